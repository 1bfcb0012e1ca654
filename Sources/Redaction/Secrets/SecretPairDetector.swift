/// Passwords that stand behind the name of a user in one go: `creds: deploy / X`, `login is admin / X`, and
/// `ann@example.com:X`, as lists of broken-into accounts are written.
struct SecretPairDetector: Detector {
  let id = "secret-pair"
  let type = FindingType.password
  let triggers = Triggers(literals: TellingWords.logins + TellingWords.commonUsers + endings)

  let examples = [
    "Grafana login is admin / «Qmj4q%636Jx8», the staging creds in a gist: deploy / «ABf719kop5QlcD»",
    "mailbox credentials are ann@example.com / «n66D2sAyAa0», Zugangsdaten: ann / «Sommer24x», login: ann/«Luna2020x»",
    "found in a paste: ann@example.com:«paris320» and bob@example.co.uk:«hunter!2x»",
    "admin / «HunterOtter#067» that's the default; roles: admin / editor2, Admin / Settings / v10.2",
    "login / signup2 pages, logins: 12 / 24, login at 10:30 / 11:45a, creds: see 1Password / vault9x",
    "ann@example.com:8080, mailto:ann@example.com: hello there, https://example.com:a1b2c3d4/",
    "credentials are in ops / runbook, login: <user> / <password1>, the login is broken on Chrome / Firefox120",
  ]

  private static let userBytes = TellingWords.commonUsers.map { Array($0.utf8) }
  private static let wordBytes = TellingWords.logins.sorted { $0.utf8.count > $1.utf8.count }.map {
    Array($0.utf8)
  }
  /// How addresses end that a password may follow.
  private static let endings = TellingWords.topLevels.map { ".\($0):" }
  private static let endingBytes = endings.map { Array($0.utf8) }
  private static let reach = 64

  func match(at index: Int, in text: ScannedText) -> Match? {
    if text[index] == UInt8(ascii: ".") { return afterAddress(at: index, in: text) }
    if let user = Self.userBytes.first(where: { text.hasLowercased($0, at: index) }) {
      return text[index - 1].isWordByte ? nil : judged(at: index + user.count, in: text)
    }
    guard !text[index - 1].isAlphanumeric,
      let word = Self.wordBytes.first(where: { text.hasLowercased($0, at: index) }),
      !text[index + word.count].isAlphanumeric
    else { return nil }
    return afterWord(index + word.count, in: text)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 160, in: text) else { return Evidence() }
    let word = Self.wordBytes.first { text.hasLowercased($0, at: place) }
    return Evidence(word: word.map { String(decoding: $0, as: UTF8.self) })
  }

  private func afterAddress(at index: Int, in text: ScannedText) -> Match? {
    guard let ending = Self.endingBytes.first(where: { text.hasLowercased($0, at: index) }) else {
      return nil
    }
    let host = text.start(before: index, limit: 64) { byte in
      byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    guard text[host - 1] == UInt8(ascii: "@"), text[host - 2].isAlphanumeric,
      text[index + ending.count] > 0x20
    else { return nil }
    return judged(at: index + ending.count, in: text)
  }

  /// Finds `NAME / VALUE` shortly behind a word, in the same sentence.
  private func afterWord(_ start: Int, in text: ScannedText) -> Match? {
    let end = text.end(from: start, limit: Self.reach) { $0 >= 0x20 && $0 != UInt8(ascii: ",") }
    for place in start..<end where text[place] == UInt8(ascii: "/") {
      let isSpaced = text[place - 1] == 0x20 && text[place + 1] == 0x20
      let before = isSpaced ? place - 1 : place
      let name = text.start(before: before, limit: Self.reach) {
        $0 > 0x20 && $0 != UInt8(ascii: "/")
      }
      let lead = text.start(before: name, limit: 3) { $0 == 0x20 }
      // The name of the user stands alone, behind a colon or a verb.
      guard before - name >= 2, name > start, lead < name, text[place + 1] != UInt8(ascii: "/"),
        text[lead - 1] == UInt8(ascii: ":")
          || TellingWords.being.stand(before: name, in: text, reach: 8)
      else { continue }
      return judged(at: isSpaced ? place + 2 : place + 1, in: text)
    }
    return nil
  }

  private func judged(at place: Int, in text: ScannedText) -> Match? {
    guard let value = SecretValue(at: place, style: .bare, in: text), !value.isStandIn,
      value.isMixed
    else { return nil }
    return Match(value.range, .context)
  }
}
