/// E-mail addresses in the encoded words of mail headers: `=?utf-8?Q?ann=40example.org?=`.
///
/// Source: RFC 2047, section 2: a charset, `Q` or `B`, and at most 75 characters in all. The text between the
/// last two question marks goes when what it stands for has an address.
struct EncodedEmailDetector: Detector {
  let id = "email-encoded"
  let type = FindingType.email
  let triggers = Triggers(literals: ["=?utf-8?", "=?iso-8859", "=?us-ascii?"])

  let examples = [
    "From: =?utf-8?Q?«foo=40bar.com»?= and =?UTF-8?B?«Zm9vQGJhci5jb20=»?=, =?iso-8859-1?q?«Ann_Lee_<ann=40example.org>»?=",
    "=?utf-8?Q?J=C3=BCrgen?=, =?utf-8?B?SGVsbG8gd29ybGQ=?=, =?utf-8?Q?5_=40_noon?=, =?utf-8?Q?a=40b?=",
    "=?utf-8?Q?foo=40bar.com, =?utf-8?X?foo=40bar.com?=, f?=utf-8?Q?foo=40bar.com?=",
  ]

  private static let longest = 160

  func match(at index: Int, in text: ScannedText) -> Match? {
    let mark = UInt8(ascii: "?")
    let charset = text.end(from: index + 2, limit: 40) { $0 > 0x20 && $0 != mark }
    guard text[charset] == mark, text[charset + 2] == mark else { return nil }
    let start = charset + 3
    let end = text.end(from: start, limit: Self.longest) { $0 >= 0x20 && $0 != mark }
    guard text[end] == mark, text[end + 1] == UInt8(ascii: "=") else { return nil }
    let decoded: [UInt8]? =
      switch text[charset + 1] | 0x20 {
      case UInt8(ascii: "q"): quoted(start..<end, in: text)
      case UInt8(ascii: "b"): text.decodedBase64(start..<end)
      default: nil
      }
    guard let decoded, hasAddress(decoded) else { return nil }
    return Match(start..<end, .shape)
  }

  /// The bytes of quoted-printable text.
  private func quoted(_ range: Range<Int>, in text: ScannedText) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let (high, low) = (text[place + 1], text[place + 2])
      if text[place] == UInt8(ascii: "="), high.isHexDigit, low.isHexDigit {
        bytes.append(high.hexValue << 4 | low.hexValue)
        place += 3
      } else {
        bytes.append(text[place] == UInt8(ascii: "_") ? 0x20 : text[place])
        place += 1
      }
    }
    return bytes
  }

  private func hasAddress(_ bytes: [UInt8]) -> Bool {
    let detector = EmailDetector()
    return bytes.withUnsafeBufferPointer { buffer in
      let text = ScannedText(buffer)
      return buffer.indices.contains { place in
        buffer[place] == UInt8(ascii: "@") && detector.match(at: place, in: text) != nil
      }
    }
  }
}

extension ScannedText {
  /// The bytes that Base64 in a range stands for; nil when another character is in it.
  fileprivate func decodedBase64(_ range: Range<Int>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var value: UInt32 = 0
    var bits = 0
    for place in range where self[place] != UInt8(ascii: "=") {
      guard self[place].isBase64 else { return nil }
      value = value << 6 | self[place].base64Value
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
    }
    return bytes
  }
}

extension UInt8 {
  /// The value of a hex digit; meaningless for other bytes.
  fileprivate var hexValue: UInt8 { isDigit ? self & 0x0F : (self | 0x20) - 0x61 + 10 }
}
