/// How often the flywheel turns.
package enum Cadence: String, CaseIterable, Sendable {
  /// Once a week, from Monday on.
  case week
  /// Once a month.
  case month
}

/// A week or a month, in which the flywheel turns once; of UTC.
package struct CyclePeriod: Hashable, Sendable {
  /// Its name, such as "2026-W48" (ISO 8601) or "2026-11".
  package let name: String
  /// When the next one begins.
  package let end: Timestamp

  /// The period in which a moment lies.
  package init(_ cadence: Cadence, of moment: Timestamp) {
    let day = DashboardScope.dayNumber(of: moment)
    switch cadence {
    case .week:
      // The week belongs to the year of its Thursday.
      let monday = day - ((day + 3) % 7 + 7) % 7
      let year = Self.year(of: monday + 3)
      let first = Self.dayNumber(ofYear: year)
      let week = (monday + 3 - first) / 7 + 1
      name = "\(year)-W\(Self.twoDigits(week))"
      end = Timestamp(milliseconds: (monday + 7) * 86_400_000)
    case .month:
      let date = Timestamp(milliseconds: day * 86_400_000).rfc3339.prefix(7)
      name = String(date)
      var next = day
      while Timestamp(milliseconds: next * 86_400_000).rfc3339.prefix(7) == date { next += 1 }
      end = Timestamp(milliseconds: next * 86_400_000)
    }
  }

  private static func year(of day: Int64) -> Int64 {
    Int64(Timestamp(milliseconds: day * 86_400_000).rfc3339.prefix(4)) ?? 1970
  }

  /// The first of January, from the rule of leap years.
  private static func dayNumber(ofYear year: Int64) -> Int64 {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400 - 719_162
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
