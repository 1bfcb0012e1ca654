extension ClaimText {
  /// A fact; a number without a unit with the word behind it, by which it says what is counted.
  func counted(_ fact: Range<Int>) -> String {
    guard case .quantity(let quantity)? = StatedFact(text(fact)), quantity.units.isEmpty,
      let token = tokens.indices.first(where: { tokens[$0].range.upperBound == fact.upperBound }),
      goesOn(after: token), roles[token + 1] == .content
    else { return text(fact) }
    return text(fact.lowerBound..<tokens[token + 1].range.upperBound)
  }

  /// Whether some tokens deny.
  func denies(_ range: Range<Int>) -> Bool {
    range.contains { roles[$0] == .negation }
      || !range.isEmpty && roles[range.lowerBound] == .letter
        && Polarity.denies(text(scalars(of: widened(range))))
  }

  /// The phrases in a stretch that is not too long for one: words in a row without those at their ends that say nothing.
  func phrases(in range: Range<Int>) -> [Claim] {
    guard !range.isEmpty else { return [] }
    var phrases: [Claim] = []
    var start = range.lowerBound
    for token in range {
      if roles[token] == .mark {
        phrases += phrase(start..<token)
        start = token + 1
      } else if !goesOn(after: token) || token + 1 == range.upperBound {
        phrases += phrase(start..<(token + 1))
        start = token + 1
      }
    }
    return phrases
  }

  private func phrase(_ range: Range<Int>) -> [Claim] {
    guard range.count <= Self.longestPhrase else { return [] }
    var range = trimmed(range)
    guard !range.isEmpty else { return [] }
    if roles[range.lowerBound] == .letter {
      range = widened(range)
    } else if !range.contains(where: { roles[$0] == .content }),
      range.contains(where: { roles[$0] == .negation })
    {
      range = withWhatIsDenied(range)
    }
    guard !touchesFact(range), isPhrase(range) else { return [] }
    return [Claim(kind: .phrase, text: text(scalars(of: range)))]
  }

  /// The most words and marks of a stretch that may hold a phrase.
  private static let longestPhrase = 20

  /// What stands at a place where a denial came or went: the word before, and the words behind.
  func around(_ place: Range<Int>) -> [Claim] {
    let inside = tokens(in: place)
    var (first, end) = (inside.lowerBound, inside.upperBound)
    if inside.isEmpty, first > 0, goesOn(after: first - 1), roles[first - 1] != .mark {
      first -= 1
    }
    var words = 0
    while end < tokens.count, words < 2, end == 0 || goesOn(after: end - 1), roles[end] != .mark {
      if roles[end] != .joint { words += 1 }
      end += 1
    }
    guard first < end else { return [] }
    var range = first..<end
    while let last = range.last, roles[last] == .function || roles[last] == .joint {
      range = range.dropLast()
    }
    guard !range.isEmpty, range.count > 1, roles[range.lowerBound] != .letter,
      !range.contains(where: { roles[$0] == .mark }), isPhrase(range)
    else { return [] }
    return [Claim(kind: .phrase, text: text(scalars(of: range)))]
  }

  /// Without words at the ends that say nothing.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, [.function, .joint, .mark].contains(roles[first]) {
      range = range.dropFirst()
    }
    while let last = range.last, [.function, .joint, .mark].contains(roles[last]) {
      range = range.dropLast()
    }
    return range
  }

  /// With the letters of the same script on both sides, as far as a word may go: 東 of 東京 is no word.
  private func widened(_ range: Range<Int>) -> Range<Int> {
    guard let script = script(range.lowerBound), range.allSatisfy({ self.script($0) == script })
    else { return range }
    var (first, end) = (range.lowerBound, range.upperBound)
    while first > 0, end - first < Self.longestWord, goesOn(after: first - 1),
      self.script(first - 1) == script
    {
      first -= 1
    }
    while end < tokens.count, end - first < Self.longestWord, goesOn(after: end - 1),
      self.script(end) == script
    {
      end += 1
    }
    return first..<end
  }

  private static let longestWord = 6

  /// Whether a stretch is a part of a word of a script without spaces.
  func isInsideWord(_ range: Range<Int>) -> Bool {
    !range.isEmpty && roles[range.lowerBound] == .letter && widened(range) != range
  }

  private enum Script { case han, katakana }

  private func script(_ token: Int) -> Script? {
    switch scalars[tokens[token].range.lowerBound].value {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
    case 0x30A1...0x30FF: .katakana
    default: nil
    }
  }

  /// A denial with the words that it denies.
  private func withWhatIsDenied(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    var words = 0
    while end < tokens.count, words < 2, goesOn(after: end - 1), roles[end] != .mark {
      if roles[end] == .content { words += 1 }
      end += 1
      if words == 1, roles[end - 1] == .content { break }
    }
    return range.lowerBound..<end
  }

  /// Whether some tokens say enough to be looked for, and not so much that nobody would say it again.
  private func isPhrase(_ range: Range<Int>) -> Bool {
    let kinds = range.map { roles[$0] }
    let letters = kinds.count { $0 == .letter }
    let words = kinds.count { [.content, .function, .negation].contains($0) }
    guard words <= 6, letters <= 12, letters == 0 || letters >= 2 else { return false }
    guard scalars(of: range).count <= 80 else { return false }
    if letters > 0 {
      return words == 0 ? range.contains { script($0) != nil } || letters >= 3 : true
    }
    let content = range.filter { roles[$0] == .content }
    guard let first = content.first else { return false }
    return content.count > 1 || range.count > 1 || tokens[first].range.count > 2
  }
}
