import Testing

@testable import errata

@Suite struct `The progress bar` {
  @Test func `Fills with the work`() {
    #expect(
      ProgressLine.text("reading", done: 25, total: 100, detail: "12 records")
        == "reading [######..................] 25% 12 records"
    )
  }

  @Test(arguments: [(0 as Int64, "0%"), (100, "100%"), (250, "100%"), (-3, "0%")])
  func `Stays within its bounds`(done: Int64, percent: String) {
    #expect(
      ProgressLine.text("reading", done: done, total: 100, detail: "").contains("] \(percent)")
    )
  }

  @Test func `Needs no total`() {
    #expect(
      ProgressLine.text("reading", done: 25, total: nil, detail: "12 records")
        == "reading 12 records"
    )
  }
}
