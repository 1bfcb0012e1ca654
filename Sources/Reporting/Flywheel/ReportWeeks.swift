import ReviewModel

/// The weeks that a report shows: the last twelve up to the one with the latest answer.
struct ReportWeeks {
  /// How many.
  static let count = 12

  /// The Mondays, oldest first, as days since 1970.
  let mondays: [Int64]
  private let first: Int64

  init(_ history: StoreHistory, now: Timestamp) {
    let days = history.volumes.map(\.day)
    let today = DashboardScope.dayNumber(of: now)
    let last = days.filter { $0 <= today }.max() ?? today
    let monday = last - ((last + 3) % 7 + 7) % 7
    first = monday - Int64(Self.count - 1) * 7
    mondays = (0..<Int64(Self.count)).map { [first] in first + $0 * 7 }
  }

  /// The week in which a day lies; nil when none does.
  func week(of day: Int64) -> Int? {
    let week = day - first
    return week >= 0 && week < Int64(Self.count) * 7 ? Int(week / 7) : nil
  }

  /// The dates of the Mondays: "2026-07-06".
  var labels: [String] { mondays.map(Self.date(ofDay:)) }

  /// How many were counted behind the last week.
  func sum(behind counts: some Sequence<(day: Int64, count: Int)>) -> Int {
    counts.reduce(0) { $0 + ($1.day >= first + Int64(Self.count) * 7 ? $1.count : 0) }
  }

  /// Sums counts by week.
  func sums(_ counts: some Sequence<(day: Int64, count: Int)>) -> [Int] {
    var sums = [Int](repeating: 0, count: Self.count)
    for (day, count) in counts { if let week = week(of: day) { sums[week] += count } }
    return sums
  }

  private static func date(ofDay day: Int64) -> String {
    String(Timestamp(milliseconds: day * 86_400_000).rfc3339.prefix(10))
  }
}
