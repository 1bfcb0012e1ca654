/// Letters that stand alone and words of two letters: left over from an apostrophe, words of grammar, or names.
enum ShortWords {
  enum Kind {
    /// `plan a`, `hepatitis b`, `sort in r`, `the IT office`.
    case name
    /// What is left of `would`: `I'd`.
    case would
  }

  /// What the word at a place of a question is, nil for what its list says.
  static func kind(
    at place: Int,
    in words: ArraySlice<UInt32>,
    _ lookup: WordLookup
  ) -> Kind? {
    let start = words.startIndex
    func text(_ place: Int) -> String? {
      guard place >= 0, place < words.count else { return nil }
      return String(decoding: lookup.words.word(Int(words[start + place])), as: UTF8.self)
    }
    func role(_ place: Int) -> WordRole? {
      guard place >= 0, place < words.count else { return nil }
      return lookup.traits[Int(words[start + place])].role
    }
    let isNumbered = text(place - 1).map { lettered.contains($0) } ?? false
    let isBehindGrammar =
      role(place - 1).map { $0 == .soft || $0 == .asking || $0 == .free } ?? false
      || text(place - 1) == "when"
    switch text(place) {
    case "a":
      let isListed = ["and", "or"].contains(text(place + 1)) && role(place - 1)?.isContent == true
      return isNumbered || isListed || place == words.count - 1 ? .name : nil
    case "i": return isNumbered ? .name : nil
    case "s":
      if isBehindGrammar { return nil }
      return !isNumbered && role(place + 1)?.isContent == true ? nil : .name
    case "m": return text(place - 1) == "i" ? nil : .name
    case "re": return isBehindGrammar ? nil : .name
    case "d": return isBehindGrammar ? .would : .name
    case "r": return text(place + 1) == "u" || text(place - 1) == "u" ? nil : .name
    case "u": return place == words.count - 1 && role(place - 1)?.isContent == true ? .name : nil
    case "it", "us", "do", "is", "am", "be":
      // Before a word of grammar it is one itself, in the wrong place: `protocol the is unsupported`.
      guard role(place + 1).map({ $0.isContent || $0 == .preposition || $0 == .link }) ?? true
      else {
        return nil
      }
      return text(place - 1).map { determiners.contains($0) } == true ? .name : nil
    default: return nil
    }
  }

  private static let determiners: Set<String> = ["the", "a", "an", "your", "our", "my", "this"]

  /// What is told apart by letters.
  private static let lettered: Set<String> = Set(
    """
    appendix block blood building category chapter class column division drive exhibit figure flat form gate grade \
    group hepatitis level line model option part plan platform point room route schedule section series size step \
    stage team terminal tier type unit vitamin zone
    """
    .split(whereSeparator: \.isWhitespace).map(String.init)
  )
}
