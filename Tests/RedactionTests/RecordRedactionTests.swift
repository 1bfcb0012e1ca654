import Redaction
import Testing

@Suite struct `Redacting a record` {
  private let redactor = Redactor()

  private func redact(_ texts: [String]) -> [String] {
    var record = RecordRedaction(redactor)
    for text in texts { record.reserve(text) }
    return texts.map { record.redact($0) }
  }

  @Test func `A value has one number in all texts, and two values never share one`() {
    #expect(
      redact([
        "I am ann@example.com, not bob@example.com.", "Hello ANN@example.com!",
        "Ask bob@example.com or eve@example.com",
      ]) == [
        "I am [EMAIL_1], not [EMAIL_2].", "Hello [EMAIL_1]!", "Ask [EMAIL_2] or [EMAIL_3]",
      ]
    )
  }

  @Test(arguments: ["p@ss\"w0rd99", "pass\"w0rd99", "ab\"cdSECRET9"])
  func `A quote inside a password hides none of it`(value: String) {
    var record = RecordRedaction(redactor)
    #expect(record.redaction(of: value, label: "password")?.text == "[PASSWORD_1]")
  }

  @Test func `Separators and full-width forms do not make another value`() {
    #expect(
      redact([
        "Tel. +49 89 99998-962 or +498999998962", "ａｎｎ＠example.com and ann@exam\u{200B}ple.com",
      ]) == ["Tel. [PHONE_1] or [PHONE_1]", "[EMAIL_1] and [EMAIL_1]"]
    )
  }

  @Test func `Texts that a rule takes whole since it runs away are counted`() throws {
    var policy = RedactionPolicy()
    policy.rules = [
      RedactionRule(name: "loop", label: "LOOP", pattern: "(?:a+)+$|(a|aa)+$"),
      RedactionRule(name: "badge", label: "BADGE", pattern: #"B-\d"#),
    ]
    var record = RecordRedaction(try Redactor(policy: policy))
    #expect(record.redact("B-1 is fine") == "[BADGE_1] is fine")
    #expect(record.runaways == [:])
    #expect(record.redact(String(repeating: "a", count: 4_000) + "!") == "[LOOP_1]")
    #expect(record.runaways == ["loop": 1])
  }

  @Test func `Types are numbered apart`() {
    #expect(
      redact(["ann@example.com from 203.0.113.7"]) == ["[EMAIL_1] from [IP_1]"]
    )
  }

  @Test func `A name that the record already has is not given again`() {
    #expect(
      redact([
        "Mail ann@example.com", "[EMAIL_1] and [EMAIL_3] wrote to bob@example.com, eve@example.com",
      ])
        == ["Mail [EMAIL_2]", "[EMAIL_1] and [EMAIL_3] wrote to [EMAIL_4], [EMAIL_5]"]
    )
  }

  @Test(arguments: [
    "[EMAIL_1]", "[PHONE_202555] is a placeholder", "https://user:[URL_CREDENTIAL_1]@example.com",
    "[EMAIL_1]@example.com", "card [CREDIT_CARD_1]",
  ])
  func `A placeholder is never redacted`(text: String) {
    #expect(redactor.findings(in: text) == [])
  }

  @Test(arguments: [
    "[CARD_1]4111111111111111", "[PHONE_0]4111111111111111", "[EMAIL_1 4111111111111111]",
  ])
  func `A value cannot hide in what looks like a placeholder`(text: String) {
    #expect(redactor.findings(in: text).map(\.type) == [.card])
  }

  @Test func `Someone whose name was found is found again, by either name and in any text`() {
    #expect(
      redact([
        "I am Anna Kowalska. Anna is my name; KOWALSKA, not kowalska.",
        "Dear Anna, Mrs Kowalska wrote",
        "Annapolis and annals",
      ]) == [
        "I am [PERSON_1]. [PERSON_2] is my name; [PERSON_3], not kowalska.",
        "Dear [PERSON_2], Mrs [PERSON_3] wrote", "Annapolis and annals",
      ]
    )
  }

  @Test func `A name that is a word is not taken for a mention`() {
    #expect(
      redact(["Ask Mark Zimmermann. Mark the page, in May or at Will's."]) == [
        "Ask [PERSON_1]. Mark the page, in May or at Will's."
      ]
    )
  }

  @Test func `What is found and what is said of it agree`() throws {
    var record = RecordRedaction(redactor)
    let found = record.redaction(of: "é ann@example.com, SSN 447-36-6607")
    let redaction = try #require(found)
    #expect(redaction.text == "é [EMAIL_1], SSN [US_SSN_1]")
    #expect(redaction.spans.map(\.finding.range) == [3..<18, 24..<35])
    #expect(redaction.spans.map(\.placeholder) == ["[EMAIL_1]", "[US_SSN_1]"])
    #expect(record.counts == [.email: 1, .ssn: 1])
    let nothing = record.redaction(of: "nothing")
    #expect(nothing == nil)
  }
}

