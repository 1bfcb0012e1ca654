/// JSON Web Tokens, signed or not, and encrypted ones.
///
/// Sources: RFC 7519 and RFC 7515: base64url parts with dots between. The header is a JSON object, so
/// it begins with `eyJ`; so does the claims part of a signed token. The signature belongs to the
/// value. A token that was cut off after the claims is one too.
struct JWTDetector: Detector {
  let id = "jwt"
  let type = FindingType.jwt
  let triggers = Triggers("J")

  let examples = [
    "token «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl-_8» expired",
    "Bearer «eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.», cut: «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx»",
    "«eyJhbGciOiJSU0EtT0FFUCJ9.T0tva19rZXk.aXZfaXZfaXY.Y2lwaGVydGV4dA.dGFnX3RhZw»",
    "broken «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIiwi\nbmFtZSI6IkFubiJ9.c2lnbmF0dXJl\\\nLV84x9Zq7w» over lines",
    "\\n«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl»\nand then words follow",
    "eyJ is how a token begins; eyJhbGciOiJIUzI1NiJ9 alone is a header; monkeyJ.eyJ.x",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let start = index - 2
    guard text.has("ey", at: start), !text.isInToken(at: start) else { return nil }
    let headerEnd = partEnd(from: start, isHeader: true, in: text)
    guard headerEnd - start >= 12, text[headerEnd] == UInt8(ascii: ".") else { return nil }
    var parts: [Range<Int>] = []
    var partStart = afterBreak(headerEnd + 1, in: text) ?? headerEnd + 1
    while parts.count < 4 {
      let partEnd = partEnd(from: partStart, isHeader: false, in: text)
      parts.append(partStart..<partEnd)
      guard text[partEnd] == UInt8(ascii: ".") else { break }
      partStart = partEnd + 1
    }
    if parts.count == 4, parts.dropFirst().allSatisfy({ $0.count >= 8 }) {
      return Match(start..<parts[3].upperBound, .structure)
    }
    guard text.has("ey", at: parts[0].lowerBound), parts[0].count >= 8 else { return nil }
    return Match(start..<(parts.count > 1 ? parts[1] : parts[0]).upperBound, .structure)
  }

  /// How far a header goes that is broken into lines; no other part is read twice.
  private static let longestBrokenHeader = 512

  /// The end of a part, which may go on after a line break as long as lines of a token are.
  private func partEnd(from start: Int, isHeader: Bool, in text: ScannedText) -> Int {
    var end = text.end(from: start) { $0.isBase64URL }
    let limit = isHeader ? Self.longestBrokenHeader : Int.max
    while end - start >= 12, end - start < limit, let next = afterBreak(end, in: text) {
      let more = text.end(from: next, limit: limit) { $0.isBase64URL }
      let makeup = SecretMakeup((next..<min(more, next + 64)).lazy.map { text[$0] })
      guard more - next >= 8,
        makeup.digits > 0 || makeup.changes >= 3
          || text[more] == UInt8(ascii: ".") && text.has("ey", at: more + 1)
      else { break }
      end = more
    }
    return end
  }

  /// Where the token goes on after a line break, with a backslash or without.
  private func afterBreak(_ end: Int, in text: ScannedText) -> Int? {
    var place = end
    if text[place] == UInt8(ascii: "\\") { place += 1 }
    if text[place] == 0x0D { place += 1 }
    guard text[place] == 0x0A else { return nil }
    return text.end(from: place + 1, limit: 16) {
      $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">")
    }
  }
}

extension ScannedText {
  /// Whether the byte before an offset is one of a token; an escape (`\n`, `%3D`) is not, nor are
  /// dashes that no letter or digit stands before.
  func isInToken(at index: Int) -> Bool {
    let dashes = start(before: index, limit: 8) { $0 == UInt8(ascii: "-") }
    return dashes < index && self[dashes - 1].isWordByte || isInWord(at: index)
  }
}
