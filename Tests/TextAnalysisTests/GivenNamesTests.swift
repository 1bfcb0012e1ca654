import Testing
import TextAnalysis

@Suite struct `Names of values` {
  @Test func `are those that the text was not written with`() {
    let given = GivenNames(
      in: ["Ask [EMAIL_2] or [EMAIL_1].", nil, "[1] [a_0] [CARD_7"],
      besides: ["Ask ann@mail.example or [EMAIL_1].", nil]
    )
    #expect(given.names == ["[EMAIL_2]"])
  }

  @Test func `take the next numbers that are free when others have theirs`() {
    let given = GivenNames(["[EMAIL_1]", "[EMAIL_2]", "[CARD_1]"])
    let renaming = given.renaming(avoiding: ["[EMAIL_1]", "[EMAIL_3]", "[CARD_1]", "[IP_1]"])
    #expect(renaming == ["[EMAIL_1]": "[EMAIL_4]", "[CARD_1]": "[CARD_2]"])
    #expect(
      "[EMAIL_1] [EMAIL_2] [CARD_1], [EMAIL_1]".renamed(renaming)
        == "[EMAIL_4] [EMAIL_2] [CARD_2], [EMAIL_4]"
    )
    #expect(given.renaming(avoiding: ["[IP_1]"]) == [:])
  }

  @Test func `are exchanged all at once`() {
    let renaming = ["[EMAIL_1]": "[EMAIL_2]", "[EMAIL_2]": "[EMAIL_1]"]
    #expect("[EMAIL_1] or [EMAIL_2]".renamed(renaming) == "[EMAIL_2] or [EMAIL_1]")
    #expect("é [EMAIL_1".renamed(renaming) == "é [EMAIL_1")
  }

  @Test(arguments: [
    ("Ask [EMAIL_3].", "Ask [EMAIL_1].", ["[EMAIL_3]": "[EMAIL_1]"]),
    ("Ask [EMAIL_3] or [EMAIL_4].", "Ask [EMAIL_1] or [EMAIL_1].", nil),
    ("Ask [EMAIL_3] or [EMAIL_3].", "Ask [EMAIL_1] or [EMAIL_2].", nil),
    ("Ask [EMAIL_3].", "Ask [CARD_1].", nil),
    ("Ask [EMAIL_3].", "Ask [EMAIL_1]!", nil),
    ("Ask [EMAIL_3].", "Ask [EMAIL_9].", nil),
    ("Ask [EMAIL_3] or [EMAIL_5].", "Ask [EMAIL_5] or [EMAIL_5].", nil),
    ("Ask [EMAIL_3] or [EMAIL_5].", "Ask [EMAIL_1] or [EMAIL_6].", nil),
    ("Ask nobody.", "Ask nobody.", [:]),
  ])
  func `tell whether two texts differ in nothing else`(
    text: String,
    standing: String,
    renaming: [String: String]?
  ) {
    let given = GivenNames(["[EMAIL_3]", "[EMAIL_4]"])
    #expect(given.renaming(of: [text], to: [standing], sparing: ["[EMAIL_9]"]) == renaming)
  }

  @Test func `agree over several texts, or not at all`() {
    let given = GivenNames(["[EMAIL_3]"])
    #expect(given.renaming(of: ["[EMAIL_3]", nil], to: ["[EMAIL_1]", nil]) != nil)
    #expect(given.renaming(of: ["[EMAIL_3]", "[EMAIL_3]"], to: ["[EMAIL_1]", "[EMAIL_2]"]) == nil)
    #expect(given.renaming(of: ["[EMAIL_3]", nil], to: ["[EMAIL_1]", ""]) == nil)
  }
}
