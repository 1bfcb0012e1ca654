import JSONText
import Testing

@Suite struct `Rewriting the strings of JSON` {
  private func rewrite(
    _ text: String,
    fields: Set<String>? = nil,
    replace: (JSONPlace, String) -> String?
  ) throws -> String {
    var output: [UInt8] = Array(">".utf8)
    try Array(text.utf8).withUnsafeBytes {
      _ = try JSONStringRewriter(fields: fields).rewrite($0, into: &output, replace: replace)
    }
    return String(decoding: output.dropFirst(), as: UTF8.self)
  }

  private static let record = #" { "id":"a" , "n":1.50, "b":["c",{"d":"e\u0041\/"}],"x":null }  "#

  @Test func `Without a replacement every byte stays`() throws {
    #expect(try rewrite(Self.record) { _, _ in nil } == Self.record)
  }

  @Test func `Strings change and nothing else`() throws {
    let expected = #" { "id":"A" , "n":1.50, "b":["C",{"d":"EA/\"\n"}],"x":null }  "#
    #expect(
      try rewrite(Self.record) { _, text in
        text.uppercased() + (text.count > 1 ? "\"\n" : "")
      } == expected
    )
  }

  @Test func `Places are named as people write them`() throws {
    var places: [String] = []
    _ = try rewrite(Self.record) { place, text in
      places.append("\(place)=\(text)")
      return nil
    }
    #expect(places == ["id=a", "b[0]=c", "b[1].d=eA/"])
  }

  @Test(
    arguments: [
      (["id"], #" { "id":"!" , "n":1.50, "b":["c",{"d":"e\u0041\/"}],"x":null }  "#),
      (["b"], #" { "id":"a" , "n":1.50, "b":["!",{"d":"!"}],"x":null }  "#),
      (["d"], #" { "id":"a" , "n":1.50, "b":["c",{"d":"!"}],"x":null }  "#),
      (["none"], #" { "id":"a" , "n":1.50, "b":["c",{"d":"e\u0041\/"}],"x":null }  "#),
    ] as [([String], String)]
  )
  func `Only the named fields are offered`(fields: [String], expected: String) throws {
    #expect(try rewrite(Self.record, fields: Set(fields)) { _, _ in "!" } == expected)
  }

  @Test func `Keys and numbers are offered on request, and numbers become strings`() throws {
    var output: [UInt8] = []
    try Array(#"{"a":12, "b" :{"c":3}}"#.utf8).withUnsafeBytes {
      let rewriter = JSONStringRewriter(offersEverything: true)
      _ = try rewriter.rewrite($0, into: &output) { place, text in
        text == "12" && place.label == "a" || text == "c" && place.label == "b" ? "x\"" : nil
      }
    }
    #expect(String(decoding: output, as: UTF8.self) == #"{"a":"x\"", "b" :{"x\"":3}}"#)
  }

  @Test func `A place says where the content stands`() throws {
    let text = Array(#"{"a":["b","c\u00e9d"],"n":12}"#.utf8)
    var contents: [String] = []
    var output: [UInt8] = []
    try text.withUnsafeBytes {
      let rewriter = JSONStringRewriter(offersEverything: true)
      _ = try rewriter.rewrite($0, into: &output) { place, _ in
        contents.append(String(decoding: text[place.content], as: UTF8.self))
        return nil
      }
    }
    #expect(contents == ["a", "b", #"c\u00e9d"#, "n", "12"])
  }

  @Test(arguments: [
    "", "{", #"{"a":"b"} x"#, #"{"a":"b","a":1}"#, #"["a", 01]"#,
    String(repeating: "[", count: 200),
  ])
  func `Broken text throws what the reader throws and leaves the output`(text: String) throws {
    let expected = #expect(throws: JSONError.self) { try JSONReader.parse(text) }
    var output: [UInt8] = [1, 2]
    let thrown = #expect(throws: JSONError.self) {
      try Array(text.utf8).withUnsafeBytes {
        _ = try JSONStringRewriter().rewrite($0, into: &output) { _, _ in "?" }
      }
    }
    #expect(thrown == expected)
    #expect(output == [1, 2])
  }
}
