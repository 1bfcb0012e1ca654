import Testing

@testable import Redaction

@Suite struct `A text that cannot hide anything` {
  @Test(arguments: ["down", "up", "2026-01-31T09:30:00Z", "2026-01-31T09:30:00.123+02:00", ""])
  func `Is a small word or a moment`(text: String) {
    #expect(text.isPlain)
    #expect(Redactor().findings(in: text).isEmpty)
  }

  @Test(arguments: [
    "Olga", "hunter2", "a@b.example", "2026-01-31", "2026-01-31T09:30:00Z Olga", "王小明",
  ])
  func `Is nothing else`(text: String) {
    #expect(!text.isPlain)
  }

  @Test func `Is looked at where the user's own rules may want it`() throws {
    var policy = RedactionPolicy()
    policy.rules = [RedactionRule(name: "code", label: "CODE", pattern: "down")]
    #expect(try Redactor(policy: policy).findings(in: "down", label: nil).count == 1)
  }
}
