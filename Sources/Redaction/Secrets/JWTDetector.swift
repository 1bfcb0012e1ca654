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
    "eyJ is how a token begins; eyJhbGciOiJIUzI1NiJ9 alone is a header; monkeyJ.eyJ.x",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let start = index - 2
    guard text.has("ey", at: start), !text[start - 1].isBase64URL else { return nil }
    let headerEnd = text.end(from: start) { $0.isBase64URL }
    guard headerEnd - start >= 12, text[headerEnd] == UInt8(ascii: ".") else { return nil }
    var parts: [Range<Int>] = []
    var partStart = headerEnd + 1
    while parts.count < 4 {
      let partEnd = text.end(from: partStart) { $0.isBase64URL }
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
}
