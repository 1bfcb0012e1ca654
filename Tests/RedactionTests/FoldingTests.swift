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

  @Test(arguments: [
    ("Write to ann@example.com—she will help", "Write to [EMAIL_1]—she will help"),
    ("Write to ann@example.com–she will", "Write to [EMAIL_1]–she will"),
    ("Write to ann@example.com-she will", "Write to [EMAIL_1]-she will"),
    ("My card 4111 1111 1111 1111—please", "My card [CREDIT_CARD_1]—please"),
    ("my card—4111111111111111—is lost", "my card—[CREDIT_CARD_1]—is lost"),
    ("my card is 4111111111111111-visa", "my card is [CREDIT_CARD_1]-visa"),
    ("Pay with 4111 1111 1111 1111.Thanks", "Pay with [CREDIT_CARD_1].Thanks"),
    ("Call +1 415 555 2671—ask", "Call [PHONE_1]—ask"),
    ("My SSN is 123-45-6789—do not", "My SSN is [US_SSN_1]—do not"),
    ("server 203.0.113.7—down", "server [IP_1]—down"),
    ("CPF 529.982.247-25—meu", "CPF [NATIONAL_ID_1]—meu"),
    ("CPF 529.982.247–25, SSN 123–45–6789", "CPF [NATIONAL_ID_1], SSN [US_SSN_1]"),
  ])
  func `A dash or a full stop before a word ends a value`(text: String, redacted: String) {
    #expect(redact(text) == redacted)
  }

  @Test func `Digits of every script are digits, and what has no width hides nothing`() {
    let scalars = (UInt32(0x80)...0x10FFFF).compactMap(Unicode.Scalar.init)
    for scalar in scalars {
      if scalar.properties.numericType == .decimal, scalar.properties.numericValue == 4 {
        #expect(
          redact("card \(scalar)111111111111111 ok") == "card [CREDIT_CARD_1] ok",
          "\(scalar.value)"
        )
      } else if scalar.properties.isDefaultIgnorableCodePoint {
        #expect(redact("ann@exam\(scalar)ple.com") == "[EMAIL_1]", "\(scalar.value)")
      }
    }
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
