import ReviewModel
import Testing

@testable import errata

@Suite struct `The log of the demo` {
  @Test func `Moves its times by days, and nothing else`() {
    let log = #"""
      {"id":"a","ts":"2026-06-22T07:14:09Z","answer":"In \"ts\" and 2026-06-22."}
      {"id":"b","ts":"soon"}
      """#
    let moved = log.replacing("06-22T07:14:09Z", with: "07-02T07:14:09.000Z")
    #expect(SampleLog.moved(log, byDays: 10) == moved)
    #expect(SampleLog.moved(log, byDays: 0) == log)
  }

  @Test(arguments: ["2026-07-13T09:00:00Z", "2031-02-01T00:30:00Z"])
  func `Ends within the last two days`(clock: String) throws {
    let now = try #require(Timestamp(rfc3339: clock))
    let times = SampleLog.lines(before: now).matches(of: /"ts":"([^"]+)"/).compactMap {
      Timestamp(rfc3339: String($0.1))
    }
    let last = try #require(times.max())
    #expect(times.count > 50 && last < now)
    #expect(now.milliseconds - last.milliseconds < 2 * 86_400_000)
  }
}
