import Testing
import TextAnalysis

@Suite struct `The form of a placeholder` {
  private func read(_ text: String, at place: Int = 0) -> (label: String, number: Int, end: Int)? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      PlaceholderForm(at: place, in: bytes).map { form in
        (String(decoding: bytes[form.label], as: UTF8.self), form.number, form.end)
      }
    }
  }

  @Test(arguments: [
    ("[EMAIL_1]", "EMAIL", 1), ("[US_SSN_12] and more", "US_SSN", 12),
    ("[us-licence_999999]", "us-licence", 999_999), ("[A_1_2]", "A_1", 2),
  ])
  func `Is a label and a number in brackets`(text: String, label: String, number: Int) throws {
    let found = try #require(read(text))
    #expect(found.label == label && found.number == number)
    #expect(Array(text.utf8)[found.end - 1] == UInt8(ascii: "]"))
    #expect(read("x\(text)", at: 1)?.label == label)
    #expect(read("x\(text)") == nil)
  }

  @Test(arguments: [
    "", "[", "[]", "[EMAIL_1", "[EMAIL_]", "[_1]", "[EMAIL_01]", "[EMAIL_0]", "[EMAIL_1234567]",
    "[EMAIL_1a]", "[EMAIL]", "[[EMAIL_1]", "[1]", "[\(String(repeating: "A", count: 60))_1]",
  ])
  func `Is nothing else`(text: String) {
    #expect(read(text) == nil)
  }
}
