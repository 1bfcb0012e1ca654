/// The state of the review at a moment, in counts: what the dashboard shows and a report tells.
///
/// It holds no text but questions, cut, versions, codes and names of reviewers.
package struct Dashboard: Hashable, Sendable {
  /// Of when it is, and what "today" and "this week" mean in it.
  package var scope: DashboardScope
  /// What waits, a line for each sort of item that does; skipped ones are among them.
  package var waiting: [WaitingLine] = []
  /// How many of those that wait were skipped.
  package var skipped = 0
  /// How many wait for a second person.
  package var flagged = 0
  /// Who decided this week, those who decided most first.
  package var reviewers: [ReviewerFigures] = []
  /// Why items stand discarded, most first.
  package var discards: [CodeCount] = []
  /// Why items stand flagged, most first.
  package var flags: [CodeCount] = []
  /// How answers failed, most first.
  package var failures: [CodeCount] = []
  /// Thumbs by the version of the agent, the one with the latest answers first.
  package var versions: [VersionWeeks] = []
  /// Questions that were decided and got a thumbs down again, most first.
  package var returning: [ReturningQuestion] = []
  /// How many such questions there are, listed or not.
  package var returningInAll = 0
  /// The state of the next release.
  package var release = ReleaseOutlook()

  /// Makes an empty one.
  package init(scope: DashboardScope) { self.scope = scope }

  /// How many items wait.
  package var waitingInAll: Int { waiting.reduce(0) { $0 + $1.total } }

  /// The most reviewers, versions and questions that are listed.
  package static let listLimit = 12
  /// How many of the last decisions are asked for questions that come back.
  package static let returningLookback = 10_000
}

/// What the words of a dashboard mean; days and weeks are those of UTC, and a week begins on Monday.
package struct DashboardScope: Hashable, Sendable {
  /// The moment.
  package var now: Timestamp
  /// The beginning of the day.
  package var today: Timestamp
  /// The beginning of the week.
  package var week: Timestamp

  /// How many weeks the charts go back, this one included.
  package static let weeks = 12
  static let day: Int64 = 86_400_000

  /// Makes the scope of a moment.
  package init(now: Timestamp) {
    self.now = now
    let day = Self.dayNumber(of: now)
    today = Self.start(ofDay: day)
    week = Self.start(ofDay: Self.monday(of: day))
  }

  /// The day of a moment, counted from the first of January 1970.
  package static func dayNumber(of moment: Timestamp) -> Int64 {
    let (days, rest) = moment.milliseconds.quotientAndRemainder(dividingBy: day)
    return rest < 0 ? days - 1 : days
  }

  /// The first and the last day of the charts.
  package var chartDays: ClosedRange<Int64> {
    let monday = Self.dayNumber(of: week)
    return (monday - Int64(Self.weeks - 1) * 7)...(monday + 6)
  }

  /// Which week of the charts a day is in, the oldest being 0; nil when it is in none.
  package func chartWeek(ofDay day: Int64) -> Int? {
    chartDays.contains(day) ? Int((day - chartDays.lowerBound) / 7) : nil
  }

  /// How old something of that moment is, by its day; nil counts as the oldest.
  package func age(of moment: Timestamp?) -> AgeBucket {
    guard let moment else { return .older }
    let day = Self.dayNumber(of: moment)
    return AgeBucket.allCases.first { age in firstDay(of: age).map { day >= $0 } ?? true } ?? .older
  }

  /// The first of the days that are of that age, or younger; nil for the oldest.
  package func firstDay(of age: AgeBucket) -> Int64? {
    age.days.map { Self.dayNumber(of: now) - $0 + 1 }
  }

  private static func start(ofDay day: Int64) -> Timestamp {
    let (start, overflow) = day.multipliedReportingOverflow(by: Self.day)
    return Timestamp(milliseconds: overflow ? .min : start)
  }

  /// 1970 began on a Thursday.
  private static func monday(of day: Int64) -> Int64 {
    let weekday = ((day + 3) % 7 + 7) % 7
    return day - weekday
  }
}

/// How old something is, in days of UTC, so that it can be counted by the day.
package enum AgeBucket: Int, CaseIterable, Sendable {
  /// Of today, or of a day to come.
  case day
  /// Of the last seven days.
  case week
  /// Of the last 28 days.
  case month
  /// Older, or nobody knows.
  case older

  /// How many days, today included; nil for the oldest.
  package var days: Int64? {
    switch self {
    case .day: 1
    case .week: 7
    case .month: 28
    case .older: nil
    }
  }
}