@Suite struct `Overlapping findings` {
  /// Finds its word wherever it stands.
  private struct WordDetector: Detector {
    let id: String
    let type: FindingType
    let word: String
    let proof: Proof
    var triggers: Triggers { Triggers(String(word.prefix(1))) }
    let examples: [String] = []

    func match(at index: Int, in text: ScannedText) -> Match? {
      for (step, byte) in word.utf8.enumerated() where text[index + step] != byte { return nil }
      return Match(index..<index + word.utf8.count, proof)
    }
  }

  private func redact(
    _ text: String,
    _ words: [(label: String, word: String, proof: Proof)]
  ) -> String {
    let detectors = words.map {
      WordDetector(id: $0.label, type: FindingType($0.label), word: $0.word, proof: $0.proof)
    }
    var record = RecordRedaction(Redactor(detectors: detectors))
    return record.redact(text)
  }

  @Test func `The longer wins over the shorter inside it`() {
    #expect(redact("-abcdef-", [("A", "abcdef", .shape), ("B", "cd", .checksum)]) == "-[A_1]-")
    #expect(redact("-abcdef-", [("B", "abc", .checksum), ("A", "abcdef", .shape)]) == "-[A_1]-")
  }

  @Test func `Of two as long the better proven wins, then the earlier detector`() {
    #expect(redact("-abc-", [("A", "abc", .shape), ("B", "abc", .context)]) == "-[B_1]-")
    #expect(redact("-abc-", [("A", "abc", .shape), ("B", "abc", .shape)]) == "-[A_1]-")
  }

  @Test func `Nothing of the loser stays`() {
    #expect(redact("-abcdef-", [("A", "abcd", .shape), ("B", "def", .checksum)]) == "-[A_1]-")
    #expect(redact("-abcdef-", [("A", "abc", .shape), ("B", "cdef", .checksum)]) == "-[B_1]-")
  }

  @Test func `Neighbours stay apart`() {
    #expect(redact("abcdef", [("A", "abc", .shape), ("B", "def", .shape)]) == "[A_1][B_1]")
  }
}

@Suite struct `The name of a field` {
  private let redactor = Redactor()

  @Test(arguments: [
    ("phone", "2025550143", 1), ("userPhone", "2025550143", 1), ("ssn", "792860201", 1),
    ("count", "2025550143", 0), ("order_id", "202-555-0143", 0), ("text", "2025550143", 0),
  ])
  func `Counts as a word before its text`(label: String, text: String, count: Int) {
    let findings = redactor.findings(in: text, label: label)
    #expect(findings.count == count)
    #expect(findings.allSatisfy { $0.range == 0..<text.utf8.count })
  }

