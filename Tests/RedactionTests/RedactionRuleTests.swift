import Testing

@testable import Redaction

@Suite struct `A rule of the user's own` {
  private func redact(
    _ text: String,
    by rules: [RedactionRule],
    allowing: [String] = []
  ) throws -> String {
    var policy = RedactionPolicy()
    policy.rules = rules
    policy.allowed = allowing
    var record = RecordRedaction(try Redactor(policy: policy))
    return record.redact(text)
  }

  private func rule(
    _ pattern: String?,
    _ change: (inout RedactionRule) -> Void = { _ in }
  ) -> RedactionRule {
    var rule = RedactionRule(name: "ticket", label: "TICKET", pattern: pattern)
    change(&rule)
    return rule
  }

  @Test func `Takes what its pattern matches, or the first group of it`() throws {
    #expect(
      try redact("see T-123 and T-9", by: [rule(#"\bT-\d{3}\b"#)]) == "see [TICKET_1] and T-9"
    )
    #expect(try redact("no. 77 of 88", by: [rule(#"no\. (\d+)"#)]) == "no. [TICKET_1] of 88")
    #expect(try redact("t-123", by: [rule("T-[0-9]+") { $0.ignoresCase = true }]) == "[TICKET_1]")
  }

  @Test func `Asks for a word of context, as a whole word`() throws {
    let rules = [rule(#"\d{6}"#) { $0.contextWords = ["badge", "staff number"] }]
    #expect(try redact("Badge: 123456", by: rules) == "Badge: [TICKET_1]")
    #expect(try redact("his staff number is 123456", by: rules) == "his staff number is [TICKET_1]")
    #expect(try redact("badges 123456, order 123456", by: rules) == "badges 123456, order 123456")
  }

  @Test(arguments: [
    (RedactionRule.Validator.luhn, "79927398713", "79927398714"),
    (.mod97, "DE89370400440532013000", "DE89370400440532013001"),
    (.mod11, "02476291358", "02476291359"), (.verhoeff, "2363", "2364"),
    (.entropy, "k3J9xP2vQ8zR", "aaaaaaaaaaaa"),
  ])
  func `Asks its validator`(validator: RedactionRule.Validator, good: String, bad: String) throws {
    let rules = [rule("<(.*?)>") { $0.validator = validator }]
    var policy = RedactionPolicy()
    policy.rules = rules
    var record = RecordRedaction(try Redactor(detectors: [], policy: policy))
    #expect(record.redact("<\(good)> <\(bad)>") == "<[TICKET_1]> <\(bad)>")
  }

  @Test func `Takes the words of its dictionary, whole`() throws {
    let rules = [rule(nil) { $0.dictionary = ["Nightingale", "Blue Heron"] }]
    #expect(
      try redact("project nightingale, BLUE HERON, nightingales", by: rules)
        == "project [TICKET_1], [TICKET_2], nightingales"
    )
  }

  @Test(arguments: [
    ("4111111111111111", "Card 4111 1111 1111 1111, and 4111-1111-1111-1111."),
    ("4111 1111 1111 1111", "Card 4111111111111111."),
    ("4111111111111111", "Card \u{FF14}111\u{A0}1111\u{2011}1111 1111."),
    ("de89370400440532013000", "IBAN DE89 3704 0044 0532 0130 00."),
    ("+498999998962", "Call +49 89 99998-962."),
  ])
  func `Leaves what is allowed, however it is parted`(allowed: String, text: String) throws {
    #expect(try redact(text, by: []) != text)
    #expect(try redact(text, by: [], allowing: [allowed]) == text)
  }

  @Test(arguments: [
    ("4111111111111111", "Card 4111 1111 1111 1111 and 5500 0000 0000 0004."),
    ("ann.lee@example.com", "Mail annlee@example.com."),
    ("10.1.2.3", "Host 101.2.3.4 or 10.12.3.4"),
  ])
  func `Takes what only looks like something allowed`(allowed: String, text: String) throws {
    #expect(try redact(text, by: [], allowing: [allowed]) != text)
  }

  @Test func `Leaves what is allowed, by itself or for all`() throws {
    let rules = [rule(#"T-\d+"#) { $0.allowed = ["t-1"] }]
    #expect(try redact("T-1 T-2", by: rules) == "T-1 [TICKET_1]")
    #expect(
      try redact("help@acme.example ann@acme.example", by: [], allowing: ["Help@acme.example"])
        == "help@acme.example [EMAIL_1]"
    )
  }

  @Test func `Sees the folded text, and gives the place in the one that was given`() throws {
    #expect(try redact("é Ｔ－１２３ é", by: [rule(#"T-\d{3}"#)]) == "é [TICKET_1] é")
  }

  @Test func `Takes the whole text when its pattern runs away`() throws {
    let text = String(repeating: "a", count: 4_000) + "!"
    #expect(try redact(text, by: [rule("(?:a+)+$|(a|aa)+$")]) == "[TICKET_1]")
  }

  @Test(arguments: [
    ("(", "TICKET"), ("a*", "TICKET"), ("a", "ticket"), ("a", "_"), ("a", ""), (#"\C"#, "TICKET"),
  ])
  func `Is refused when it cannot be used`(pattern: String, label: String) {
    let rule = RedactionRule(name: "x", label: label, pattern: pattern)
    #expect(throws: RedactionPolicyError.self) { try redact("", by: [rule]) }
  }

  @Test func `Is refused with neither pattern nor words`() {
    #expect(throws: RedactionPolicyError(rule: "ticket", reason: .empty)) {
      try redact("", by: [rule(nil)])
    }
  }

  @Test func `A type that is off is not looked for`() throws {
    var policy = RedactionPolicy()
    policy.offTypes = ["IP"]
    var record = RecordRedaction(try Redactor(policy: policy))
    #expect(record.redact("203.0.113.7 ann@example.com") == "203.0.113.7 [EMAIL_1]")
  }

  @Test func `Knows a placeholder whose label begins with another's`() throws {
    let rules = [rule("foo") { $0.label = "EMAIL_X" }]
    #expect(try redact("[EMAIL_X_1] foo", by: rules) == "[EMAIL_X_1] [EMAIL_X_2]")
  }

  @Test func `Tells values apart by case unless it ignores case`() throws {
    #expect(
      try redact("TKT-ab TKT-AB", by: [rule(#"TKT-\w+"#)]) == "[TICKET_1] [TICKET_2]"
    )
    let ignoring = [rule(#"TKT-\w+"#) { $0.ignoresCase = true }]
    #expect(try redact("TKT-ab TKT-AB", by: ignoring) == "[TICKET_1] [TICKET_1]")
  }

  @Test(arguments: [
    ("Projekt–Adler", "see Projekt–Adler, projekt–adler"),
    ("MÜLLERWERK", "see müllerwerk, Müllerwerk"),
  ])
  func `Finds words of its dictionary as texts have them`(word: String, text: String) throws {
    let redacted = try redact(text, by: [rule(nil) { $0.dictionary = [word] }])
    #expect(redacted == "see [TICKET_1], [TICKET_1]")
  }

  @Test(arguments: [
    (#"K[äö]l-\d+"#, "Köl-1 Käl-2 Kül-3", "[TICKET_1] [TICKET_2] Kül-3"),
    (#"\bÖ\d+"#, "Ö12 XÖ12", "[TICKET_1] XÖ12"),
    (#"\p{Lu}{3}-\d+"#, "ÄÖÜ-12", "[TICKET_1]"),
    (#"\w+-\d+"#, "Müller-12 naïve", "[TICKET_1] naïve"),
    (#"x[é]+y"#, "xéy xüy", "[TICKET_1] xüy"),
    ("Blue Heron", "Blue Heron / Ｂｌｕｅ Ｈｅｒｏｎ", "[TICKET_1] / [TICKET_1]"),
  ])
  func `Knows letters of every script`(pattern: String, text: String, expected: String) throws {
    #expect(try redact(text, by: [rule(pattern)]) == expected)
  }

  @Test func `Knows capitals of every script when it ignores case`() throws {
    let rules = [rule(#"kunde-zürich-\d+"#) { $0.ignoresCase = true }]
    #expect(try redact("KUNDE-ZÜRICH-12", by: rules) == "[TICKET_1]")
  }

  @Test func `Matches nothing in what is no UTF-8, and goes on behind it`() throws {
    let pattern = try CompiledPattern(#"\w+-\d+"#, ignoresCase: false)
    let bytes = Array("a ".utf8) + [0xE1, 0x81] + Array(" Ü-12".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      #expect(
        pattern.first(in: buffer, from: 0) == .match(whole: 5..<10, value: 5..<10)
      )
    }
  }

  @Test func `Lets stay what may stay whatever finds it`() throws {
    #expect(
      try redact("TKT-1 tkt-1 TKT-2", by: [rule("(?i:TKT)-[0-9]")], allowing: ["TKT-1"])
        == "TKT-1 tkt-1 [TICKET_1]"
    )
    let text = "my name is Ivan Karlovich. Karlovich said so"
    #expect(
      try redact(text, by: [], allowing: ["karlovich"])
        == "my name is [PERSON_1]. Karlovich said so"
    )
  }

  @Test(arguments: [
    #"Codename–\w+"#, #"\b"#, "a*", #"a\Cb"#,
  ])
  func `Is refused when it could find nothing, or split characters`(pattern: String) {
    #expect(throws: RedactionPolicyError.self) { try redact("x", by: [rule(pattern)]) }
  }
}
