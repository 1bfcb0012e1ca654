/// Keys and tokens that name their issuer: a fixed text, and characters of one kind beside it.
///
/// The shapes stand in `KeyShape+Table.swift`. A body of few different characters is a stand-in from
/// a manual (`ghp_xxxx…`) and stays, as does one without a digit or a change of case, which is a word.
/// A key that is broken over lines, with a backslash or a quote at the break, is one key.
struct APIKeyDetector: Detector {
  let id = "api-key"
  let type = FindingType.apiKey
  let triggers: Triggers

  // Put together of parts, so that no scanner of secrets takes them for real.
  let examples = [
    "key «AKIA" + "IOSFODNN7EXAMPLE», «ghp_" + "6vt9A0NgngvUuugClutcegSJhZVd5m0rK42i»",
    "export K=\"«sk-ant-" + "api03-curvwh-iwXRk_PkjX5dJ0FQfyrXLzd1npvfNOaH4»\"",
    "\\n«sk_live_" + "i2Ko4II3w9YwZohyFJewmh5l» and %3D«sk_live_" + "i2Ko4II3w9YwZohyFJewmh5l»&a=1",
    "clone https://oauth2:«glpat-" + "QIwvvCW9ud_cSDBUUFn7»@git.example.com",
    "hook https://«hooks.slack.com" + "/services/TA2IRL7C5/BLQWRMUQ3/YbMJm8xO9expxXfpE4kduK0L»!",
    "«sk-proj-" + "xnYzMEPVHXNcENmueKdlGz5snhN1d9hdx5ORpY2u»",
    "«hf_" + "LwadYdAwgPPgaZfIhrUXydgpmxyuTeCDea»",
    "«SG." + "EfgApNO2Z2WBB3DzZ1VQx9.PHAKI3zUUwD97cpMyV9D_P9LFmFF5oaKsaVMjK9Modn».",
    "«0123456789:AA" + "F9dmD4kQ7xWz1B-2cVbnMlKjHgFdSaPoi» speaks for a bot",
    "«0f1e2d3c4b5a69788796a5b4c3d2e1f0-" + "us12», «ab3" + "8Q~f9Kd0sLw2Rt5Yp7Zx1Vb3Nm6Qc8Wd4Eg»",
    "client.run('«MTczNDk2NzYwNDUwMjE5NTI4." + "GYrGM1.PIoIfiVab2sSdkM9GAPpHNlQYW-xbtYY7wwOpV»')",
    "revoke «EAATiEHuXevfKFuVcyJOThUspiAmsHJUfOuU5hW"
      + "QYNu6E7JHAD6LxaxaaslHNMzm45JwxTCH8sMoLn79» now",
    "broken: «ghp_" + "6vt9A0NgngvUuugC\\\nlutcegSJhZVd5m0rK42i», «ghp_"
      + "6vt9A0NgngvUuugC\nlutcegSJhZVd5m0rK42i»",
    "«AKIA" + "MKVLWNTPSIZMHNNY» found in plain text",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx sk-ant-api03-... sk-learn AKIA AIza XAKIAIOSFODNN7EXAMPLE",
    "task-management-of-long-running-processes-in-1-system sk_live_short xoxb-not-a-token",
    "use hooks.slack.com/services/ for it; SG.1 and AKIAIOSFODNN7EXAMPLETOOLONG",
    "live_updates_for_everything_in_the_dashboard_of_2024 test_ThatTheListOfWordsIsSortedByName",
    "MTczNDk2NzYwNDUwMjE5NTI4.GYrGM1.short, NTP server ND.example.com, EAAPlugInArchitecture2024",
    "AIDAIOSFODNN7EXAMPLE, arn:aws:iam::123456789012:role/x, 1.2:AAA, -us2, pk_live_of_stripe_is_public",
  ]

  /// The shapes by the first three bytes of their text.
  private let shapes: [UInt32: [KeyShape]]

  /// How far a look goes on before it knows that it found a key; a bound keeps the walk linear.
  private let reach = 512

