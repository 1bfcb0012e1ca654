import JSONText
import ReviewModel
import Testing

@Suite struct `Reading JSON` {
  @Test(arguments: [
    ("null", JSONValue.null), (" true\r\n", .bool(true)), ("false", .bool(false)),
    ("0", .number("0")), ("-0.10e+05", .number("-0.10e+05")),
    ("12345678901234567890.5", .number("12345678901234567890.5")), ("1E3", .number("1E3")),
    (#""""#, .string("")),
    (#""a long plain text, 0123456789""#, .string("a long plain text, 0123456789")),
    (#""\"\\\/\b\f\n\r\t\u0041\u00e9""#, .string("\"\\/\u{8}\u{c}\n\r\tA\u{e9}")),
    (#""a\u0000b""#, .string("a\u{0}b")), (#""\ud83d\ude00 ok""#, .string("\u{1F600} ok")),
    ("\"h\u{e9}llo \u{2028}\u{7f} \u{1F600}\"", .string("h\u{e9}llo \u{2028}\u{7f} \u{1F600}")),
    ("[]", .array([])), ("[1, [2]]", .array([.number("1"), .array([.number("2")])])),
    ("{}", .object([])),
    (
      #"{ "b" : 1 , "a" : {"c":null} }"#,
      .object([
        JSONMember("b", .number("1")), JSONMember("a", .object([JSONMember("c", .null)])),
      ])
    ),
  ])
  func `Values keep their characters and their order`(text: String, value: JSONValue) throws {
    #expect(try JSONReader.parse(text) == JSONDocument(value: value))
  }

  @Test(arguments: [
    ("", JSONError.Reason.empty, 0), ("  \n", .empty, 3),
    ("{\"a\":1", .truncated, 6), ("\"abc", .truncated, 4), ("\"abc\\", .truncated, 5),
    ("\"\\u12", .truncated, 5), ("[1,", .truncated, 3), ("tru", .truncated, 3),
    ("-", .truncated, 1),
    ("1.", .truncated, 2), ("1e", .truncated, 2),
    ("nope", .unexpectedByte, 1), ("{a:1}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5),
    ("[1 2]", .unexpectedByte, 3), ("[1,]", .unexpectedByte, 3), ("{\"a\":1,}", .unexpectedByte, 7),
    ("'a'", .unexpectedByte, 0), ("NaN", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
    ("\u{FEFF}1", .unexpectedByte, 0),
    ("{} {}", .trailing, 3), ("1 x", .trailing, 2),
    ("01", .invalidNumber, 0), ("-x", .invalidNumber, 1), ("1.x", .invalidNumber, 2),
    ("1ex", .invalidNumber, 2),
    ("\"\\x41\"", .invalidEscape, 1), ("\"\\u00g0\"", .invalidEscape, 1),
    ("\"a\tb\"", .controlCharacter, 2), ("\"12345678\u{1}\"", .controlCharacter, 9),
    (#"{"a":1,"\u0061":2}"#, .duplicateKey, 7), (#"[{"a":{"x":1,"x":1}}]"#, .duplicateKey, 13),
  ])
  func `What is no JSON is refused at its byte`(text: String, reason: JSONError.Reason, offset: Int)
  {
    #expect(throws: JSONError(reason, at: offset)) { try JSONReader.parse(text) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xC0, 0xAF, 0x22],
      [0x22, 0x5C, 0x6E, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ] as [[UInt8]]
  )
  func `Bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    #expect {
      try JSONReader.parse(bytes)
    } throws: { error in
      (error as? JSONError)?.reason == .invalidUTF8
    }
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}", 1), (#""\udc00x""#, "\u{FFFD}x", 1),
    (#""\ud800\ud83d\ude00""#, "\u{FFFD}\u{1F600}", 1),
    (#""\ud800\u0041\udfff""#, "\u{FFFD}A\u{FFFD}", 2),
    (#""\ud800\n""#, "\u{FFFD}\n", 1),
  ])
  func `A lone surrogate is replaced and counted`(text: String, decoded: String, count: Int) throws
  {
    #expect(
      try JSONReader.parse(text) == JSONDocument(value: .string(decoded), replacedSurrogates: count)
    )
  }

  @Test func `Composed and decomposed letters are two keys`() throws {
    let document = try JSONReader.parse("{\"\u{e9}\":1,\"e\u{301}\":2}")
    guard case .object(let members) = document.value else {
      Issue.record("no object")
      return
    }
    #expect(members.count == 2)
  }

  @Test(arguments: [(0, 40), (20, 21), (39, 40), (3, 39)])
  func `A duplicate is found in an object of many keys`(first: Int, second: Int) {
    let keys = (0...40).map { $0 == second ? "k\(first)" : "k\($0)" }
    let text = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    #expect {
      try JSONReader.parse(text)
    } throws: { error in
      (error as? JSONError)?.reason == .duplicateKey
    }
  }

  @Test func `Nesting is limited`() throws {
    let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(throws: Never.self) { try JSONReader.parse(deep) }
    #expect(throws: JSONError(.tooDeep(limit: 128), at: 128)) {
      try JSONReader.parse(String(repeating: "[", count: 1_000_000))
    }
    #expect(throws: JSONError(.tooDeep(limit: 1), at: 5)) {
      try JSONReader.parse(#"{"a":{"b":1}}"#, maximumDepth: 1)
    }
  }

  @Test func `An error says what and where, and quotes nothing`() {
    #expect(
      JSONError(.duplicateKey, at: 6).description == "an object has the same key twice at byte 7"
    )
    #expect(
      JSONError(.tooDeep(limit: 9), at: 0).description == "nested deeper than 9 levels at byte 1"
    )
  }

  /// Every cut and every changed byte of a text with all of the grammar in it.
  @Test func `No damage traps`() {
    let text = Array(#" {"a\u00e9":[1.5e-3,"x\ud83d\ude00\ud800",true,null],"b":{"c":"d"}} "#.utf8)
    for cut in text.indices { _ = try? JSONReader.parse(Array(text[..<cut])) }
    for index in text.indices {
      for byte in [0, 0x22, 0x5C, 0x7B, 0x7D, 0x80, 0xFF] as [UInt8] {
        var damaged = text
        damaged[index] = byte
        _ = try? JSONReader.parse(damaged)
      }
    }
    #expect(throws: Never.self) { try JSONReader.parse(text) }
  }
}
