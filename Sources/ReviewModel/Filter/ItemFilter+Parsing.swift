extension ItemFilter {
  /// How many terms a written filter may have.
  package static let termLimit = 64

  /// Reads the written form: words, `"two words"`, `key:value`, each with `-` before it to negate.
  ///
  /// In quotes, `\"` and `\\` stand for `"` and `\`. Keys and their words are read in either case;
  /// a word that would read as a key or a negation is quoted to be looked for as text.
  ///
  /// - Throws: a ``FilterError`` that names the place and what to write.
  package init(parsing text: String) throws(FilterError) {
    var reader = FilterReader(characters: Array(text))
    var terms: [FilterTerm] = []
    while try reader.findsTerm() {
      guard terms.count < Self.termLimit else {
        throw FilterError(
          at: reader.position,
          "a filter has \(Self.termLimit) terms at most; leave some out"
        )
      }
      terms.append(try reader.term())
    }
    self.init(terms)
  }
}

/// Reads terms from the characters of a written filter.
private struct FilterReader {
  let characters: [Character]
  var position = 0

  private var current: Character? { position < characters.count ? characters[position] : nil }

  /// Goes to the next term; false at the end.
  mutating func findsTerm() throws(FilterError) -> Bool {
    while let character = current, character.isWhitespace { position += 1 }
    return current != nil
  }

  mutating func term() throws(FilterError) -> FilterTerm {
    var isNegated = false
    if current == "-", position + 1 < characters.count, !characters[position + 1].isWhitespace {
      isNegated = true
      position += 1
    }
    let start = position
    if current == "\"" {
      let text = try quoted()
      guard !text.isEmpty else { throw FilterError(at: start, "there is nothing in the quotes") }
      return FilterTerm(.text(text), isNegated: isNegated)
    }
    if let name = key() {
      return FilterTerm(try condition(of: name, at: start), isNegated: isNegated)
    }
    return FilterTerm(.text(word()), isNegated: isNegated)
  }

  /// Takes `letters:`, or takes nothing.
  private mutating func key() -> String? {
    var end = position
    while end < characters.count, characters[end].isASCII, characters[end].isLetter { end += 1 }
    guard end > position, end < characters.count, characters[end] == ":" else { return nil }
    defer { position = end + 1 }
    return String(characters[position..<end]).lowercased()
  }

  private mutating func word() -> String {
    let start = position
    while let character = current, !character.isWhitespace { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func quoted() throws(FilterError) -> String {
    let start = position
    position += 1
    var text = ""
    while let character = current, character != "\"" {
      position += 1
      if character == "\\", let escaped = current, escaped == "\"" || escaped == "\\" {
        text.append(escaped)
        position += 1
      } else {
        text.append(character)
      }
    }
    guard current == "\"" else {
      throw FilterError(at: start, "this quote is never closed; put a \" behind the text")
    }
    position += 1
    guard current?.isWhitespace ?? true else {
      throw FilterError(at: position, "put a space behind the closing quote")
    }
    return text
  }

  private mutating func condition(
    of name: String,
    at start: Int
  ) throws(FilterError) -> FilterCondition {
    guard let key = FilterKey(rawValue: name) else {
      throw FilterError(
        at: start,
        "there is no \(name):\(suggestion(for: name, among: FilterKey.allCases.map(\.rawValue)))"
          + "; to look for it as text, put it in quotes"
      )
    }
    let place = position
    let value = current == "\"" ? try quoted() : word()
    guard !value.isEmpty else {
      throw FilterError(at: place, "\(name): needs a value, as in \(key.sample)")
    }
    switch key {
    case .id: return .id(value)
    case .agent: return .agentVersion(value)
    case .model: return .model(value)
    case .tag: return .tag(value)
    case .reason: return .reason(value)
    case .reviewer: return .reviewer(value)
    case .cluster: return .cluster(try size(value, at: place))
    case .age:
      guard let age = FilterAge(value) else {
        throw FilterError(
          at: place,
          "age: needs < or > and a number with m, h, d or w, as in \(key.sample) or age:>2w"
        )
      }
      return .age(age)
    case .signal:
      if let signal = Signal(shownAs: value.lowercased()) { return .signal(signal) }
      return .signal(try choice(value, of: key, at: place))
    case .kind: return try kind(value, at: place)
    case .before: return .before(try moment(value, of: key, at: place))
    case .after: return .after(try moment(value, of: key, at: place))
    case .has:
      let choice: FilterPossession = try choice(value, of: key, at: place)
      switch choice {
      case .comment: return .hasComment
      case .correction: return .hasCorrection
      case .draft: return .hasDraft
      case .sources: return .hasSources
      case .tags: return .hasTags
      }
    case .is:
      if let status = StatusFilter(shownAs: value.lowercased()) { return .status(status) }
      return .status(try choice(value, of: key, at: place))
    }
  }

  /// An item's kind, or how the agent failed: the config may have kinds that nobody knows here.
  private func kind(_ value: String, at place: Int) throws(FilterError) -> FilterCondition {
    if let kind = ItemKind(rawValue: value.lowercased()) { return .kind(kind) }
    let words = ItemKind.allCases.map(\.rawValue)
    let near = suggestion(for: value.lowercased(), among: words)
    guard near.isEmpty, let code = FailureKind(code: value) else {
      throw FilterError(
        at: place,
        "kind: has no \"\(value)\"\(near); it takes \(words.joined(separator: ", ")), or a failure "
          + "kind, as in \(FailureChoice.standard.map(\.kind.rawValue).joined(separator: ", "))"
      )
    }
    return .failure(code)
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: String,
    of key: FilterKey,
    at place: Int
  ) throws(FilterError) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: value.lowercased()) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw FilterError(
      at: place,
      "\(key.rawValue): has no \"\(value)\"\(suggestion(for: value.lowercased(), among: words))"
        + "; it takes \(words.joined(separator: ", "))"
    )
  }

  /// A number of people who asked, with a comparison or as a range.
  private func size(_ value: String, at place: Int) throws(FilterError) -> ClosedRange<Int> {
    let digits = value.drop { "<>=".contains($0) }
    let comparison = value.prefix(value.count - digits.count)
    let ends = value.split(separator: "..", omittingEmptySubsequences: false)
    if comparison.isEmpty, ends.count == 2, let low = Int(ends[0]), let high = Int(ends[1]),
      low >= 0, low <= high
    {
      return low...high
    }
    if let number = Int(digits), number >= 0, number < Int.max {
      switch comparison {
      case "", "=": return number...number
      case ">": return number + 1...Int.max
      case ">=": return number...Int.max
      case "<" where number > 0: return 0...number - 1
      case "<=": return 0...number
      default: break
      }
    }
    throw FilterError(
      at: place,
      "cluster: needs a number, as in cluster:>5, cluster:<=2, cluster:3..9 or cluster:1"
    )
  }

  private func moment(
    _ value: String,
    of key: FilterKey,
    at place: Int
  ) throws(FilterError) -> Timestamp {
    guard let moment = Timestamp(rfc3339: value) else {
      throw FilterError(
        at: place,
        "\(key.rawValue): needs a day or a time in UTC, as in \(key.sample) or "
          + "\(key.rawValue):2026-07-10T18:30Z"
      )
    }
    return moment
  }
}

private func suggestion(for word: String, among words: [String]) -> String {
  guard let nearest = nearestWord(to: word, among: words) else { return "" }
  return " (did you mean \"\(nearest)\"?)"
}
