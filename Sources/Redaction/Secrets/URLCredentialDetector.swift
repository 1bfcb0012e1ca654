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
    "https://user:[URL_CREDENTIAL_1]@example.com",
    "https://example.com:8080/a@b http://user@example.com https://u:@example.com",
    "postgres://user:${PASSWORD}@host postgres://user:<password>@host ://a:b@c",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard text.has("://", at: index), text[index - 1].isAlphanumeric else { return nil }
    let start = index + 3
    var colon: Int?
    var sign: Int?
    var place = start
    scan: while place < start + reach {
      switch text[place] {
      case UInt8(ascii: ":") where colon == nil && sign == nil: colon = place
      case UInt8(ascii: "@"): sign = place
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "`"), 0...0x20:
        break scan
      default: break
      }
      place += 1
    }
    guard let colon, let sign, sign > colon + 1, text[sign + 1].isWordByte || text[sign + 1] >= 0x80
    else { return nil }
    let isVariable =
      text[colon + 1] == UInt8(ascii: "<") || text[colon + 1] == UInt8(ascii: "{")
      || text[colon + 1] == UInt8(ascii: "$") && text[colon + 2] == UInt8(ascii: "{")
    return isVariable ? nil : Match(colon + 1..<sign, .structure)
  }
}
