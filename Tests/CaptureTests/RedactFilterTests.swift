import Capture
import Redaction
import TestSupport
import Testing

@Suite struct `The redaction filter` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ input: [UInt8],
    _ form: RedactFilter.Form,
    spans: Bool = false,
    redactor: Redactor = Redactor(),
    blockSize: Int = 32,
    windowSize: Int = 4 << 20
  ) throws -> (output: String, broken: [String], summary: RedactFilter.Summary) {
    let path = folder.path("input")
    try write(input, to: path)
    var output: [UInt8] = []
    var broken: [String] = []
    let summary = try RedactFilter(
      redactor: redactor,
      form: form,
      givesSpans: spans,
      windowSize: windowSize
    ).run(
      try LineReader(path: path, blockSize: blockSize),
      write: { output += $0 },
      onBroken: { broken.append($0.description.replacing("\(path):", with: "")) }
    )
    return (String(decoding: output, as: UTF8.self), broken, summary)
  }

  private func run(
    _ input: String,
    _ form: RedactFilter.Form,
    spans: Bool = false
  ) throws -> String {
    try run(Array(input.utf8), form, spans: spans).output
  }

  @Test func `A line knows a famous name as somebody's in the texts before too`() throws {
    let plain = #"{"q":"When did Isaac Newton die?","a":"Newton died in 1727.","n":1}"# + "\n"
    #expect(try run(plain, .jsonLines(fields: nil)) == plain)
    let line = #"{"q":"Was Isaac Newton here?","a":"The ticket of Isaac Newton says so."}"# + "\n"
    #expect(
      try run(line, .jsonLines(fields: nil))
        == #"{"q":"Was [PERSON_1] here?","a":"The ticket of [PERSON_1] says so."}"# + "\n"
    )
    #expect(
      try run(line, .jsonLines(fields: nil), spans: true)
        == #"{"spans":[{"field":"q","start":4,"end":16,"type":"PERSON","placeholder":"[PERSON_1]"},"#
        + #"{"field":"a","start":14,"end":26,"type":"PERSON","placeholder":"[PERSON_1]"}]}"# + "\n"
    )
  }

  @Test func `Text keeps everything but the values`() throws {
    let key = "-----BEGIN PRIVATE KEY-----\nMHcCAQEE3g81\n-----END PRIVATE KEY-----"
    #expect(
      try run("é ann@example.com\r\n\n\(key)\nANN@example.com\u{0}end", .text)
        == "é [EMAIL_1]\r\n\n[PRIVATE_KEY_1]\n[EMAIL_1]\u{0}end"
    )
    #expect(try run("", .text) == "")
  }

  @Test func `A name is found again wherever the text is cut`() throws {
    let text = "My name is Zenobia Quist.\n" + String(repeating: "nothing here\n", count: 40)
    let (output, _, _) = try run(Array((text + "Ask Zenobia.\n").utf8), .text, windowSize: 64)
    #expect(output.hasPrefix("My name is [PERSON_1].\n"))
    #expect(output.hasSuffix("Ask [PERSON_2].\n"))
  }

  @Test func `People beyond the first dozens are found again too`() throws {
    let letters = Array("bcdfghklmnprstvw")
    let names = (0..<200).map { number in
      "Zo\(letters[number % 16])e\(letters[number / 16])ix"
    }
    let first = names.map { "My name is \($0) Quist.\n" }.joined()
    let (output, _, _) = try run(
      Array((first + names.map { "Ask \($0).\n" }.joined()).utf8),
      .text,
      windowSize: 256
    )
    #expect(!output.contains("ix"), "\(output.suffix(200))")
  }

  @Test func `Explained, a span names what spoke for it, and a line its number`() throws {
    let path = folder.path("input")
    try write(Array("{}\n{\"card\":\"4111 1111 1111 1111\"}\n".utf8), to: path)
    var output: [UInt8] = []
    _ = try RedactFilter(form: .jsonLines(fields: nil), explains: true)
      .run(try LineReader(path: path), write: { output += $0 }, onBroken: { _ in })
    #expect(
      String(decoding: output, as: UTF8.self) == """
        {"line":1,"spans":[]}
        {"line":2,"spans":[{"field":"card","start":0,"end":19,"type":"CREDIT_CARD",\
        "placeholder":"[CREDIT_CARD_1]","rule":"card","proof":"checksum","validator":"luhn",\
        "context":["card"]}]}

        """
    )
  }

  @Test func `A text that a rule runs away in ends its last line all the same`() throws {
    var policy = RedactionPolicy()
    policy.rules = [RedactionRule(name: "badge", label: "BADGE", pattern: "(a+)+$")]
    let (output, _, summary) = try run(
      Array((String(repeating: "a", count: 60) + "X\n").utf8),
      .text,
      redactor: try Redactor(policy: policy)
    )
    #expect(output == "[BADGE_1]\n")
    #expect(summary.runaways == ["badge": 1])
  }

  @Test(arguments: [
    (#"{"foo@bar.com":"k","card":4111111111111111}"#, 2), (#"{"a1":"b","n":[12345678,1.5e10]}"#, 0),
    (#"{"question":"ann@example.com","answer":{"7":1}}"#, 0),
    (#"{"text":{"ann@example.com":{"ann@example.com":null}}}"#, 2),
  ])
  func `Keys and numbers that look private stay, and are counted`(line: String, count: Int) throws {
    let (output, _, summary) = try run(
      Array((line + "\n").utf8),
      .jsonLines(fields: nil),
      blockSize: 4096
    )
    #expect(summary.telling == count)
    #expect(output.contains("4111111111111111") == line.contains("4111111111111111"))
    let none = try run(Array((line + "\n").utf8), .jsonLines(fields: ["nothing"]), blockSize: 4096)
    #expect(none.summary.telling == 0)
  }

  @Test func `Bytes that are no text pass through`() throws {
    let (output, broken, summary) = try run(
      [0xFF, 0x20] + Array("a@b.co".utf8) + [0x20, 0xC3],
      .text
    )
    #expect(Array(output.utf8) == Array("\u{FFFD} [EMAIL_1] \u{FFFD}".utf8))
    #expect(broken == [])
    #expect(summary.redactions == [.email: 1])
  }

  @Test func `A value is whole wherever the text is cut`() throws {
    let key =
      "-----BEGIN PRIVATE KEY-----\n"
      + String(
        repeating: "MHcCAQEE3g81G07jwu7NuaPF9xkPNoMrcEv+MNhjyOUvoeYm9GLpKOai96Yz+Gda\n",
        count: 40
      )
      + "-----END PRIVATE KEY-----\n"
    let text = String(
      repeating: String(repeating: "A line of text.\n", count: 300) + key,
      count: 40
    )
    let (output, _, summary) = try run(Array(text.utf8), .text, blockSize: 5000, windowSize: 60_000)
    #expect(summary.redactions == [.privateKey: 40])
    #expect(!output.contains("MHcC"))
    #expect(
      output.utf8.count == text.utf8.count - 40
        * (key.utf8.count - "[PRIVATE_KEY_1]\n".utf8.count)
    )
  }

  @Test func `A value that the line before it tells is found wherever the text is cut`() throws {
    let block = """
      Some words that say nothing at all.
      password:
      Tr0ub4dor&3x
      Date of birth:
      1984-05-17
      Account number:
      0044 1234 9981
      Nothing here.

      """
    let text = String(repeating: block, count: 12)
    let redactor = Redactor()
    func redacted(_ size: Int, _ text: String, spans: Bool) throws -> String {
      let path = folder.path("input")
      try write(Array(text.utf8), to: path)
      var output: [UInt8] = []
      let filter = RedactFilter(
        redactor: redactor,
        form: .text,
        givesSpans: spans,
        windowSize: size
      )
      _ = try filter.run(
        try LineReader(path: path, blockSize: 16),
        write: { output += $0 },
        onBroken: { _ in }
      )
      return String(decoding: output, as: UTF8.self)
    }
    for spans in [false, true] {
      let whole = try redacted(4 << 20, text, spans: spans)
      #expect(!whole.contains("Tr0ub4dor") && !whole.contains("9981") && !whole.contains("-05-"))
      for size in stride(from: 64, to: 700, by: 7) {
        #expect(try redacted(size, text, spans: spans) == whole, "\(size)")
      }
    }
  }

  @Test func `Lines of JSON keep keys, numbers, order and white space`() throws {
    #expect(
      try run(
        #" { "b@x.co":1.50, "a":["ann@x.co", {"c":"BOB@x.co"}] } "# + "\r\n\n[\"bob@x.co\"]",
        .jsonLines(fields: nil)
      )
        == #" { "b@x.co":1.50, "a":["[EMAIL_1]", {"c":"[EMAIL_2]"}] } "# + "\r\n\n[\"[EMAIL_1]\"]"
    )
  }

  @Test func `Only the named fields change`() throws {
    #expect(
      try run(#"{"a":"ann@x.co","b":"bob@x.co"}"#, .jsonLines(fields: ["b"]))
        == #"{"a":"ann@x.co","b":"[EMAIL_1]"}"#
    )
  }

  @Test(arguments: [#"{"a":"[EMAIL_1] ann@x.co"}"#, #"{"a":"\u005bEMAIL_1] ann@x.co"}"#])
  func `A name of the line is not given again`(line: String) throws {
    #expect(try run(line, .jsonLines(fields: nil)).hasSuffix(#"EMAIL_1] [EMAIL_2]"}"#))
  }

  @Test func `A line that is no JSON is named and left out`() throws {
    let (output, broken, summary) = try run(
      Array("{\"a\":\"b\"}\nann@x.co\n[1]\n".utf8),
      .jsonLines(fields: nil)
    )
    #expect(output == "{\"a\":\"b\"}\n[1]\n")
    #expect(broken == ["2: not JSON at byte 1"])
    #expect(summary.broken == 1)
    #expect(summary.lines == 3)
  }

  @Test func `Spans count code points of the decoded text, by field`() throws {
    #expect(
      try run(
        #"{"q":"\ud83d\ude00é ann@x.co","s":[{"t":"{\"m\":\"x\\nann@x.co\"}"}]}"# + "\n\n[]\n",
        .jsonLines(fields: nil),
        spans: true
      )
        == #"{"spans":[{"field":"q","start":3,"end":11,"type":"EMAIL","placeholder":"[EMAIL_1]"},"#
        + #"{"field":"s[0].t","start":9,"end":17,"type":"EMAIL","placeholder":"[EMAIL_1]"}]}"#
        + "\n"
        + #"{"spans":[]}"# + "\n"
    )
    #expect(
      try run("é\nann@x.co, bob@x.co", .text, spans: true)
        == #"{"spans":[{"start":2,"end":10,"type":"EMAIL","placeholder":"[EMAIL_1]"},"#
        + #"{"start":12,"end":20,"type":"EMAIL","placeholder":"[EMAIL_2]"}]}"# + "\n"
    )
    #expect(try run("nothing", .text, spans: true) == #"{"spans":[]}"# + "\n")
  }

  @Test(arguments: [RedactFilter.Form.text, .jsonLines(fields: nil)])
  func `A second pass changes nothing`(form: RedactFilter.Form) throws {
    let line =
      #"{"a":"ann@x.co 4111 1111 1111 1111","b":"https://u:p4ss@h.example","c":"{\"d\":\"+1 202 555 0143\"}"}"#
    let once = try run(line + "\n", form)
    #expect(once != line + "\n")
    #expect(try run(once, form) == once)
  }
}
