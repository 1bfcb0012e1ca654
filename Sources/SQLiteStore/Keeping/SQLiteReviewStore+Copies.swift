import GRDB
import ReviewModel
package import ReviewStorage
import Synchronization

extension SQLiteReviewStore {
  /// See ``RevisionStore``.
  package func forEachCopy(
    in place: WordsPlace,
    _ body: (CopiedWords) -> Void
  ) throws(StoreError) {
    try read { database in
      switch place {
      case .record, .decision, .rejection: break
      case .example: try CopyRow.forEachExample(in: database, body)
      case .side: try CopyRow.forEachSide(in: database, body)
      case .drop: try CopyRow.forEachDrop(in: database, body)
      case .question: try CopyRow.forEachQuestion(in: database, body)
      case .agent: try CopyRow.forEachAgent(in: database, body)
      case .remains: try CopyRow.forEachRemains(in: database, body)
      case .gate: try GateCopyRow.forEach(in: database, body)
      }
    }
  }

  /// See ``RevisionStore``.
  package func revise(_ copies: [CopyRevision]) throws(StoreError) {
    exampleNames.withLock { $0 = ExampleNames() }
    try write { database in
      for revision in copies { try CopyRow.revise(revision, in: database) }
    }
  }

  /// See ``RevisionStore``.
  package func pendingRecheck() throws(StoreError) -> PendingRecheck? {
    try read { try PendingRecheckRow.read(in: $0) }
  }

  /// See ``RevisionStore``.
  package func begin(_ recheck: PendingRecheck) throws(StoreError) {
    try write { try PendingRecheckRow.put(recheck, in: $0) }
  }

  /// See ``RevisionStore``.
  ///
  /// The journal is emptied again afterwards, if nobody reads.
  package func finishRecheck() throws(StoreError) {
    exampleNames.withLock { $0 = ExampleNames() }
    try write { try PendingRecheckRow.delete(in: $0) }
    try emptyJournal()
  }
}
