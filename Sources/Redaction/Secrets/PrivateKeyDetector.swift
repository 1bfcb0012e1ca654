/// Private keys in PEM, also with escaped line breaks, on one line, and cut off before their end.
///
/// Sources: RFC 7468 and RFC 1421 (header lines), RFC 9580 for PGP, RFC 4716 for SSH2. Certificates
/// and public keys stay.
struct PrivateKeyDetector: Detector {
  let id = "private-key"
  let type = FindingType.privateKey
  let triggers = Triggers("-")

  let examples = [
    "«-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE/3g81G07\njw==\n-----END EC PRIVATE KEY-----» ok",
    #"{"key":"«-----BEGIN PRIVATE KEY-----\nMHcCAQEE3g81\n-----END PRIVATE KEY-----»\n"}"#,
    "«-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\nMIIEpAIBAAKCAQEA7bq1Zk0P\nMIIEpAIBAAKCAQEA7bq» and so on",
    "«-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF1h2\n-----END PGP PRIVATE KEY BLOCK-----»",
    "«---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: x\nP2/56wAAAi0AAAA3\n---- END SSH2 ENCRYPTED PRIVATE KEY ----»",
    "«-----BEGIN PRIVATE KEY-----\" +\n  \"MIIEvQIBADANBgkqhkiG9w0B\" +\n  \"AQEFAASCBKcw\" +\n \"-----END PRIVATE KEY-----»\"",
    "> «-----BEGIN PRIVATE KEY-----\n> MIIEvQIBADANBgkqhkiG9w0B\n> -----END PRIVATE KEY-----»\n> bye",
    "    «-----BEGIN PRIVATE KEY-----\n    MIIEvQIBADANBgkqhkiG9w0B\n    AQEFAASCBKcwggSjAgEAAoIB»",
    "«-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ QyNTUxOQAAACB» and afterwards OpenStreetMap2",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
    "A PEM file begins with -----BEGIN PRIVATE KEY----- and then has base64.",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard text[index - 1] != UInt8(ascii: "-") else { return nil }
    var place = text.end(from: index, limit: 6, while: isDash)
    guard place - index >= 4 else { return nil }
    if text[place] == 0x20 { place += 1 }
    guard text.has("BEGIN ", at: place) else { return nil }
    let labelEnd = text.end(from: place + 6, limit: 64) { !isDash($0) && $0 >= 0x20 }
    guard isPrivate(place + 6..<labelEnd, in: text) else { return nil }
    let bodyStart = text.end(from: labelEnd, limit: 6, while: isDash)
    guard bodyStart > labelEnd else { return nil }
    var body = PEMBody(text: text, position: bodyStart)
    let bodyEnd = body.end()
    if let footerEnd = footerEnd(at: body.position, in: text) {
      return Match(index..<footerEnd, .structure)
    }
    return bodyEnd > bodyStart ? Match(index..<bodyEnd, .structure) : nil
  }

  private func isDash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") }

  private func isPrivate(_ label: Range<Int>, in text: ScannedText) -> Bool {
    label.contains { text.has("PRIVATE KEY", at: $0) }
  }

  private func footerEnd(at start: Int, in text: ScannedText) -> Int? {
    var place = text.end(from: start, limit: 6, while: isDash)
    guard place - start >= 4 else { return nil }
    if text[place] == 0x20 { place += 1 }
    guard text.has("END ", at: place) else { return nil }
    let labelEnd = text.end(from: place + 4, limit: 64) { !isDash($0) && $0 >= 0x20 }
    return text.end(from: labelEnd, limit: 6, while: isDash)
  }
}

/// Reads on over the lines between a PEM header and its footer.
private struct PEMBody {
  let text: ScannedText
  /// Where reading stands.
  var position: Int

  /// Takes what can belong to a key, and gives the end of the last piece that does.
  mutating func end() -> Int {
    var end = position
    skipBreaks()
    while skipHeaderLine() {
      end = position
      skipBreaks()
    }
    while true {
      skipBreaks()
      let pieceEnd = text.end(from: position) { $0.isBase64 || $0 == UInt8(ascii: "=") }
      // Prose after a key that was cut off is made of short words; before a footer any piece counts.
      guard pieceEnd > position,
        pieceEnd - position >= 16 || isNoWord(position..<pieceEnd) || leadsToFooter(from: pieceEnd)
      else { return end }
      position = pieceEnd
      end = pieceEnd
    }
  }

  /// Whether a short piece has capitals where no word has them.
  private func isNoWord(_ piece: Range<Int>) -> Bool {
    guard piece.count >= 8, piece.count < 16 else { return false }
    let makeup = SecretMakeup(piece.lazy.map { text[$0] })
    return makeup.changes >= 2 && makeup.capitals + makeup.digits > 2 && !makeup.isOfWords
  }

  /// Takes white space, `\n`, `\r` and `\t` as escapes, line ends of source code, quotes, and what
  /// stands before the lines of quoted mail and of comments.
  private mutating func skipBreaks() {
    while true {
      switch text[position] {
      case 0x20, 0x09...0x0D: position += 1
      case UInt8(ascii: "\\"):
        switch text[position + 1] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "\\"):
          position += 2
        case 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "u"): position += 2
        default: return
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "|"),
        UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "*"):
        position += 1
      case UInt8(ascii: "+") where text[position + 1] <= 0x20: position += 1
      case UInt8(ascii: "/") where text[position + 1] == UInt8(ascii: "/"): position += 2
      case UInt8(ascii: "<") where text.has("<br>", at: position): position += 4
      default: return
      }
    }
  }

  private mutating func skipHeaderLine() -> Bool {
    let nameEnd = text.end(from: position, limit: 24) { $0.isLetter || $0 == UInt8(ascii: "-") }
    guard nameEnd > position, text[nameEnd] == UInt8(ascii: ":"), text[nameEnd + 1] == 0x20 else {
      return false
    }
    position = text.end(from: nameEnd, limit: 200) { $0 >= 0x20 && $0 != UInt8(ascii: "\\") }
    return true
  }

  /// Whether breaks, at most one further piece, and a footer follow.
  private func leadsToFooter(from place: Int) -> Bool {
    var rest = PEMBody(text: text, position: place)
    rest.skipBreaks()
    if text.has("----", at: rest.position) { return true }
    let pieceEnd = text.end(from: rest.position, limit: 80) {
      $0.isBase64 || $0 == UInt8(ascii: "=")
    }
    rest.position = pieceEnd
    rest.skipBreaks()
    return text.has("----", at: rest.position)
  }
}