  init() {
    shapes = Dictionary(grouping: KeyShape.all) { Self.start(Array($0.text.utf8)) }
    triggers = Triggers(patterns: KeyShape.all.map(\.pattern))
  }

  private static func start(_ bytes: [UInt8]) -> UInt32 {
    bytes.prefix(2).reduce(0) { $0 << 8 | UInt32($1) }
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    let start = UInt32(text[index]) << 8 | UInt32(text[index + 1])
    for shape in shapes[start] ?? [] {
      if let match = match(of: shape, at: index, in: text) { return match }
    }
    return nil
  }

  private func match(of shape: KeyShape, at index: Int, in text: ScannedText) -> Match? {
    guard shape.pattern.stands(at: index, in: text) else { return nil }
    var start = index
    if let lead = shape.lead {
      let limit = lead.length.upperBound + 1
      start = text.start(before: index, limit: limit, while: lead.kind.contains)
      guard lead.length.contains(index - start) else { return nil }
    } else if text.isInWord(at: start) {
      return nil
    }
    var body = KeyBody(text: text, start: index + shape.text.utf8.count, kind: shape.body)
    body.read(wanted: shape.length, reach: reach)
    if shape.length.upperBound == KeyShape.open, body.bytes.count > reach, looksRandom(shape, body)
    {
      body.readOn()
    }
    body.trim()
    guard shape.length.contains(body.bytes.count) else { return nil }
    if shape.check == .crc32, hasChecksum(body.bytes) {
      return Match(start..<body.end, .checksum)
    }
    if shape.check == .parts, !hasParts(shape, body.bytes) { return nil }
    guard shape.lead != nil || looksRandom(shape, body) else { return nil }
    return Match(start..<body.end, .structure)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    Evidence(validator: match.proof == .checksum ? "crc32" : nil)
  }

  private func looksRandom(_ shape: KeyShape, _ body: KeyBody) -> Bool {
    var makeup = SecretMakeup(body.bytes.prefix(64))
    if shape.body == .path { makeup = SecretMakeup(body.bytes.prefix(200)) }
    if shape.isWeak {
      return makeup.distinct >= 8 && makeup.digits > 1 && makeup.smalls + makeup.capitals > 1
        && (makeup.smalls > 0 && makeup.capitals > 0 || makeup.changes >= 6)
    }
    // Sixteen capitals of the base 32 have no digit among them once in twenty keys.
    let isFixed = shape.text.utf8.count >= 4 && shape.length.lowerBound == shape.length.upperBound
    return makeup.distinct >= 6
      && (makeup.digits > 0 || makeup.smalls > 0 && makeup.capitals > 0
        || isFixed && makeup.distinct >= 8)
  }

  private func hasParts(_ shape: KeyShape, _ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && (24...28).contains(shape.text.utf8.count + parts[0].count)
      && parts[1].count == 6 && parts[2].count >= 27
  }

  /// Whether the last six characters are the CRC-32 of those before, in base 62.
  private func hasChecksum(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 6 else { return false }
    var value: UInt64 = 0
    for byte in bytes.suffix(6) {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x5A: digit = byte - 0x41 + 10
      case 0x61...0x7A: digit = byte - 0x61 + 36
      default: return false
      }
      value = value * 62 + UInt64(digit)
    }
    return value == UInt64(crc32(bytes.dropLast(6)))
  }
}

/// The CRC-32 of ISO 3309, as GitHub's tokens have it.
func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var crc = UInt32.max
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  return ~crc
}

extension ScannedText {
  /// Whether the byte before an offset belongs to the same word; an escape (`\n`, `%3D`) does not.
  func isInWord(at index: Int) -> Bool {
    let before = self[index - 1]
    guard before.isWordByte else { return false }
    if self[index - 2] == UInt8(ascii: "\\"), "nrtbfv".utf8.contains(before) { return false }
    if self[index - 3] == UInt8(ascii: "%"), self[index - 2].isHexDigit, before.isHexDigit {
      return false
    }
    return true
  }
}
