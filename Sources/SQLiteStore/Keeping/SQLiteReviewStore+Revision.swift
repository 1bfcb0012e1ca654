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
