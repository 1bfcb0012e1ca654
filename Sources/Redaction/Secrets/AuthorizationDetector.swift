/// Credentials in HTTP headers: what follows `Bearer`, `Basic` and their like, and cookies of sessions.
///
/// Sources: RFC 9110 (Authorization), RFC 6750 (Bearer), RFC 7617 (Basic), RFC 6265 (Cookie).
struct AuthorizationDetector: Detector {
  let id = "authorization"
  let type = FindingType.apiKey
  let triggers = Triggers(
    literals: (schemes.map(\.word) + sessions).map { String(decoding: $0, as: UTF8.self) }
  )

  let examples = [
    "Authorization: Bearer «9f8a7b6c5d4e3f2a1b0c», authorization: token «a1b2c3d4e5f6a7b8»",
    "-H 'Authorization: Basic «YW5uOnMzY3IzdCF4»' and Proxy-Authorization: Basic «YW5uOnMzY3IzdCF4»",
    "Authorization: Basic «Ppp7WuRtYuMddPsk1XljskPp» is not a pair, and a secret all the same",
    "Authorization: SSWS «00Dk7ujwT7h6919OooAjc_nv9Jw2CWx-WQ4OoplCPH»",
    "send Bearer «k3J9xP2vQ8zR5tY1wB7n» with it; Authorization: ApiKey «Zm9vYmFyMTIz-x9»",
    "Cookie: theme=dark; sessionid=«38afes7a8f1b2c9d»; JSESSIONID=«1A530637289A03B07199A44E8D531427»",
    "Cookie: a=b; csrftoken=«Qm9vbQ8x7z»", "csrftoken=Qm9vb8x7z; Cookie: a=b; sid=short1",
    "Authorization: Digest username=\"ann\", response=\"«6629fae49393a05397450978507c4ef1»\"",
    "Basic knowledge of networks, Bearer of bad news, Bearer tokens, Authorization: Bearer <token>",
    "Authorization: Bearer ${TOKEN}, Bearer YOUR_ACCESS_TOKEN, Basic authentication-scheme, session=none",
    "Basic Q2hhcHRlciAx is not a pair; sessionid=abc; the basic configuration2024settings",
  ]

  private static let schemes: [(word: [UInt8], isClear: Bool)] = [
    ("bearer ", true), ("basic ", false), ("token ", false), ("apikey ", true), ("ssws ", true),
    ("apitoken ", true), ("api-key ", true),
    ("response=", false), ("hmac ", false),
  ].map { (Array($0.utf8), $1) }
  private static let sessions = [
    "sessionid=", "session_id=", "session=", "phpsessid=", "jsessionid=", "connect.sid=", "sid=",
    "_session=", "remember_token=", "auth=", "sessid=", "csrftoken=", "xsrf-token=",
    "asp.net_sessionid=",
  ].map { Array($0.utf8) }

  func match(at index: Int, in text: ScannedText) -> Match? {
    for (word, isClear) in Self.schemes where text.hasLowercased(word, at: index) {
      guard !text[index - 1].isAlphanumeric else { return nil }
      return credential(after: index + word.count, word: word, isClear: isClear, in: text)
    }
    for word in Self.sessions where text.hasLowercased(word, at: index) {
      let isCookie = Self.cookies.stand(before: index, in: text, reach: 256)
      return token(at: index + word.count, minimum: isCookie ? 8 : 12, in: text)
    }
    return nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 64, in: text) else { return Evidence() }
    let word = (Self.schemes.map(\.word) + Self.sessions)
      .first { text.hasLowercased($0, at: place) }
    return Evidence(word: word.map { String(decoding: $0, as: UTF8.self).trimmingBlanks })
  }

  private func credential(
    after start: Int,
    word: [UInt8],
    isClear: Bool,
    in text: ScannedText
  ) -> Match? {
    var place = text.end(from: start, limit: 3) { $0 == 0x20 }
    if text[place] == UInt8(ascii: "\"") || text[place] == UInt8(ascii: "'") { place += 1 }
    let follows = Self.headers.stand(before: start - word.count, in: text, reach: 32)
    if word == Self.basicScheme {
      return basic(at: place, in: text) ?? (follows ? token(at: place, minimum: 16, in: text) : nil)
    }
    guard isClear || follows else { return nil }
    return token(at: place, minimum: follows ? 8 : 16, in: text)
  }

  private static let basicScheme = Array("basic ".utf8)
  private static let cookies = ContextWords("|cookie: |set-cookie:")
  private static let headers = ContextWords("authorization digest authenticate")

  /// Base64 that holds a name, a colon and a password.
  private func basic(at start: Int, in text: ScannedText) -> Match? {
    let end = text.end(from: start, limit: 512) { $0.isBase64 || $0 == UInt8(ascii: "=") }
    guard end - start >= 8 else { return nil }
    var value: UInt32 = 0
    var bits = 0
    var hasColon = false
    for place in start..<end where text[place] != UInt8(ascii: "=") {
      value = value << 6 | text[place].base64Value
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      let byte = UInt8(truncatingIfNeeded: value >> UInt32(bits))
      guard byte >= 0x20, byte != 0x7F else { return nil }
      hasColon = hasColon || byte == UInt8(ascii: ":")
    }
    return hasColon ? Match(start..<end, .structure) : nil
  }

  private func token(at start: Int, minimum: Int, in text: ScannedText) -> Match? {
    var place = start
    if text[place] == UInt8(ascii: "\"") { place += 1 }
    let end = text.end(from: place, limit: 2048) { byte in
      byte.isBase64URL || byte.isBase64 || "=.~%:".utf8.contains(byte)
    }
    var last = end
    while last > place, ".:%".utf8.contains(text[last - 1]) { last -= 1 }
    guard last - place >= minimum else { return nil }
    let makeup = SecretMakeup((place..<min(last, place + 256)).lazy.map { text[$0] })
    guard makeup.distinct >= 5, makeup.digits > 0, makeup.smalls + makeup.capitals > 0,
      makeup.changes >= 2 || makeup.symbols > 0
    else { return nil }
    let value = SecretValue(whole: place..<last, in: text)
    return value.isStandIn ? nil : Match(place..<last, .context)
  }
}