  @Test(arguments: [
    ("api_secret", #"aa"bb99ccDD77ee"#), ("password", #"xY7!kk"mm9QQ"#),
    ("password", #"it's "odd" 77x"#),
    ("db_password", "New York 1984!"), ("password", "Enter 4 Sandman!"),
    ("password", "My user 77!"), ("password", "See Spot run 77!"), ("password", "There is 1 cat!"),
    ("db_password", "My Dog 77!"), ("passphrase", "correct horse battery staple"),
    ("token", "abcdef123456789"), ("password", #"dir\77! x"#), ("client_secret", "a1b2c3d4e5f607"),
  ])
  func `Of a secret takes its text whole, whatever it is made of`(label: String, text: String) {
    let findings = redactor.findings(in: text, label: label)
    #expect(findings.map(\.range) == [0..<text.utf8.count])
    let evidence = redactor.evidence(for: findings, in: text, label: label)
    #expect(evidence.map(\.words) == [[label.split(separator: "_").last.map(String.init) ?? label]])
  }

  @Test(arguments: [
    ("password", "Enter your password"), ("password", "Forgot it?"), ("password", "string"),
    ("password", "[PASSWORD_1]"), ("password", "Kennwort"), ("token", "getUserName"),
    ("token", "abc def"),
    ("public_key", "a1b2c3d4e5f607"), ("password_hint", "my dog 77"),
    ("passphrase", "Ask the team lead in the room"), ("password", "See Vault > Team A"),
    ("password", "There are many rooms in Buckingham Palace."),
  ])
  func `Of a secret leaves what stands for one`(label: String, text: String) {
    #expect(redactor.findings(in: text, label: label).isEmpty)
  }
}

@Suite struct `Where a detector is asked` {
  /// Takes what it is asked at up to the next blank.
  private struct AskedDetector: Detector {
    let id = "asked"
    let type = FindingType("ASKED")
    var triggers: Triggers
    let examples: [String] = []

    func match(at index: Int, in text: ScannedText) -> Match? {
      var end = index
      while end < text.count, text[end] != 0x20 { end += 1 }
      return Match(index..<end, .shape)
    }
  }

  private func redact(_ text: String, at triggers: Triggers) -> String {
    var record = RecordRedaction(Redactor(detectors: [AskedDetector(triggers: triggers)]))
    return record.redact(text)
  }

  @Test func `At its literals in any case, also inside a word`() {
    let triggers = Triggers(literals: ["pass", "password", "key="])
    #expect(
      redact("a Password, myKEY=1 pas key", at: triggers) == "a [ASKED_1] my[ASKED_2] pas key"
    )
    #expect(redact("", at: triggers) == "")
  }

  @Test func `At the first digit of a run, and at its bytes wherever they stand`() {
    #expect(
      redact("ab12 #3 a1", at: Triggers(digitRuns: true)) == "ab[ASKED_1] #[ASKED_2] a[ASKED_3]"
    )
    #expect(redact("ab12", at: Triggers("2")) == "ab1[ASKED_1]")
    #expect(redact("a@12", at: Triggers("@", digitRuns: true)) == "a[ASKED_1]")
  }

  @Test func `At the first digit of a run that a long number begins with`() {
    #expect(
      redact("1-23 456, 12345 1 2 3-4 (56) 1,234,567", at: Triggers(longNumbers: true))
        == "[ASKED_1] 456, [ASKED_2] [ASKED_3] [ASKED_4] 3-4 (56) 1,234,567"
    )
  }

  @Test func `At words by their first three letters, also at the end of the text`() {
    let triggers = Triggers(words: ["march", "my"])
    #expect(
      redact("marsh March's ma my_x tomy mY", at: triggers)
        == "[ASKED_1] [ASKED_2] ma [ASKED_3] tomy [ASKED_4]"
    )
  }

  @Test func `However many detectors there are`() {
    let detectors = (0..<200).map { AskedDetector(triggers: Triggers($0 == 150 ? "#" : "@")) }
    var record = RecordRedaction(Redactor(detectors: detectors))
    #expect(record.redact("a #b") == "a [ASKED_1]")
  }

  @Test(arguments: [
    "born on 1.11.1990; date of birth: 1.11.1990, date of birth: 11.1.1990",
    "ship to: 1 11th Street, Albany, NY 12207. Ship to: 11 1th Street, Albany, NY 12207.",
    "password: Ab%40cd12XY and password: Ab@cd12XY",
  ])
  func `Two values never share a placeholder`(text: String) {
    var record = RecordRedaction(Redactor())
    let spans = record.redaction(of: text)?.spans ?? []
    #expect(spans.count > 1)
    let bytes = Array(text.utf8)
    let values = Set(spans.map { String(decoding: bytes[$0.finding.range], as: UTF8.self) })
    #expect(Set(spans.map(\.placeholder)).count == values.count)
  }

  @Test func `A long token is a secret in a field that says so`() {
    let token = String(repeating: "k3J9xP2vQ8zR", count: 400)
    var record = RecordRedaction(Redactor())
    #expect(record.redaction(of: token, label: "client_secret")?.text == "[API_KEY_1]")
    #expect(record.redaction(of: token, label: "text") == nil)
  }

  @Test func `A field of one letter names nothing`() {
    var record = RecordRedaction(Redactor())
    #expect(record.redaction(of: "1700000000000", label: "t") == nil)
    #expect(record.redaction(of: "4045550188", label: "phone")?.text == "[PHONE_1]")
  }

  @Test func `What stands beside a mention is found in the first pass`() {
    let text =
      "my name is John Smith. card 4111 1111 1111 1111-John Smith, 4111 1111 1111 1111/Smith"
    var record = RecordRedaction(Redactor())
    let once = record.redact(text)
    #expect(!once.contains("4111"))
    var again = RecordRedaction(Redactor())
    #expect(again.redact(once) == once)
  }
}
