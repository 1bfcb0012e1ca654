import Redaction
import Testing

@Suite struct `Keeping private values` {
  private let redactor = Redactor()

  @Test(arguments: [
    (FindingType.apiKey, true), (.password, true), (.jwt, true), (.privateKey, true),
    (.urlCredential, true), (FindingType("API_KEY", sameness: .ignoringCase), true),
    (.email, false), (.card, false), (.iban, false), (.ssn, false), (.person, false), (.ip, false),
    (FindingType("TICKET"), false),
  ])
  func `Only what lets somebody in is a secret`(type: FindingType, isSecret: Bool) {
    #expect(type.isSecret == isSecret)
  }

  @Test(arguments: [
    ("Mail ann@example.com", ["EMAIL"]), ("Nothing.", []),
    ("postgres://ann:hunter22@db.example.com/x", []),
    ("Mail ann@example.com or call +49 89 99998-962", ["EMAIL", "PHONE"]),
  ])
  func `Everything is kept but secrets`(text: String, labels: [String]) {
    #expect(redactor.labelsToKeep(in: [text]).sorted() == labels)
  }

  @Test func `A secret goes where others stay`() {
    let text = "Mail ann@example.com the password: hunter22-Xy9!"
    let kept = redactor.labelsToKeep(in: [text])
    var record = RecordRedaction(redactor.keeping(kept))
    let redacted = record.redact(text)
    #expect(redacted.hasPrefix("Mail ann@example.com the password: [PASSWORD_1]"), "\(redacted)")
  }

  @Test func `No label keeps a secret`() {
    let text = "https://ann:hunter22@example.com"
    #expect(redactor.keeping(["URL_CREDENTIAL", "EMAIL"]).findings(in: text).count == 1)
  }

  @Test func `A secret inside a value that is kept goes`() throws {
    let link = RedactionRule(name: "links", label: "LINK", pattern: #"https?://\S+"#)
    var policy = RedactionPolicy()
    policy.rules = [link]
    let redactor = try Redactor(policy: policy)
    let text = "See https://ann:hunter22@example.com/page"
    let kept = redactor.labelsToKeep(in: [text])
    #expect(kept == ["LINK"])
    var record = RecordRedaction(redactor.keeping(kept))
    #expect(record.redact(text) == "See https://ann:[URL_CREDENTIAL_1]@example.com/page")
  }

  @Test func `Placeholders of what is kept stay placeholders`() {
    #expect(redactor.keeping(["EMAIL"]).findings(in: "password: [EMAIL_1]") == [])
  }
}
