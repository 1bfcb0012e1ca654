/// E-mail addresses.
///
/// Sources: RFC 5321, section 4.1.2, and RFC 6531 for addresses outside ASCII. The local part takes
/// the characters that mail providers give out and not all that the RFC allows, since most of the
/// rest stands around addresses in prose. The `@` may be written `%40` or `&#64;`. A script name, a
/// version (`pkg@1.2.3`) and `git@host:path` are no addresses, and the user of a URL belongs to
/// `URLCredentialDetector`.
struct EmailDetector: Detector {
  let id = "email"
  let type = FindingType.email
  let triggers = Triggers("@%&")

  /// How far a look goes back; a bound keeps the walk linear.
  private let reach = 256
  private let internationalPrefix = Array("xn--".utf8)

  let examples = [
    "Write to «ann.o'hara+list@mail.example.co.uk», please.",
    "<«ANN@EXAMPLE.ORG»>, mailto:«b_c@x-y.example», (user=«d%e@example.com»)",
    "reset?user=«hilda%40example.dev»&lang=en and «eve&#64;example.net»",
    "请联系«foo@example.com»谢谢; «jörg@müller.example»; «\"john doe\"@example.com» wrote",
    "«用户@例子.广告», 邮箱：«张三@example.com»。 «ユーザー@例え.テスト» и «почта@пример.рф», 见@home 和 在@ 家",
    "The last word is «a@b.example».",
    "«ann@exam\u{200B}ple.com» and «ｂｏｂ＠example.com»",
    "git clone git@example.com:team/repo.git",
    "npm i lodash@4.17.21 react@v18.2.beta @types/node user@localhost a @ b @home",
    "ssh://git@example.com/team https://example.com/@ann 50%40 of them &#64; x",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let signLength = atSignLength(at: index, in: text)
    guard signLength > 0, let start = localStart(before: index, in: text),
      let end = domainEnd(from: index + signLength, in: text)
    else { return nil }
    let isRemotePath =
      text.has("git", at: start) && index == start + 3 && !text[end + 1].isSpace
      && (text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "/"))
    guard !isRemotePath, !isURLUser(before: index, start: start, in: text) else { return nil }
    return Match(start..<end, .shape)
  }

  private func atSignLength(at index: Int, in text: ScannedText) -> Int {
    if text[index] == UInt8(ascii: "@") { return 1 }
    if text.has("%40", at: index) { return 3 }
    if text.has("&#64;", at: index) { return 5 }
    return 0
  }

  private func localStart(before end: Int, in text: ScannedText) -> Int? {
    if text[end - 1] == UInt8(ascii: "\""), let open = quoteOpen(before: end - 1, in: text) {
      return open
    }
    var start = text.start(before: end, limit: reach, while: isLocalByte)
    // The text may run into the address without a blank: after "..", or in a script without blanks.
    for index in stride(from: end - 2, to: start, by: -1)
    where text[index] == UInt8(ascii: ".") && text[index + 1] == UInt8(ascii: ".") {
      start = index + 2
      break
    }
    while start < end, !text[start].isWordByte, text[start] < 0x80 { start += 1 }
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    return start < end ? start : lettersStart(before: end, in: text)
  }

  /// The start of a name in a script without blanks (RFC 6531): where the letters before the sign begin.
  ///
  /// What runs into the name is taken too, since nothing parts it.
  private func lettersStart(before end: Int, in text: ScannedText) -> Int? {
    guard text[end - 1] >= 0x80 else { return nil }
    let start = text.startOfLetters(before: end, limit: 64)
    return start < end ? start : nil
  }

  private func quoteOpen(before end: Int, in text: ScannedText) -> Int? {
    let start = text.start(before: end, limit: 64) { $0 != UInt8(ascii: "\"") && !($0 < 0x20) }
    return start < end && text[start - 1] == UInt8(ascii: "\"") ? start - 1 : nil
  }

  /// Letters and digits, `._%+-'`, and letters of two UTF-8 bytes, whose scripts put blanks between words.
  private func isLocalByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "'"):
      true
    case 0x80...0xBF, 0xC3...0xDF: true
    default: byte.isAlphanumeric
    }
  }

  /// The end of the longest run of labels that ends in a top-level domain.
  private func domainEnd(from start: Int, in text: ScannedText) -> Int? {
    var best: Int?
    var labelStart = start
    var labels = 0
    while labels < 32 {
      let labelEnd = endOfLabel(from: labelStart, in: text)
      guard labelEnd > labelStart else { break }
      labels += 1
      if labels == 2, isNumber(start..<labelStart - 1, in: text),
        text[labelStart].isDigit
      {
        return nil
      }
      // No top-level domain has a hyphen; what follows one is the text: "ann@example.com-she said".
      let topEnd = endOfTopLevel(labelStart..<labelEnd, in: text)
      if labels > 1, isTopLevel(labelStart..<topEnd, in: text) { best = topEnd }
      guard text[labelEnd] == UInt8(ascii: ".") else { break }
      labelStart = labelEnd + 1
    }
    return best
  }

  private func endOfLabel(from start: Int, in text: ScannedText) -> Int {
    let isASCII = text[start] < 0x80
    var end = text.end(from: start, limit: 63) { byte in
      byte.isAlphanumeric || byte == UInt8(ascii: "-") || (0x80...0xDF).contains(byte)
        || (!isASCII && byte >= 0x80)
    }
    // A label in ASCII ends where a letter of three bytes is glued to it.
    while end > start, text[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end
  }

  private func endOfTopLevel(_ label: Range<Int>, in text: ScannedText) -> Int {
    if text.hasLowercased(internationalPrefix, at: label.lowerBound) { return label.upperBound }
    return label.first { text[$0] == UInt8(ascii: "-") } ?? label.upperBound
  }

  private func isNumber(_ range: Range<Int>, in text: ScannedText) -> Bool {
    let digits = text[range.lowerBound] | 0x20 == UInt8(ascii: "v") ? range.dropFirst() : range
    return !digits.isEmpty && digits.allSatisfy { text[$0].isDigit }
  }

  private func isTopLevel(_ range: Range<Int>, in text: ScannedText) -> Bool {
    if text.hasLowercased(internationalPrefix, at: range.lowerBound) { return true }
    guard (2...24).contains(range.count) || text[range.lowerBound] >= 0x80 else { return false }
    return range.allSatisfy { text[$0].isLetter || text[$0] >= 0x80 }
  }

  /// Whether the `@` ends the user part of a URL that has a password.
  private func isURLUser(before sign: Int, start: Int, in text: ScannedText) -> Bool {
    var sawColon = false
    var index = start - 1
    while index >= max(0, sign - reach) {
      switch text[index] {
      case UInt8(ascii: ":"): sawColon = true
      case UInt8(ascii: "/"):
        return sawColon && text[index - 1] == UInt8(ascii: "/")
          && text[index - 2] == UInt8(ascii: ":")
      case UInt8(ascii: "@"), UInt8(ascii: "\""), 0...0x20: return false
      default: break
      }
      index -= 1
    }
    return false
  }
}
