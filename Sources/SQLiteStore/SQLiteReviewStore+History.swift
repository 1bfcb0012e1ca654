import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``DashboardStore``.
  package func history() throws(StoreError) -> StoreHistory {
    try read { database in
      var history = StoreHistory()
      history.volumes = try database.all(
        """
        SELECT d.day, g.version, d.signal, sum(d.count)
        FROM daily d CROSS JOIN agents g ON g.key = d.agent WHERE d.count > 0
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """
      ) { row in
        StoreHistory.Volume(
          day: row.integer(),
          version: row.optionalText(),
          signal: try row.coded(),
          count: Int(row.integer())
        )
      }
      // The day as `DashboardScope.dayNumber` rounds it down.
      let days = try database.all(
        """
        SELECT o.time / 86400000 - (o.time % 86400000 < 0), sum(s.effective)
        FROM standings s CROSS JOIN operations o ON o.key = s.operation
        WHERE o.action = 0 AND o.verdict IN (1, 2, 3) AND s.state = 0 AND s.effective > 0
        GROUP BY 1
        """
      ) { (day: $0.integer(), count: Int($0.integer())) }
      history.settled = Dictionary(days.map { ($0.day, $0.count) }, uniquingKeysWith: +)
      return history
    }
  }
}
