import Testing

@testable import errata

@Suite struct `An explanation for people` {
  @Test func `Has a line for each value, also when it comes in pieces`() {
    var page = ExplanationPage()
    let json =
      #"{"line":7,"spans":[{"field":"a\u001b[1m","start":5,"end":24,"type":"CREDIT_CARD","placeholder":"[CREDIT_CARD_1]","rule":"card","proof":"checksum","validator":"luhn","context":["visa"],"overruled":["phone"]},"#
      + #"{"start":1,"end":2,"type":"EMAIL","placeholder":"[EMAIL_1]","rule":"email","proof":"shape"}]}"#
      + "\n"
    let bytes = Array(json.utf8)
    #expect(page.lines(of: Array(bytes[..<40])) == [])
    let lines = page.lines(of: Array(bytes[40...]))
    #expect(
      lines == [
        "line 7  a\u{241B}[1m  5-24  [CREDIT_CARD_1]  card: luhn agrees, by the word \"visa\"; overrules phone",
        "line 7  1-2  [EMAIL_1]  email: by its form",
      ]
    )
  }
}
