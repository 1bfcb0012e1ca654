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
      return isNumbered || place == words.count - 1 ? .name : nil
    case "i": return isNumbered ? .name : nil
    case "s":
      if isBehindGrammar { return nil }
      return !isNumbered && role(place + 1)?.isContent == true ? nil : .name
    case "m": return text(place - 1) == "i" ? nil : .name
    case "re": return isBehindGrammar ? nil : .name
    case "d": return isBehindGrammar ? .would : .name
    case "r": return text(place + 1) == "u" || text(place - 1) == "u" ? nil : .name
    case "u": return place == words.count - 1 && role(place - 1)?.isContent == true ? .name : nil
    case "it":
      let isOffice = text(place + 1).map { offices.contains($0) } ?? true
      return isOffice && text(place - 1).map { determiners.contains($0) } == true ? .name : nil
    case "us", "do", "is", "am", "be":
      guard let next = role(place + 1), !next.isContent, next != .preposition, next != .link else {
        return text(place - 1).map { determiners.contains($0) } == true ? .name : nil
      }
      return nil
    default: return nil
    }
  }

  /// What is said to be IT's.
  private static let offices: Set<String> = Set(
    """
    admin administrator asset assets audit budget company consultant department desk director equipment group guy guys help \
    helpdesk infrastructure job jobs lead manager office people person policies policy portal professional project projects provider \
    request requests security service services shop specialist staff strategy support system systems team technician ticket \
    tickets training
    """
    .split(whereSeparator: \.isWhitespace).map(String.init)
  )

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
