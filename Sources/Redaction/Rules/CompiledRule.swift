/// A rule of the user's own, ready to be asked.
struct CompiledRule: Sendable {
  /// What a finding has before the rule's name.
  static let prefix = "rule:"

  let name: String
  let type: FindingType
  private let pattern: CompiledPattern?
  private let validator: RedactionRule.Validator?
  private let context: ContextWords?
  private let dictionary: PatternSearch?
  private let dictionaryWords: [FixedPattern]
  private let allowed: AllowedValues

  init(_ rule: RedactionRule) throws(RedactionRuleError) {
    guard !rule.label.isEmpty, rule.label.utf8.count <= 40,
      rule.label.utf8.allSatisfy({ $0 &- 0x41 < 26 || $0 == UInt8(ascii: "_") }),
      rule.label.utf8.first != UInt8(ascii: "_")
    else { throw .label }
    guard rule.pattern != nil || !rule.dictionary.isEmpty else { throw .empty }
    if let short = rule.dictionary.first(where: { $0.utf8.count < 2 }) { throw .shortWord(short) }
    name = rule.name
    type = FindingType(
      rule.label,
      sameness: rule.ignoresCase || rule.pattern == nil ? .ignoringCase : .folded
    )
    validator = rule.validator
    if let text = rule.pattern {
      pattern = try CompiledPattern(text, ignoresCase: rule.ignoresCase)
    } else {
      pattern = nil
    }
    let words = rule.contextWords.map { word in
      "|" + word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "_") + "|"
    }
    context = words.isEmpty ? nil : ContextWords(words.joined(separator: " "))
    dictionaryWords = rule.dictionary.flatMap(Self.writings).map {
      FixedPattern($0, ignoresCase: true)
    }
    dictionary = dictionaryWords.isEmpty ? nil : PatternSearch(dictionaryWords)
    allowed = AllowedValues(rule.allowed)
    guard rule.validator == nil, words.isEmpty, pattern?.takesAnything == true else { return }
    throw .matchesEverything
  }

  /// A word as it may stand in a folded text, but for the case of ASCII letters.
  private static func writings(of word: String) -> [String] {
    let bytes = Array(word.utf8)
    let folded = bytes.withUnsafeBufferPointer {
      FoldedText($0, labels: PlaceholderLabels([])).bytes
    }
    let text = folded.map { String(decoding: $0, as: UTF8.self) } ?? word
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return [text] }
    let title = text.prefix(1).uppercased() + text.dropFirst().lowercased()
    return [text, text.lowercased(), text.uppercased(), title].reduce(into: []) {
      writings,
      writing in
      let isNew = !writings.contains { Array($0.utf8) == Array(writing.utf8) }
      if isNew { writings.append(writing) }
    }
  }

  /// The values in a text, or nil when the search could not be brought to its end.
  func matches(in bytes: UnsafeBufferPointer<UInt8>) -> [Match]? {
    let text = ScannedText(bytes)
    var found = dictionaryMatches(in: bytes, text)
    guard let pattern else { return found }
    var start = 0
    while start <= bytes.count {
      switch pattern.first(in: bytes, from: start) {
      case .none: return found
      case .failed: return nil
      case .match(let whole, let value):
        if let match = judged(value, in: text) { found.append(match) }
        start = max(whole.upperBound, start + 1)
      }
    }
    return found
  }

  private func dictionaryMatches(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ text: ScannedText
  ) -> [Match] {
    guard let dictionary else { return [] }
    return dictionary.hits(in: bytes).compactMap { hit in
      let range = hit.index..<hit.index + dictionaryWords[hit.pattern].length
      func touches(_ outer: UInt8, _ inner: UInt8) -> Bool {
        outer.isWordByte && inner.isWordByte || outer >= 0x80 && inner.isLetter
      }
      guard !touches(text[range.lowerBound - 1], text[range.lowerBound]),
        !touches(text[range.upperBound], text[range.upperBound - 1])
      else { return nil }
      return judged(range, in: text)
    }
  }

  /// Its validator, and the word that stands before the value.
  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    Evidence(
      validator: validator?.rawValue,
      word: context?.word(before: match.range.lowerBound, in: text, reach: 64)
    )
  }

  private func judged(_ range: Range<Int>, in text: ScannedText) -> Match? {
    guard !range.isEmpty, !text.isAllowed(range, as: type, by: allowed) else { return nil }
    if let validator, !validator.holds(for: range.map { text[$0] }) { return nil }
    if let context, !context.stand(before: range.lowerBound, in: text, reach: 64) { return nil }
    if validator != nil, validator != .entropy { return Match(range, .checksum) }
    return Match(range, context == nil ? .structure : .context)
  }
}

extension RedactionRule.Validator {
  /// Whether a value keeps the rule; separators do not count.
  func holds(for bytes: [UInt8]) -> Bool {
    let characters = bytes.filter(\.isAlphanumeric)
    let digits = characters.filter(\.isDigit).map(\.digitValue)
    switch self {
    case .luhn:
      guard digits.count == characters.count, digits.count > 1 else { return false }
      let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
        let value = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
        return sum + (value > 9 ? value - 9 : value)
      }
      return sum % 10 == 0
    case .mod97: return characters.count > 4 && mod97Remainder(of: characters) == 1
    case .mod11:
      guard digits.count == characters.count, digits.count > 1 else { return false }
      var product = 10
      for digit in digits.dropLast() {
        let sum = (digit + product) % 10
        product = (sum == 0 ? 10 : sum) * 2 % 11
      }
      return (product + digits[digits.count - 1]) % 10 == 1
    case .verhoeff:
      return digits.count == characters.count && digits.count > 1 && Self.verhoeff(digits)
    case .entropy:
      let makeup = SecretMakeup(bytes)
      return makeup.entropy >= 3 && makeup.digits > 0 && makeup.smalls + makeup.capitals > 0
    }
  }

  /// Source: Verhoeff, "Error Detecting Decimal Codes", 1969: the dihedral group of order ten.
  private static func verhoeff(_ digits: [Int]) -> Bool {
    func product(_ left: Int, _ right: Int) -> Int {
      switch (left < 5, right < 5) {
      case (true, true): (left + right) % 5
      case (true, false): (left + right - 5) % 5 + 5
      case (false, true): (left - 5 - right + 5) % 5 + 5
      case (false, false): (left - right + 5) % 5
      }
    }
    let step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      var moved = digit
      for _ in 0..<place % 8 { moved = step[moved] }
      sum = product(sum, moved)
    }
    return sum == 0
  }
}
