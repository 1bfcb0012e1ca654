package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``ReviewStore``.
  package func check() throws(StoreError) -> [StoreFinding] {
    try read { database in
      var inspection = Inspection(database)
      try inspection.run()
      return inspection.findings
    }
  }
}
