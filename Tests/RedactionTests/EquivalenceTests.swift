import Redaction
import ReviewModel
import Testing

/// Texts that Unicode calls canonically equivalent are other bytes.
@Suite struct `Equal texts of other bytes` {
  private let composed = "A caf\u{E9} wrote to a.kowalska@example.com, password: hunter2Xy9zQ"
  private let decomposed = "A cafe\u{301} wrote to a.kowalska@example.com, password: hunter2Xy9zQ"

  @Test func `Are each redacted where their values stand`() {
    var record = RecordRedaction(Redactor())
    let source = Source(
      id: "s",
      uri: "https://en.wikipedia.org/wiki/Zoe",
      text: "Zoe Kravitz is an actor."
    )
    record.leaveNames(publishedIn: [source], besides: [composed, decomposed])
    #expect(
      record.redact(composed) == "A caf\u{E9} wrote to [EMAIL_1], password: [PASSWORD_1]"
    )
    let other = record.redact(decomposed)
    #expect(
      Array(other.utf8) == Array("A cafe\u{301} wrote to [EMAIL_1], password: [PASSWORD_1]".utf8)
    )
  }

  @Test(arguments: [
    ("password: Zo\u{E9}hunter2X", "password: Zoe\u{301}hunter2X"),
    ("ann@example.com", "\u{430}nn@example.com"),
    ("call +20 2555 0143", "phone (202) 555-0143"),
  ])
  func `Are two values, as those are that only look alike`(first: String, second: String) {
    var record = RecordRedaction(Redactor())
    let one = record.redaction(of: first)?.spans.map(\.placeholder) ?? []
    let two = record.redaction(of: second)?.spans.map(\.placeholder) ?? []
    #expect(!one.isEmpty && !two.isEmpty)
    #expect(Set(one).isDisjoint(with: two))
  }

  @Test func `Are one value when only its separators and its case differ`() {
    var record = RecordRedaction(Redactor())
    #expect(record.redact("call +1 202-555-0143") == "call [PHONE_1]")
    #expect(record.redact("tel: +12025550143 or ANN@example.com") == "tel: [PHONE_1] or [EMAIL_1]")
    #expect(record.redact("\u{FF21}nn@example.com") == "[EMAIL_1]")
  }
}
