import Redaction
import Testing

@Suite struct `Folding` {
  private let redactor = Redactor()

  private func redact(_ text: String) -> String {
    var record = RecordRedaction(redactor)
    return record.redact(text)
  }

  @Test(arguments: [
    "ann&#64;example.com", "ann&#x40;example.com", "ann&#064;example&#46;com",
    "ann&commat;example.com",
    "ann%40example.com", "ann%40example%2Ecom", #"ann\u0040example.com"#, #"ann\x40example\x2ecom"#,
    "ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ann\u{200B}@exam\u{2060}ple.com", "ann@exam\u{AD}ple.com",
    "ann﹫example․com",
    "\u{430}nn@ex\u{430}mple.com", "𝐚𝐧𝐧@𝖾𝗑𝖺𝗆𝗉𝗅𝖾.com", "a\u{E0041}nn@example.com",
    "ann@example.co\u{3BF}",
    "ann@exam\\\nple.com", "ann\u{202A}@example.com",
  ])
  func `An e-mail address is one however it is written`(address: String) {
    #expect(redact("Write to \(address), please") == "Write to [EMAIL_1], please")
  }

  @Test(arguments: [
    "٤١١١١١١١١١١١١١١١", "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱", "४१११११११११११११११", "๔๑๑๑๑๑๑๑๑๑๑๑๑๑๑๑",
    "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏",
    "４１１１ １１１１ １１１１ １１１１", "4111\u{A0}1111\u{202F}1111\u{2009}1111", "4111‐1111‑1111−1111",
    "4111&nbsp;1111&#160;1111 1111", "4\u{200D}111111111111111",
  ])
  func `A number is one however it is written`(number: String) {
    #expect(redact("card \(number) ok") == "card [CREDIT_CARD_1] ok")
  }

  @Test(arguments: [
    "4111　1111　1111　1111", "④①①①①①①①①①①①①①①①", "4¹¹¹¹¹¹¹¹¹¹¹¹¹¹¹", "100%40 of 5", "R&D; AT&T; &#64",
    #"C:\users\x4"#,
    "Привет, это обычный текст. Χαίρετε!", "ann&amp;bob, 50 % off", "%zz %4 &#xZZ; &; \\",
    "a\u{300}b",
  ])
  func `What only looks so stays`(text: String) {
    #expect(redact(text) == text)
  }

  @Test func `Offsets are those of the text that was given`() {
    let text = "é ＠ ann&#64;example.com \u{200B}ü bob%40example.com"
    let bytes = Array(text.utf8)
    let found = redactor.findings(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(found == ["ann&#64;example.com", "bob%40example.com"])
  }

  @Test func `Two writings of one value have one number`() {
    #expect(
      redact("ann@example.com ann&#64;example.com ａｎｎ@example.com")
        == "[EMAIL_1] [EMAIL_1] [EMAIL_1]"
    )
  }
}
