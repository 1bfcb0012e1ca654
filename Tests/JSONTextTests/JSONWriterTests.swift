import JSONText
import ReviewModel
import Testing

@Suite struct `Writing JSON` {
  @Test(arguments: [
    "null", "[true,false]", "-0.10e+05", #"{"b":1,"a":[{}, []]}"#,
    #""\"\\/\b\f\n\r\t\u0001\u001f\u007f""#, "\"\u{2028}\u{1F600}\u{7f}\"",
  ])
  func `What is written reads back as the same`(text: String) throws {
    let value = try JSONReader.parse(text).value
    #expect(try JSONReader.parse(value.serializedBytes).value == value)
    #expect(try JSONReader.parse(value.serialized).value.serialized == value.serialized)
  }

  @Test func `Only what must be escaped is`() {
    let text = JSONValue.string("\u{0}\u{1b}\n\t\"\\/\u{7f}\u{2028}\u{e9}")
    #expect(text.serialized == "\"\\u0000\\u001b\\n\\t\\\"\\\\/\u{7f}\u{2028}\u{e9}\"")
  }

  @Test func `Members stand in their order without white space`() {
    let value = JSONValue.object([
      JSONMember("b", .number("1.50")), JSONMember("a", .array([.null, .bool(true)])),
    ])
    #expect(value.serialized == #"{"b":1.50,"a":[null,true]}"#)
  }

  @Test(arguments: ["", "NaN", "01", "1 ", "-", "1,2"])
  func `A number that is none is written as a string`(digits: String) {
    #expect(JSONValue.number(digits).serialized == "\"\(digits)\"")
  }
}
