extension ClaimText {
  /// The names of the text: words with a capital inside a sentence, or with a capital or a figure inside the word, that
  /// follow each other.
  var names: [Range<Int>] {
    var names: [Range<Int>] = []
    var start: Int?
    var isSentenceStart = true
    func close(_ end: Int) {
      defer { start = nil }
      guard let first = start, end > first else { return }
      names.append(first..<end)
    }
    var particles = 0
    for token in tokens.indices {
      if particles > 0 {
        particles -= 1
        continue
      }
      let role = roles[token]
      let isName = isCapitalised(token) && role != .negation
      if isName, role == .content, start == nil, !isSentenceStart || isInnerCapital(token) {
        start = token
      } else if isName, role == .content, start == nil, goesOn(after: token),
        isCapitalised(token + 1), roles[token + 1] == .content
      {
        // `Marie Curie` at the start of a sentence.
        start = token
      } else if !isName || role != .content {
        // `City of Industry`, `Knights of the Round Table`.
        let inner = start == nil ? 0 : particlesInName(at: token)
        if inner > 0 {
          particles = inner - 1
          continue
        }
        close(token)
      }
      isSentenceStart = endsSentence(token) || isSentenceStart && role == .mark
      if !goesOn(after: token) { close(token + 1) }
    }
    close(tokens.count)
    return names.filter { $0.count <= Self.longestName && !touchesFact($0) }
  }

  /// How many particles stand here inside a name, the next word of which follows them.
  private func particlesInName(at token: Int) -> Int {
    var end = token
    while end < tokens.count, end - token < 2, goesOn(after: end),
      Self.particles.contains(text(tokens[end].range))
    {
      end += 1
    }
    guard end > token, end < tokens.count, isCapitalised(end), roles[end] == .content else {
      return 0
    }
    return end - token
  }

  private static let particles: Set<String> = [
    "of", "the", "de", "del", "della", "der", "den", "des", "di", "do", "da", "du", "la", "le",
    "van", "von", "bin", "al", "el",
  ]

  private static let longestName = 5

  private func isCapitalised(_ token: Int) -> Bool {
    let range = tokens[token].range
    guard range.count > 1 else { return false }
    return scalars[range.lowerBound].properties.isUppercase || isInnerCapital(token)
  }

  /// `iPhone`, `SHA256`: no word begins a sentence so.
  private func isInnerCapital(_ token: Int) -> Bool {
    let word = scalars[tokens[token].range]
    guard word.first?.isLetterOrMark == true else { return false }
    return word.dropFirst().contains { $0.properties.isUppercase || $0.digit != nil }
  }

  private func endsSentence(_ token: Int) -> Bool {
    let last = scalars[tokens[token].range.upperBound - 1]
    if ".!?:;\u{2026}\u{3002}".unicodeScalars.contains(last) { return true }
    guard token + 1 < tokens.count else { return true }
    let gap = tokens[token].range.upperBound..<tokens[token + 1].range.lowerBound
    return scalars[gap].contains("\n")
  }
}
