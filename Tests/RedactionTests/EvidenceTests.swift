import Redaction
import Testing

@Suite struct `What spoke for a finding` {
  private static let redactor = Redactor()

  private func evidence(_ text: String, label: String? = nil) -> [Evidence] {
    Self.redactor.evidence(
      for: Self.redactor.findings(in: text, label: label),
      in: text,
      label: label
    )
  }

  struct Case: Sendable {
    let text: String
    let validator: String?
    let word: String?

    init(_ text: String, _ validator: String?, _ word: String?) {
      self.text = text
      self.validator = validator
      self.word = word
    }
  }

  static let cases: [Case] = [
    Case("visa 4111 1111 1111 1111", "luhn", "visa"),
    Case("4111 1111 1111 1111", "luhn", nil),
    Case("card no. 4111 1111 1111 1112", nil, "card"),
    Case("IBAN DE89 3704 0044 0532 0130 00", "mod97", "iban"),
    Case("SSN 447-36-6607", nil, "ssn"),
    Case("call me at 202-555-0143", nil, "call"),
    Case("Aadhaar 8315 6910 9713", "IN Aadhaar, verhoeff", "aadhaar"),
    Case("burgerservicenummer 262189999", "NL BSN", "burgerservicenummer"),
    Case("CPF 384.671.583-29", nil, "cpf"),
    Case("account no. 12345678", nil, "account no"),
    Case("date of birth 1985-03-12", nil, "date of birth"),
    Case("Ship to: 5 The Maltings, Hertford SG13 7PA", nil, "ship to"),
    Case("My name is Xhevdet Berisha", nil, "my name is"),
    Case("Frau Dr. Schäfer", nil, "frau"),
    Case("db_password = \"Gr33nTea!\"", nil, "password"),
    Case("sshpass -p 'moon+light5' ssh h", nil, "-p"),
    Case("Authorization: Bearer 9f8a7b6c5d4e3f2a1b0c", nil, "bearer"),
    Case("https://x.example.com/reset?code=9f8a7b6c5d4e3f2a1b0c", nil, "code"),
    Case("Anna Kowalska was here", nil, nil),
    Case("ann@example.com", nil, nil),
    Case("visa ４１１１ 1111\u{200B}1111 1111", "luhn", "visa"),
  ]

  @Test(arguments: cases)
  func `Is named by validator and word`(example: Case) throws {
    let evidence = try #require(evidence(example.text).first)
    #expect(evidence.validator == example.validator)
    #expect(evidence.words == [example.word].compactMap(\.self))
  }

  @Test func `The name of the field counts as a word`() {
    #expect(evidence("2025550143", label: "phone").map(\.words) == [["phone"]])
  }

  @Test func `A rule of the settings names its validator and its word`() throws {
    var policy = RedactionPolicy()
    var rule = RedactionRule(name: "badge", label: "BADGE", pattern: #"B-(\d+)"#)
    rule.validator = .luhn
    rule.contextWords = ["staff number"]
    policy.rules = [rule]
    let redactor = try Redactor(policy: policy)
    let text = "staff number B-79927398713"
    let evidence = redactor.evidence(for: redactor.findings(in: text), in: text)
    #expect(evidence.map(\.validator) == ["luhn"])
    #expect(evidence.map(\.words) == [["staff number"]])
  }

  @Test func `Claims that lost are named`() {
    let found = evidence("postgres://ann:s3cr3t-pw@db.example.com/x?password=s3cr3t-pw")
    #expect(found.contains { !$0.overruled.isEmpty } || found.count > 1)
    #expect(evidence("Dear Mr. Peter Hoffmann").map(\.overruled) == [["person-dictionary"]])
  }

  @Test func `Never quotes a value`() {
    let redactor = Redactor()
    for marked in DetectorExamples.texts {
      let findings = redactor.findings(in: marked)
      let bytes = Array(marked.utf8)
      for (finding, evidence) in zip(findings, redactor.evidence(for: findings, in: marked)) {
        let value = String(decoding: bytes[finding.range], as: UTF8.self).lowercased()
        #expect(evidence.words.allSatisfy { !$0.contains(value) }, "\(finding.detector)")
        #expect(evidence.validator?.contains(value) != true)
      }
    }
  }
}

/// The texts of all detectors' examples.
private enum DetectorExamples {
  static let texts = standardDetectors.flatMap(\.examples).map { MarkedText($0).text }
}
