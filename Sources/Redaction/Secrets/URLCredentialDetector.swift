/// The password in `scheme://user:password@host`, for any scheme.
///
/// Source: RFC 3986, section 3.2.1. Only the password goes; the user name is a role more often than a
/// person, and the rest of the address helps the reader. The password may hold `@`, since people
/// forget to escape it: the last one before the host ends it. Names of variables stay.
struct URLCredentialDetector: Detector {
  let id = "url-credential"
  let type = FindingType.urlCredential
  let triggers = Triggers(":")

  /// No userinfo is longer in practice; a bound keeps the walk linear.
  private let reach = 256

  let examples = [
    "dsn=postgres://app:«fal0con!48»@localhost:5432/db",
    "mongodb+srv://root:«p@ss»@cluster.example.net, redis://:«s3cret»@cache:6379",
    "https://user:[URL_CREDENTIAL_1]@example.com, smtp://ann@example.com:«Mail-pw9»@mx.example.com:587",
    "https://«9f8a7b6c5d4e3f2a1b0c»@o1.ingest.example.io/1, https://«9f8a7b6c5d4e3f2a1b0c»:x-oauth-basic@git.example.com",
    "amqps://u:«a/b?c1»@mq.example.com/v, http://u:«p4ss»@[::1]:80/, postgres://u:$PW@h http://u:%PW%@h",
    "https://medium.example.com/@ann/9f8a7b6c http://h:80/a@b.example ssh://git@h.example.com/x",
    "https://example.com:8080/a@b http://user@example.com https://u:@example.com",
    "postgres://user:${PASSWORD}@host postgres://user:<password>@host ://a:b@c",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard text.has("://", at: index), text[index - 1].isAlphanumeric else { return nil }
    let start = index + 3
    guard let sign = lastSign(from: start, in: text),
      text[sign + 1].isWordByte || text[sign + 1] >= 0x80 || text[sign + 1] == UInt8(ascii: "[")
    else { return nil }
    guard let colon = (start..<sign).first(where: { text[$0] == UInt8(ascii: ":") }) else {
      return isToken(start..<sign, in: text) ? Match(start..<sign, .structure) : nil
    }
    // GitHub takes a token as the name, and then any word, or none, as the password.
    if sign == colon + 1 || text.has("x-oauth-basic@", at: colon + 1) {
      return isToken(start..<colon, in: text) ? Match(start..<colon, .structure) : nil
    }
    return isVariable(colon + 1, in: text) || isPlaceholder(colon + 1..<sign, in: text)
      ? nil : Match(colon + 1..<sign, .structure)
  }

  /// The last `@` before the host ends.
  ///
  /// A slash in a password that nobody escaped is passed too, unless what stands before it is a port.
  private func lastSign(from start: Int, in text: ScannedText) -> Int? {
    var sign: Int?
    var colon: Int?
    var place = start
    while place < start + reach {
      switch text[place] {
      case UInt8(ascii: ":"): colon = colon ?? place
      case UInt8(ascii: "@"): sign = place
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
        guard sign == nil, let colon, place > colon + 1,
          !(colon + 1..<place).allSatisfy({ text[$0].isDigit })
        else { return sign }
      case UInt8(ascii: "\""), UInt8(ascii: "`"), 0...0x20: return sign
      case UInt8(ascii: "<") where sign != nil: return sign
      default: break
      }
      place += 1
    }
    return sign
  }

  /// Whether it stands for a password in a manual: `postgres://USER:PASSWORD@HOST`.
  private func isPlaceholder(_ range: Range<Int>, in text: ScannedText) -> Bool {
    range.allSatisfy { text[$0] &- 0x41 < 26 }
      && Self.placeholders.contains { text.hasLowercased($0, within: range) }
  }

  private static let placeholders = ["pass", "pwd", "secret", "token"].map { Array($0.utf8) }

  private func isVariable(_ start: Int, in text: ScannedText) -> Bool {
    switch text[start] {
    case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "*"): true
    case UInt8(ascii: "$"): text[start + 1] == UInt8(ascii: "{") || text[start + 1] &- 0x41 < 26
    case UInt8(ascii: "%"): text[start + 1].isLetter && text[start + 1] & 0xDF > UInt8(ascii: "F")
    default: false
    }
  }

  private func isToken(_ range: Range<Int>, in text: ScannedText) -> Bool {
    guard range.count >= 16 else { return false }
    let makeup = SecretMakeup(range.lazy.map { text[$0] })
    return makeup.digits >= 2 && makeup.changes >= 3 && makeup.distinct >= 8 && makeup.others == 0
  }
}
