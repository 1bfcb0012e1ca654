import ReviewModel
import Testing

@Suite struct `Timestamps` {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2026-07-06T02:04:09.091Z", 1_783_303_449_091),
    ("2026-07-06T04:04:09.091+02:00", 1_783_303_449_091),
    ("2026-07-06 02:04:09.0919", 1_783_303_449_091),
    ("1969-12-31T23:59:59.999Z", -1),
    ("2000-02-29", 951_782_400_000),
    ("2016-12-31T23:59:60Z", 1_483_228_799_000),
  ])
  func `RFC 3339 in every shape that logs have is read`(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01T00:00:00Z", "2026-02-29", "2026-07-06T24:00:00Z",
    "2026-07-06T02:04:09.Z",
    "2026-07-06T02:04:09Zjunk", "1783303449", "0000-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
  ])
  func `What is no time is refused`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test(arguments: [
    0, -1, 1_783_303_449_091, 951_782_400_000, -62_135_596_800_000, -62_167_219_200_000,
  ])
  func `A moment is written and read back`(milliseconds: Int64) {
    let moment = Timestamp(milliseconds: milliseconds)
    #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
  }
}
