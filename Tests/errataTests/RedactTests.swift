import JSONText
import Testing

@testable import errata

@Suite struct `The filter of records` {
  private func filtered(
    _ line: String,
    fields: Set<String>? = nil,
    showsSpans: Bool = false
  ) throws -> String {
    let filter = RecordFilter(fields: fields, showsSpans: showsSpans)
    return String(decoding: try filter.filtered(Array(line.utf8), number: 7), as: UTF8.self)
  }

  @Test func `Leaves keys, numbers, white space and order alone`() throws {
    let line = #"{ "ann@example.com": 4111111111111111, "b": "ann@example.com", "a": 1.50 }"#
    let expected = #"{ "ann@example.com": 4111111111111111, "b": "[EMAIL_1]", "a": 1.50 }"#
    #expect(try filtered(line) == expected)
  }

  @Test func `Gives one value one placeholder in a record`() throws {
    let line = #"{"q":"ann@example.com","a":["bob@example.com","ANN@example.com"]}"#
    #expect(try filtered(line) == #"{"q":"[EMAIL_1]","a":["[EMAIL_2]","[EMAIL_1]"]}"#)
  }

  @Test func `Takes no placeholder that the record has`() throws {
    let line = #"{"q":"ann@example.com","a":"[EMAIL_1]"}"#
    #expect(try filtered(line) == #"{"q":"[EMAIL_2]","a":"[EMAIL_1]"}"#)
  }

  @Test func `Can be narrowed to fields, with all inside them`() throws {
    let line = #"{"q":"ann@example.com","meta":{"by":["bob@example.com"]}}"#
    let expected = #"{"q":"ann@example.com","meta":{"by":["[EMAIL_1]"]}}"#
    #expect(try filtered(line, fields: ["meta"]) == expected)
  }

  @Test func `Says where values stand in code points of the decoded field`() throws {
    let line = #"{"id":"x","q":"\u00e9\ud83d\ude00 ann@example.com","n":{"t":["bob@example.com"]}}"#
    let expected =
      #"{"id":"x","spans":[{"start":3,"end":18,"type":"EMAIL","field":"q","placeholder":"[EMAIL_1]"},"#
      + #"{"start":0,"end":15,"type":"EMAIL","field":"n.t[0]","placeholder":"[EMAIL_2]"}]}"#
    #expect(try filtered(line, showsSpans: true) == expected)
  }

  @Test func `Names a line without an id by its number`() throws {
    #expect(try filtered(#"{"q":"nothing"}"#, showsSpans: true) == #"{"id":"7","spans":[]}"#)
  }

  @Test(arguments: ["", "{", #"{"a":1,"a":2}"#, "nonsense"])
  func `Refuses what is no JSON`(line: String) {
    #expect(throws: JSONError.self) { try filtered(line) }
  }
}

@Suite struct `The cut between blocks of a text` {
  private func cut(_ text: String) -> Int? { TextFilter.cut(in: Array(text.utf8)) }

  @Test func `Stands after the last empty line`() {
    #expect(cut("one\n\ntwo\nthree") == 5)
  }

  @Test func `Stands after the last line when none is empty`() {
    #expect(cut("one\ntwo") == 4)
  }

  @Test func `Never stands inside a PEM block`() {
    let open = "one\n-----BEGIN PRIVATE KEY-----\nabc\n\ndef\n"
    #expect(cut(open) == 4)
    let closing = open + "-----END PRIVATE KEY-----"
    #expect(cut(closing) == nil)
    #expect(cut(closing + "\ntwo") == closing.utf8.count + 1)
  }

  @Test func `Waits while there is no line`() {
    #expect(cut("no end of line") == nil)
  }
}
