import Capture
import ConsoleUI
import Redaction
import ReviewModel
import ReviewStorage
import Testing

@testable import errata

@Suite struct `What a reviewer writes` {
  private let texts = ReviewTexts(redactor: Redactor())
  private let record = Interaction(
    id: "a",
    time: nil,
    question: "I am [EMAIL_1], and you?",
    answer: "Nobody."
  )

  @Test func `Is redacted, and the replaced values are counted`() throws {
    let words = try texts.redacted(["ann@example.com, bob@example.com", nil], about: record)
    #expect(words.texts == ["[EMAIL_2], [EMAIL_3]", nil])
    #expect(words.replaced == 2)
    #expect(words.kept == nil)
  }

  @Test func `Takes no placeholder that feedback, meta or another reviewer's words have`() throws {
    let words = try texts.redacted(
      ["ann@example.com"],
      about: record,
      besides: ["my address is [EMAIL_2]", "[EMAIL_3]"]
    )
    #expect(words.texts == ["[EMAIL_4]"])
  }

  @Test func `Is kept for a reason, which is redacted itself`() throws {
    let words = try texts.redacted(
      ["ann@example.com", "by bob@example.com"],
      about: record,
      keeping: "eve@example.com said so"
    )
    #expect(words.texts == ["ann@example.com", "by [EMAIL_3]"])
    #expect(words.replaced == 1)
    #expect(words.kept == KeptValues(reason: "[EMAIL_2] said so", types: ["EMAIL"]))
  }

  @Test func `Is kept in a note where there is no correction`() throws {
    let words = try texts.redacted([nil, "by bob@example.com"], about: record, keeping: "so")
    #expect(words.texts == [nil, "by bob@example.com"])
    #expect(words.kept == KeptValues(reason: "so", types: ["EMAIL"]))
  }

  @Test func `Loses its secrets whatever the reason`() throws {
    let words = try texts.redacted(
      ["https://ann:hunter22@example.com"],
      about: record,
      keeping: "why not"
    )
    #expect(words.texts == ["https://ann:[URL_CREDENTIAL_1]@example.com"])
    #expect(words.replaced == 1)
    #expect(words.kept == nil)
  }

  @Test func `Keeps what a program outside finds, but for its secrets`() throws {
    let reply =
      #"{"id":0,"spans":[[{"start":4,"end":9,"type":"CUSTOMER"},"#
      + #"{"start":15,"end":19,"type":"API_KEY"}]]}"#
    let outside = ExternalRedactor(beside: Redactor()) { requests, _ in
      requests.map { _ in .success(Array(reply.utf8)) }
    }
    let texts = ReviewTexts(redactor: Redactor(), external: outside)
    #expect(
      try texts.redacted(["Ask Zorbo with Qx9z."], about: record).texts
        == ["Ask [CUSTOMER_1] with [API_KEY_1]."]
    )
    let words = try texts.redacted(
      ["Ask Zorbo with Qx9z."],
      about: record,
      keeping: "the customer wants it so"
    )
    #expect(words.texts == ["Ask Zorbo with [API_KEY_1]."])
    #expect(words.kept?.types == ["CUSTOMER"])
    #expect(words.replaced == 1)
  }

  @Test func `Is marked by scalars, not bytes`() {
    let texts = ReviewTexts(redactor: Redactor())
    let values = texts.privateValues(in: "Žluťoučký kůň 漢字\nann@example.com, 203.0.113.7") { nil }
    #expect(
      values == [
        PrivateValue(17..<32, label: "EMAIL", isSecret: false),
        PrivateValue(34..<45, label: "IP", isSecret: false),
      ]
    )
  }

  @Test func `Names that the record's published sources give stay, unmarked`() throws {
    var record = Interaction(id: "1", question: "Who was it?", answer: "Nobody.")
    record.sources = [
      Source(uri: "https://en.wikipedia.org/wiki/M", text: "Marie Kowalska was a chemist.")
    ]
    let texts = ReviewTexts(redactor: Redactor())
    let written = "It was Marie Kowalska, says Robert Miller."
    #expect(
      texts.privateValues(in: written) { record }
        == [PrivateValue(28..<41, label: "PERSON", isSecret: false)]
    )
    #expect(texts.privateValues(in: written) { nil }.count == 2)
    let words = try texts.redacted([written], about: record)
    #expect(words.texts == ["It was Marie Kowalska, says [PERSON_1]."])
    let kept = try texts.redacted(["It was Marie Kowalska."], about: record, keeping: "known")
    #expect(kept.kept == nil)
  }
}
