/// Passwords that are told of beside the word, in another clause: "wrong password for ann, i type X exactly",
/// "I pasted my password in the chat, it was X", "is X good as a password".
///
/// The value must look like a password by itself: letters and digits with a capital or a symbol among them,
/// or a pass phrase. What has a dot or a bracket is a version or a program; norms, methods and things with
/// their numbers (`ISO-27001`, `Room#42`) are told by their form.
struct MentionedPasswordDetector: Detector {
  let id = "password-mentioned"
  let type = FindingType.password
  let triggers = Triggers(literals: TellingWords.passwords)

  let examples = [
    "i keep getting wrong password for ann@example.com, i type «Dragon2025!» exactly",
    "I accidentally pasted my password in the chat, it was «UwqadzD8M9» - can you force a reset?",
    "hab mein kennwort vergessen, altes war «J504JlHtMwCt6e»",
    "unlock code didnt work so i tried «Rg1Mjd9CjM» and",
    "rotated the database password but the old one, «falconlantern38», was still there",
    "let me know if \"«Liverpool2026»\" is strong enough as a password",
    "try «Winter2022?» as password, j'ai mis «Saddle#9737» comme mot de passe, hab jetzt «S%$t24dt0Va» als pw gesetzt",
    "password hint was dog name. tried «frost-maple-salmon» no luck",
    "Bot: Never share your password.\nUser: too late lol its «violinorchid70»",
    "I forgot my password. I tried Chrome120.0 and it was 2024-01-31, and typed Shift+F10",
    "the password page was fine, i tried Windows11 and Firefox120, it was OK",
    "wrong password, tried Room#42 and Apt#12B; Passwort vergessen? Es war Ticket#48213, issue#512 as password is unclear",
    "The password policy was ISO-27001 certified, my password reset was COVID-19 related, the password hash was PBKDF2HMAC",
    "use SHA256withRSA as password hash, Node18LTS and a password, it was commit 3f9a8b7c6d5e",
  ]

  private static let short = Array("pw".utf8)
  private static let reach = 120

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard !text[index - 1].isAlphanumeric, text[index - 1] < 0x80,
      text.hasLowercased(Self.short, at: index) ? !text[index + 2].isWordByte : true
    else { return nil }
    return before(index, in: text) ?? after(index, in: text)
  }

  /// The value in "X as password".
  private func before(_ index: Int, in text: ScannedText) -> Match? {
    var place = index
    for count in 0..<6 {
      guard text[place - 1] == 0x20 else { return nil }
      let word = text.start(before: place - 1, limit: 40) { $0 > 0x20 }
      guard word < place - 1 else { return nil }
      if !TellingWords.judging.contains(word..<place - 1, in: text) {
        return count > 0 ? value(at: word, in: text) : nil
      }
      place = word
    }
    return nil
  }

  /// The quick look: most that follows the word has nothing that a password has, a digit beside a letter or a
  /// symbol, or words joined by hyphens.
  private func mayFollow(_ range: Range<Int>, in text: ScannedText) -> Bool {
    var last: UInt8 = 0x20
    for place in range {
      let byte = text[place]
      if byte == 0x2D {
        if last.isLetter { return true }
      } else if last > 0x20, byte > 0x20, last.isDigit != byte.isDigit,
        last.isLetter || byte.isLetter
      {
        return true
      } else if byte.isDigit, "!#$%&*@^~_?".utf8.contains(last) {
        return true
      }
      last = byte
    }
    return false
  }

  /// The value after a verb behind the word, as far as the paragraph goes.
  private func after(_ index: Int, in text: ScannedText) -> Match? {
    let limit = min(text.count, index + Self.reach)
    guard mayFollow(index..<min(text.count, limit + 24), in: text) else { return nil }
    var place = index
    while place < limit {
      if text[place] == 0x0A, text[place + 1] == 0x0A { return nil }
      guard text[place] == 0x20 || text[place] == 0x0A else {
        place += 1
        continue
      }
      let end = text.end(from: place + 1, limit: 16) { $0 > 0x20 }
      if text[end] == 0x20, TellingWords.typing.contains(place + 1..<end, in: text),
        let match = value(at: end + 1, in: text)
      {
        return match
      }
      place = max(end, place + 1)
    }
    return nil
  }

  private func value(at start: Int, in text: ScannedText) -> Match? {
    guard let value = SecretValue(at: start, style: .prose, in: text), value.isTelling,
      !value.isStandIn
    else { return nil }
    return Match(value.range, .context)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let around = max(0, match.range.lowerBound - Self.reach)..<match.range.upperBound + 48
    let word = TellingWords.passwords.first { text.hasLowercased(Array($0.utf8), within: around) }
    return Evidence(word: word)
  }
}
