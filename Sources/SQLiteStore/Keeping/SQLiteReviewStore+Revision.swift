import GRDB
import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``RevisionStore``.
  package func revise(_ revisions: [RecordRevision]) throws(StoreError) {
    try write { database in
      var revising = try Revising(database)
      for revision in revisions { try revising.revise(revision) }
      try revising.finish()
    }
  }

  /// See ``RevisionStore``.
  package func revise(_ words: [WordsRevision]) throws(StoreError) {
    try write { database in
      var revising = try Revising(database)
      for revision in words { try revising.revise(revision) }
      try revising.finish()
    }
  }
}
