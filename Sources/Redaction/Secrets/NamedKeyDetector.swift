/// A value of chance behind the mere word "key" of some language, shortly before it in the same sentence.
///
/// "Key" is an ordinary word, so the value has to speak: 32 hex digits or more with letters among them, or
/// 24 letters and digits of chance; a UUID counts behind the words for a licence. What is public by its name
/// (a primary key, a cache key, a public key) stays.
struct NamedKeyDetector: Detector {
  let id = "named-key"
  let type = FindingType.apiKey
  let triggers = Triggers(words: TellingWords.keyWords, literals: TellingWords.keyEndings)

  let examples = [
    "an old key in the crontab: «7b06ad891f93e8b9652de366e3a543dc020259ab». Who needs it?",
    "er staat nog een oude sleutel in: «101efc080dd0c1fad60464ac28e1c2c027a5c49c»",
    "clé «8debbb46add2cada180eae71584733f9» à révoquer, Schlüssel: «Zp8vX2mQ4rT6yB1nW3cL9kDf»",
    "my wallet key 0x«9f8d5b6d6d14db77bfd6ee5d7f091f12d3f9488290e40462942b9648756167c4» is it safe",
    "The license server wants the key «ceb410c0-aaf7-f9d7-b045-d88589b22dfc» in the header",
    "cache key 101efc080dd0c1fad60464ac28e1c2c027a5c49c, primary key ceb410c0-aaf7-f9d7-b045-d88589b22dfc",
    "public key 101efc080dd0c1fad60464ac28e1c2c027a5c49c, the key is in commit 7b06ad891f93e8b9652de366e3a543dc020259ab",
    "hab den Key «/6FYAsuRnprcO2oEauVNWCxtw8lZMDnrzzQYx/6h8GUBs4tlSavAAzGx9T64YI0FYFuB+hxETvD93c4FPX/wbi==» gepusht",
    "the key is in /srv/Config2024/Keys/Production/Server1/private.pem",
    "gpg key 7b06ad891f93e8b9652de366e3a543dc020259ab, signed with key: 7b06ad891f93e8b9652de366e3a543dc020259ab",
    "the license of package 7b06ad891f93e8b9652de366e3a543dc020259ab and the key changes of ceb410c0-aaf7-f9d7-b045-d88589b22dfc",
    "key findings: see internationalization-of-software, the key feature. 101efc080dd0c1fad60464ac28e1c2c027a5c49c",
    "The DHT key 7b06ad891f93e8b9652de366e3a543dc020259ab, the Redis key session:7b06ad891f93e8b9652de366e3a543dc020259ab",
    "tuples with key 5d41402abc4b2a76b9719d911017c592 hashed into shard 3, key: getUserById2AndOrderByName3Asc",
    "license 550e8400-e29b-41d4-a716-446655440000 plugin GUID, key e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 of it",
    "keyboard 101efc080dd0c1fad60464ac28e1c2c027a5c49c, key checksum 9f8d5b6d6d14db77bfd6ee5d7f091f12",
  ]

  private static let reach = 72

  func match(at index: Int, in text: ScannedText) -> Match? {
    let word = text.endOfLetters(from: index, limit: 16)
    guard !text[index - 1].isLetter, TellingWords.keys.contains(index..<word, in: text) else {
      return nil
    }
    let limit = min(text.count, word + Self.reach)
    var place = word
    while place < limit {
      let byte = text[place]
      if byte == 0x0A, text[place + 1] == 0x0A { return nil }
      if byte == UInt8(ascii: "."), text[place + 1] == 0x20 { return nil }
      if byte.isAlphanumeric {
        if text[place - 1] == UInt8(ascii: "/"), text[place - 2] == 0x20 { place -= 1 }
        let end = text.end(from: place, limit: 256) { byte in
          byte.isBase64URL || byte.isBase64 || byte == UInt8(ascii: "=")
        }
        if let match = judged(place..<end, behind: index, in: text) { return match }
        place = end
      } else {
        place += 1
      }
    }
    return nil
  }

  private func judged(_ found: Range<Int>, behind index: Int, in text: ScannedText) -> Match? {
    let (before, after) = (text[found.lowerBound - 1], text[found.upperBound])
    guard found.count >= 24, !before.isWordByte, before != UInt8(ascii: "/"),
      before != UInt8(ascii: "."), !after.isWordByte
    else { return nil }
    let isHexadecimal = text.hasLowercased(Self.hexadecimal, at: found.lowerBound)
    let range = isHexadecimal ? found.lowerBound + 2..<found.upperBound : found
    let makeup = SecretMakeup(range.lazy.map { text[$0] })
    guard isGiven(range.lowerBound, in: text), isSecret(range, makeup, behind: index, in: text),
      !TellingWords.openKeys.stand(
        before: range.lowerBound,
        in: text,
        reach: range.lowerBound - index + 16
      )
    else { return nil }
    let isOpen =
      TellingWords.openAfterKeys.stand(before: range.upperBound + 24, in: text, reach: 24)
      || Self.hashesOfNothing.contains { text.hasLowercased($0, at: range.lowerBound) }
    return isOpen ? nil : Match(range, .context)
  }

  /// Whether the value is told: a colon or an equals sign stands before it, or the word itself.
  private func isGiven(_ start: Int, in text: ScannedText) -> Bool {
    var place = start
    if text.hasLowercased(Self.hexadecimal, at: place - 2) { place -= 2 }
    while " \"'`*(".utf8.contains(text[place - 1]) { place -= 1 }
    if text[place - 1] == UInt8(ascii: ":") || text[place - 1] == UInt8(ascii: "=") { return true }
    let word = text.startOfLetters(before: place, limit: 12)
    return word < place && TellingWords.keys.contains(word..<place, in: text)
  }

  /// How MD5, SHA-1 and SHA-256 of an empty text begin.
  private static let hashesOfNothing = ["d41d8cd98f00b204", "da39a3ee5e6b4b0d", "e3b0c44298fc1c14"]
    .map { Array($0.utf8) }

  private static let hexadecimal = Array("0x".utf8)

  private func isSecret(
    _ range: Range<Int>,
    _ makeup: SecretMakeup,
    behind index: Int,
    in text: ScannedText
  ) -> Bool {
    if text.isInUUID(range) {
      return TellingWords.licences.stand(
        before: range.lowerBound,
        in: text,
        reach: range.lowerBound - index + 40
      )
    }
    if makeup.isHex, makeup.symbols == 0 {
      return range.count >= 32 && makeup.digits > 3 && makeup.smalls + makeup.capitals > 3
        && makeup.entropy >= 3
    }
    // Words with slashes between are a path; Base64 has both cases and digits all over.
    let isPath = makeup.symbols > 0 && (range.count < 40 || makeup.entropy < 4.5)
    return !isPath && makeup.digits > 1 && makeup.smalls > 1 && makeup.capitals > 1
      && makeup.changes >= 5 && makeup.entropy >= 3.5 && !makeup.isOfWords
  }
}
