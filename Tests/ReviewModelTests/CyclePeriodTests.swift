import ReviewModel
import Testing

@Suite struct `The period of a cycle` {
  @Test(
    arguments: [
      // ISO 8601: the first week is that of the first Thursday.
      ("2026-11-29T10:00:00Z", "2026-W48", "2026-11-30"),
      ("2026-11-30T00:00:00Z", "2026-W49", "2026-12-07"),
      ("2027-01-01T12:00:00Z", "2026-W53", "2027-01-04"),
      ("2024-12-30T00:00:00Z", "2025-W01", "2025-01-06"),
      ("2021-01-03T23:59:59Z", "2020-W53", "2021-01-04"),
    ]
  )
  func `A week has its number by ISO 8601`(moment: String, name: String, end: String) throws {
    let period = CyclePeriod(.week, of: try #require(Timestamp(rfc3339: moment)))
    #expect(period.name == name)
    #expect(period.end.rfc3339.prefix(10) == end)
  }

  @Test(
    arguments: [
      ("2026-11-29T10:00:00Z", "2026-11", "2026-12-01"),
      ("2024-02-29T00:00:00Z", "2024-02", "2024-03-01"),
      ("2025-12-31T23:59:59Z", "2025-12", "2026-01-01"),
    ]
  )
  func `A month has its name`(moment: String, name: String, end: String) throws {
    let period = CyclePeriod(.month, of: try #require(Timestamp(rfc3339: moment)))
    #expect(period.name == name)
    #expect(period.end.rfc3339.prefix(10) == end)
  }
}
