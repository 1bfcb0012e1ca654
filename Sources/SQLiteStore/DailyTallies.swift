import GRDB
import ReviewModel

/// Answers by day, agent and signal, kept instead of counted; changes are gathered and written once.
///
/// An answer without a time is in none of them.
struct DailyTallies {
  private struct Entry: Hashable {
    let day: Int64
    let agent: Int64
    let signal: Int64
  }

  private var changes: [Entry: Int64] = [:]

  /// Gathers nothing yet.
  init() {}

  /// Counts every record.
  init(reading database: Database) throws {
    let records = try Query(
      """
      SELECT x.time, x.agent, \(FeedbackRow.columns)
      FROM interactions x LEFT JOIN feedback f ON f.interaction = x.key
      """,
      in: database
    )
    var counted = DailyTallies()
    try records.each { row in
      let time = row.optionalInteger()
      let agent = row.integer()
      counted.count(Signal(try FeedbackRow.read(&row)?.feedback), at: time, agent: agent)
    }
    self = counted
  }

  mutating func count(_ signal: Signal, at time: Int64?, agent: Int64, by delta: Int64 = 1) {
    guard let time else { return }
    let day = DashboardScope.dayNumber(of: Timestamp(milliseconds: time))
    changes[Entry(day: day, agent: agent, signal: signal.code), default: 0] += delta
  }

  func write(to database: Database) throws {
    for (entry, delta) in changes where delta != 0 {
      try database.run(
        """
        INSERT INTO daily VALUES (?, ?, ?, ?)
        ON CONFLICT (day, agent, signal) DO UPDATE SET count = count + excluded.count
        """,
        .integer(entry.day),
        .integer(entry.agent),
        .integer(entry.signal),
        .integer(delta)
      )
      guard delta < 0 else { continue }
      try database.run(
        "DELETE FROM daily WHERE day = ? AND agent = ? AND signal = ? AND count = 0",
        .integer(entry.day),
        .integer(entry.agent),
        .integer(entry.signal)
      )
    }
  }

  /// Whether the table says what was counted here.
  func isStored(in database: Database) throws -> Bool {
    var stored: [Entry: Int64] = [:]
    try Query("SELECT day, agent, signal, count FROM daily", in: database).each { row in
      let entry = Entry(day: row.integer(), agent: row.integer(), signal: row.integer())
      stored[entry] = row.integer()
    }
    return stored == changes.filter { $0.value != 0 }
  }
}
