extension SecretValue {
  /// Whether it is a secret, given by a name in some style.
  func isSecret(of name: SecretName, style: SecretSeparator.Style) -> Bool {
    // The quick looks first: most of what stands after a name is the next word of a sentence.
    let isLikely =
      switch name.kind {
      case .password:
        isPassword(style: style) || style == .bare && isLoose && followsUser(name.range)
      case .token: isToken(isPlain: name.isPlain, style: style) && (style != .bare || isLongToken)
      }
    return isLikely && !isStandIn && !(style == .prose && isNorm && followsAspect(of: name.range))
  }

  private func isPassword(style: SecretSeparator.Style) -> Bool {
    if bytes.contains(0x20) { return isQuoted && isPhrase(style: style) }
    if isWord {
      switch style {
      case .assignment, .option:
        return isQuoted || !isCode || isScrambled || isPassPhrase ? bytes.count >= 6 : false
      case .colon: return bytes.count >= 6 && (isQuoted || endsLine || isHyphenated)
      case .prose:
        return isQuoted && bytes.count >= 6 || isScrambled || isPassPhrase
          || isHyphenated && followsColon && endsLine
      case .bare: return isScrambled || isPassPhrase
      }
    }
    switch style {
    case .assignment, .option, .colon: return isQuoted || !isCode
    case .prose:
      let inner = bytes.reversed().drop { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
      let rest = SecretMakeup(inner)
      return isQuoted || rest.digits > 0 || rest.symbols > 0 || rest.capitals > 1
    case .bare:
      return isQuoted && makeup.digits + makeup.symbols > 0
        || bytes.count >= 8 && makeup.symbols > 0 && !isWord && makeup.changes >= 2
        || bytes.count >= 8 && makeup.isRandom && makeup.capitals > 1
        || bytes.count >= 7 && makeup.digits > 0 && makeup.smalls > 0 && !startsWithNumber
          && (makeup.changes >= 2 || makeup.symbols > 0 || makeup.capitals > 0 || isWordWithYear)
    }
  }

  /// Letters and digits or symbols, or letters in no word's order: enough beside the name of a user.
  private var isLoose: Bool {
    bytes.count >= 6 && makeup.smalls + makeup.capitals > 0
      && (makeup.digits > 0 && !startsWithNumber || makeup.symbols > 1 && !isWord
        || makeup.symbols > 0 && makeup.digits > 0 || isScrambled || isHyphenated)
  }

  /// Whether something else of the password is told of: "the password policy was".
  private func followsAspect(of name: Range<Int>) -> Bool {
    let between = range.lowerBound - name.upperBound
    return TellingWords.aspects.stand(before: range.lowerBound, in: text, reach: between)
  }

  /// Whether "user NAME" stands before the password's name.
  private func followsUser(_ name: Range<Int>) -> Bool {
    if name.count <= 3 { return true }
    return Self.users.lastEnd(before: name.lowerBound, in: text, reach: 48) != nil
  }

  private static let users = ContextWords(
    "|user |login| |username |benutzer |utilisateur |identifiant |usuario |utente |gebruiker |usu\u{E1}rio |admin|"
  )

  /// A word of five small letters or more and two digits or more: `buster854`.
  private var isWordWithYear: Bool {
    makeup.digits >= 2 && makeup.smalls >= 5 && makeup.changes == 1 && makeup.symbols == 0
      && bytes.last?.isDigit == true
  }

  /// Letters alone whose capitals stand where no word and no name in a program has them.
  ///
  /// Some stand beside each other, and some with one or two small letters between; in a name each capital
  /// begins a word.
  private var isScrambled: Bool {
    guard isLettersOnly, bytes.count >= 8, makeup.capitals >= 2, makeup.smalls >= 2,
      makeup.changes >= 2
    else { return false }
    var run = 0
    var (singles, shorts, neighbours) = (0, 0, 0)
    var last: UInt8 = 0
    for byte in bytes + [UInt8(ascii: "A")] {
      if byte &- 0x41 < 26 {
        if last &- 0x41 < 26 { neighbours += 1 }
        if run == 1 { singles += 1 }
        if run == 2 { shorts += 1 }
        run = 0
      } else {
        run += 1
      }
      last = byte
    }
    return singles >= 2 || neighbours > 0 && singles + shorts >= (singles > 0 ? 1 : 2)
  }

  private var isLettersOnly: Bool { bytes.allSatisfy { $0.isLetter || $0 == 0x2D || $0 == 0x5F } }

  /// Three words or more, joined by hyphens and the like, as generators of pass phrases make them.
  var isPassPhrase: Bool {
    isHyphenated && words(by: UInt8(ascii: "-")).count != 3
      && words(by: UInt8(ascii: ".")).count != 3
  }

  private func words(by joiner: UInt8) -> [ArraySlice<UInt8>] {
    bytes.split(separator: joiner, omittingEmptySubsequences: false)
  }

  private var followsColon: Bool {
    let before = text.start(before: range.lowerBound, limit: 2) { $0 == 0x20 }
    return text[before - 1] == UInt8(ascii: ":")
  }

  /// The same, or three words with hyphens or dots, which are also an adjective of English or a name in a
  /// program.
  var isHyphenated: Bool {
    guard bytes.count >= 15, let joiner = bytes.first(where: { !$0.isLetter }),
      "-_.".utf8.contains(joiner)
    else { return false }
    let words = words(by: joiner)
    return words.count >= 3
      && words.allSatisfy { $0.count >= 4 && $0.count <= 10 && $0.allSatisfy(\.isLetter) }
  }

  private func isToken(isPlain: Bool, style: SecretSeparator.Style) -> Bool {
    guard bytes.count >= 8, !bytes.contains(where: { $0 <= 0x20 }), !isMoment else { return false }
    let isUUID = text.isInUUID(range)
    if isUUID { return isPlain }
    if makeup.isHex, makeup.digits > 0, makeup.smalls + makeup.capitals > 0 {
      return bytes.count >= 16 && makeup.entropy >= 2.5
        || bytes.count >= 12 && (isQuoted || style == .assignment)
    }
    guard makeup.distinct >= 6, makeup.others == 0, isQuoted || !isCode else { return false }
    let isMixed = makeup.digits > 0 && makeup.smalls + makeup.capitals > 0
    if bytes.count >= 16 {
      return isMixed && makeup.entropy >= 3
        || !isWord && makeup.changes >= 4 && makeup.entropy >= 3.5
    }
    return isMixed
      && (makeup.changes >= 2 || makeup.symbols > 0
        || style == .assignment && bytes.count >= 12 && makeup.digits >= 3)
  }

  /// Whether it is a token by its look alone, since nothing but a blank stands between it and its name.
  private var isLongToken: Bool {
    guard bytes.count >= 20, !text.isInUUID(range) else { return false }
    if makeup.isHex { return bytes.count >= 32 }
    let isCapitals = makeup.smalls == 0 && makeup.symbols == 0 && makeup.capitals > 0
    return makeup.digits > (makeup.changes >= 6 ? 0 : 1)
      && (makeup.smalls > 0 && makeup.capitals > 0 || isCapitals) && makeup.changes >= 4
      && makeup.entropy >= 3.5
  }

  static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map(\.lowercased), as: UTF8.self)
  }

  /// Letters only, perhaps joined by hyphens and the like, as words and names in programs are.
  var isWord: Bool {
    guard makeup.digits == 0 else { return false }
    return bytes.allSatisfy { byte in
      byte.isLetter || byte >= 0x80 || "-_.'/".utf8.contains(byte)
    }
  }

  var startsWithNumber: Bool { bytes[0].isDigit }

  var endsLine: Bool {
    let next = text.end(from: range.upperBound, limit: 3) {
      $0 == 0x20 || "\"'.,;)".utf8.contains($0)
    }
    return next >= text.count || text[next] == 0x0A || text[next] == 0x0D
  }

  /// A call, an index or a member in a program.
  var isCode: Bool {
    if bytes.contains(UInt8(ascii: "(")) || bytes.contains(UInt8(ascii: "[")) { return true }
    guard bytes[0].isLetter || bytes[0] == UInt8(ascii: "_") else { return false }
    let isName = bytes.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") }
    guard isName else { return false }
    if bytes.contains(UInt8(ascii: ".")) {
      let parts = bytes.split(separator: UInt8(ascii: "."))
      return parts.allSatisfy { part in
        part.count > 1 && part.contains(where: \.isLetter) && SecretMakeup(part).changes <= 1
      }
    }
    // `newValue2`, `access_token`: letters and at most a number at the end.
    return makeup.digits == 0
  }
}

extension SecretMakeup {
  /// Whether it looks made by chance.
  var isRandom: Bool { digits > 0 && smalls + capitals > 0 && changes >= 3 && entropy >= 3 }
}
