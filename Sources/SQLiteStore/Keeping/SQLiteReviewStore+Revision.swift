import GRDB
import ReviewModel
package import ReviewStorage
import Synchronization

extension SQLiteReviewStore {
  /// See ``RevisionStore``.
  package func revise(_ revisions: [RecordRevision]) throws(StoreError) {
    try revise { revising in for revision in revisions { try revising.revise(revision) } }
  }

  /// See ``RevisionStore``.
  package func revise(_ words: [WordsRevision]) throws(StoreError) {
    try revise { revising in for revision in words { try revising.revise(revision) } }
  }

  private func revise(_ body: (inout Revising) throws -> Void) throws(StoreError) {
    // Of many batches each example is read once.
    let known = exampleNames.withLock { $0 }
    let names = try write { database in
      var revising = try Revising(database, known)
      try body(&revising)
      try revising.finish()
      return revising.examples
    }
    exampleNames.withLock { $0 = names }
  }

  /// See ``RevisionStore``.
  package func rejectionReasons() throws(StoreError) -> [RejectionReason] {
    try read { database in
      try database.all(
        """
        SELECT operation, reason FROM approvals WHERE reason IS NOT NULL AND reason <> x''
        GROUP BY operation, reason ORDER BY operation, reason
        """
      ) { row in
        let operation = OperationID(row.text())
        return RejectionReason(operation: operation, text: row.text())
      }
    }
  }

  /// See ``RevisionStore``.
  ///
  /// The trigger that lets nobody change a reason is set aside inside the transaction, so that it holds for
  /// all else.
  package func revise(_ reasons: [ReasonRevision]) throws(StoreError) {
    try write { database in
      let trigger = try database.first(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'approvals_say'"
      ) { $0.text() }
      if trigger != nil { try database.execute(sql: "DROP TRIGGER approvals_say") }
      for revision in reasons {
        try database.run(
          "UPDATE approvals SET reason = ? WHERE operation = ? AND reason = ?",
          .text(revision.text),
          .text(revision.reason.operation.rawValue),
          .text(revision.reason.text)
        )
      }
      if let trigger { try database.execute(sql: trigger) }
    }
  }
}
