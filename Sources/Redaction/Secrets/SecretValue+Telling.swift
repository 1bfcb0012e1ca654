/// What a value must look like where little stands beside it that calls it a secret.
extension SecretValue {
  /// Six bytes or more with letters and digits or symbols among them, and no word of a path.
  var isMixed: Bool {
    bytes.count >= 6 && makeup.smalls + makeup.capitals > 0 && !isMoment
      && !bytes.contains(UInt8(ascii: "/"))
      && (makeup.digits > 0 && (makeup.digits > 1 || makeup.changes > 1 || makeup.symbols > 0)
        || makeup.symbols > 1 && !isWord || isPassPhrase)
  }

  /// Whether nothing but a password looks so: seven bytes or more without a dot or a bracket, a digit among
  /// them, and a symbol or a change between cases that is no word's; or a pass phrase.
  var isTelling: Bool {
    if isPassPhrase || isHyphenated { return true }
    guard bytes.count >= 7, !isMoment, !startsWithNumber, makeup.digits > 0,
      makeup.smalls + makeup.capitals > 2,
      !bytes.contains(where: { "./()[]{}<>=:,+".utf8.contains($0) })
    else { return false }
    let isKnown =
      makeup.isHex && (makeup.smalls == 0 || makeup.capitals == 0)
      || Self.technical.contains { name in text.hasLowercased(name, within: range) }
    if isKnown || isNorm || isCounted { return false }
    let ends = bytes.last.map { "!?#$%&*@^~".utf8.contains($0) } ?? false
    let isSpiked = makeup.symbols > 0 && makeup.digits > 1 && !bytes.contains(0x2D)
    return isSpiked || makeup.symbols > 0 && (ends || makeup.changes >= 2) || makeup.changes >= 3
      || makeup.digits >= 2 && makeup.smalls >= 5 && makeup.changes <= 2 && !isProduct
  }

  /// Whether it is called like a norm or a method: capitals, a number, perhaps capitals again (`ISO-27001`,
  /// `COVID-19`, `PBKDF2-HMAC`).
  var isNorm: Bool {
    let name = bytes.prefix { $0 &- 0x41 < 26 }
    var rest = bytes[name.endIndex...]
    if rest.first == 0x2D { rest = rest.dropFirst() }
    let number = rest.prefix(while: \.isDigit)
    rest = rest[number.endIndex...]
    if rest.first == 0x2D { rest = rest.dropFirst() }
    return name.count >= 2 && (1...5).contains(number.count) && rest.allSatisfy { $0 &- 0x41 < 26 }
  }

  /// Whether it is a thing with its number: `Room#42`, `ticket#48213`.
  private var isCounted: Bool {
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "#")) else { return false }
    return TellingWords.counted.contains(
      range.lowerBound..<range.lowerBound + sign,
      in: text
    ) && bytes[(sign + 1)...].first?.isDigit == true
  }

  /// What names of methods have in them.
  private static let technical = [
    "sha1", "sha2", "sha3", "sha5", "aes", "md5", "rsa", "hmac", "base64", "utf8", "utf-8", "oauth",
    "crypt", "pbkdf", "argon", "http", "tls1", "win1", "win32", "x509", "p256", "ed25519",
  ].map { Array($0.utf8) }

  /// A capital, small letters, and two or three digits: `Windows11`, `Firefox120`.
  private var isProduct: Bool {
    makeup.capitals > 0 && makeup.digits <= 3 || makeup.symbols > 0
  }
}
