import Redaction
import ReviewModel
import Testing

@Suite struct `Names that published documents give` {
  private let wikipedia = Source(
    title: "Marie Kowalska",
    uri: "https://en.wikipedia.org/wiki/Marie_Kowalska",
    text:
      "Marie Anna Kowalska was a chemist. Her teacher was Dr. Peter Hoffmann. Smith, John: see there."
  )

  /// The texts of a record, question and answer first, then those of its sources.
  private func redact(
    _ question: String,
    _ answer: String = "",
    _ sources: [Source],
    _ policy: RedactionPolicy = RedactionPolicy()
  ) throws -> [String] {
    var record = RecordRedaction(try Redactor(policy: policy))
    record.leaveNames(publishedIn: sources, besides: [question, answer])
    return ([question, answer] + sources.compactMap(\.text)).map { record.redact($0) }
  }

  @Test func `Stay, and so does what question and answer say of the same people`() throws {
    let question = "What did Marie Kowalska find, and who was Robert Miller?"
    let answer = "Marie A. Kowalska found it with Dr. Peter Hoffmann and Susan Baker."
    #expect(
      try redact(question, answer, [wikipedia]) == [
        "What did Marie Kowalska find, and who was [PERSON_1]?",
        "Marie A. Kowalska found it with Dr. Peter Hoffmann and [PERSON_2].", wikipedia.text ?? "",
      ]
    )
  }

  @Test(arguments: [
    "My name is Marie Kowalska.", "From: Marie Kowalska", "Dear Marie Kowalska,",
    "I am Marie Anna Kowalska",
    "Dear Dr. Marie Kowalska,", "customer name: Marie Kowalska",
  ])
  func `Do not stay when somebody in the record is called so`(question: String) throws {
    let texts = try redact(question, "Marie Kowalska was a chemist.", [wikipedia])
    #expect(texts.allSatisfy { !$0.contains("Marie") }, "\(texts)")
    #expect(texts[2].contains("Peter Hoffmann"))
  }

  @Test(arguments: [
    nil, "https://crm.acme.example/contacts/7", "https://wikipedia.org.acme.example/wiki/A",
    "https://evil.example/?https://en.wikipedia.org/", "mailto:x@wikipedia.org",
    "wikipedia.org/wiki/A",
  ])
  func `Do not stay when no publisher has the document`(uri: String?) throws {
    let ticket = Source(uri: uri, text: "Anna Nowak called about her order with Robert Miller.")
    let texts = try redact("What did Anna Nowak want?", "Her order.", [ticket, wikipedia])
    #expect(texts[0] == "What did [PERSON_1] want?")
    #expect(texts[2] == "[PERSON_1] called about her order with [PERSON_2].")
    #expect(texts[3] == wikipedia.text)
  }

  @Test func `Are first names too, unless somebody is addressed by one`() throws {
    let page = Source(
      uri: "https://en.wikipedia.org/wiki/Olga",
      text: "Olga ruled for long. Later Olga was baptised."
    )
    #expect(try redact("Where did Olga rule?", "", [page])[0] == "Where did Olga rule?")
    let texts = try redact("Sorry, Olga! Who ruled?", "", [page])
    #expect(texts[0] == "Sorry, [PERSON_1]! Who ruled?")
    #expect(!texts[2].contains("Olga"))
  }

  @Test func `Do not keep anything else that is private`() throws {
    let page = Source(
      uri: "https://en.wikipedia.org/wiki/X",
      text: "Anna Nowak, anna@nowak.example, +48 601 234 567. Yours sincerely,\nTom Baker"
    )
    #expect(
      try redact("", "", [page])[2]
        == "Anna Nowak, [EMAIL_1], [PHONE_1]. Yours sincerely,\n[PERSON_1]"
    )
  }

  @Test func `Are not redacted by halves for somebody who has one of them`() throws {
    let question = "My name is Marie. What did Marie Kowalska find?"
    #expect(
      try redact(question, "", [wikipedia])[0]
        == "My name is [PERSON_1]. What did Marie Kowalska find?"
    )
  }

  @Test func `Are taken, or looked for by title and label only, when the settings say so`() throws {
    let question = "Who is Marie Kowalska? I am Tom Baker."
    var policy = RedactionPolicy()
    policy.persons = .all
    #expect(
      try redact(question, "", [wikipedia], policy)[0] == "Who is [PERSON_1]? I am [PERSON_2]."
    )
    policy.persons = .labelled
    #expect(
      try redact(question, "", [], policy)[0] == "Who is Marie Kowalska? I am [PERSON_1]."
    )
  }

  @Test(arguments: [
    ("acme.example", "https://acme.example/a", true),
    ("acme.example", "http://Docs.ACME.example:8080/a", true),
    ("acme.example", "https://notacme.example/", false),
    ("acme.example", "https://user@acme.example/", true),
    ("acme.example", "https://acme.example@evil.example/", false),
    ("https://acme.example/kb/", "https://acme.example/kb/1", true),
    ("https://acme.example/kb", "https://acme.example/kb?x", true),
    ("https://acme.example/kb", "https://acme.example/kb2", false),
    ("https://acme.example", "https://acme.example.evil.example/", false),
    ("https://acme.example/kb", "https://acme.example/tickets/1", false),
  ])
  func `Depend on whose the address is`(publisher: String, uri: String, isPublished: Bool) throws {
    var policy = RedactionPolicy()
    policy.publishers = [try #require(Publisher(publisher))]
    let page = Source(uri: uri, text: "Anna Nowak was a chemist.")
    #expect(try redact("", "", [page], policy)[2].contains("Anna Nowak") == isPublished)
  }

  @Test(arguments: [
    "", "localhost", "*.acme.example", "acme example.org", "ftp://acme.example/", "a..b",
  ])
  func `A publisher is a host or a web address`(text: String) { #expect(Publisher(text) == nil) }
}
