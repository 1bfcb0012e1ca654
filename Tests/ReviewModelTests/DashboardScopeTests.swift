import ReviewModel
import Testing

@Suite struct `The days and weeks of a dashboard` {
  @Test(arguments: [
    ("2026-07-22T09:30:00Z", "2026-07-22", "2026-07-20"),
    ("2026-07-20T00:00:00Z", "2026-07-20", "2026-07-20"),
    ("2026-07-19T23:59:59Z", "2026-07-19", "2026-07-13"),
    ("1970-01-01T00:00:00Z", "1970-01-01", "1969-12-29"),
    ("1969-12-31T23:00:00Z", "1969-12-31", "1969-12-29"),
  ])
  func `Begin at midnight and on Monday, in UTC`(now: String, today: String, week: String) throws {
    let scope = DashboardScope(now: try #require(Timestamp(rfc3339: now)))
    #expect(scope.today == Timestamp(rfc3339: today))
    #expect(scope.week == Timestamp(rfc3339: week))
    #expect(scope.chartWeek(ofDay: DashboardScope.dayNumber(of: scope.now)) == 11)
  }

  @Test func `Reach back twelve weeks, this one included`() throws {
    let scope = DashboardScope(now: try #require(Timestamp(rfc3339: "2026-07-22T09:30:00Z")))
    func week(_ day: String) throws -> Int? {
      scope.chartWeek(
        ofDay: DashboardScope.dayNumber(of: try #require(Timestamp(rfc3339: day)))
      )
    }
    #expect(try week("2026-05-03") == nil)
    #expect(try week("2026-05-04") == 0)
    #expect(try week("2026-07-19") == 10)
    #expect(try week("2026-07-26") == 11)
    #expect(try week("2026-07-27") == nil)
  }

  @Test(arguments: [Int64.min, .min + 1, -1, 0, .max - 1, .max])
  func `Are found of any moment`(milliseconds: Int64) {
    let moment = Timestamp(milliseconds: milliseconds)
    let scope = DashboardScope(now: moment)
    #expect(scope.chartDays.count == 84)
    for age in AgeBucket.allCases { _ = scope.firstDay(of: age) }
    _ = scope.age(of: moment)
    #expect(scope.age(of: nil) == .older)
  }

  @Test func `Sort what waits by its age`() throws {
    let now = try #require(Timestamp(rfc3339: "2026-07-22T09:30:00Z"))
    let scope = DashboardScope(now: now)
    let day: Int64 = 86_400_000
    for (days, age) in [(0, AgeBucket.day), (1, .week), (6, .week), (7, .month), (28, .older)] {
      #expect(scope.age(of: now.adding(milliseconds: -Int64(days) * day)) == age, "\(days)")
      let midnight = scope.today.adding(milliseconds: -Int64(days) * day)
      #expect(scope.age(of: midnight) == age, "\(days)")
    }
    #expect(scope.age(of: now.adding(milliseconds: day)) == .day)
  }

  @Test func `Have medians that no outlier moves`() {
    func effort(_ milliseconds: Int) -> DecisionEffort {
      DecisionEffort(milliseconds: milliseconds, keys: milliseconds / 10)
    }
    #expect(DecisionEffort.median(of: []) == nil)
    #expect(DecisionEffort.median(of: [effort(10)]) == effort(10))
    #expect(DecisionEffort.median(of: [900, 10, 20].map(effort)) == effort(20))
    #expect(DecisionEffort.median(of: [900, 10, 20, 40].map(effort)) == effort(30))
    #expect(DecisionEffort.median(of: [.max, .max].map(effort))?.milliseconds == .max)
  }
}
