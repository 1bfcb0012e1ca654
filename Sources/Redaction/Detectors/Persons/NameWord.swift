import CNameDictionary

/// What the dictionary says of a word.
struct NameFlags: OptionSet, Sendable {
  let rawValue: UInt8

  /// A first name somewhere.
  static let first = NameFlags(rawValue: UInt8(ERRATA_NAME_FIRST))
  /// A last name somewhere.
  static let last = NameFlags(rawValue: UInt8(ERRATA_NAME_LAST))
  /// Among the most common first names.
  static let commonFirst = NameFlags(rawValue: UInt8(ERRATA_NAME_COMMON_FIRST))
  /// Among the most common last names.
  static let commonLast = NameFlags(rawValue: UInt8(ERRATA_NAME_COMMON_LAST))
  /// An ordinary English word too.
  static let word = NameFlags(rawValue: UInt8(ERRATA_NAME_WORD))
  /// A place, a product or a people too.
  static let place = NameFlags(rawValue: UInt8(ERRATA_NAME_PLACE))

  /// A first name that stands for nothing else in any language, of four letters or more.
  static let sureFirst = NameFlags(rawValue: UInt8(ERRATA_NAME_SURE_FIRST))

  /// A first or last name that few have, and that says nothing by itself.
  static let rare = NameFlags(rawValue: UInt8(ERRATA_NAME_RARE))

  /// Looks a part of a text up, in any case and without the marks of its letters.
  init(of range: Range<Int>, in text: ScannedText) {
    self = text.withBytes(in: range) { bytes in
      bytes.baseAddress.map { NameFlags(rawValue: errata_name_flags($0, bytes.count)) } ?? []
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether it is some name.
  var isName: Bool { !isDisjoint(with: [.first, .last]) }
  /// A first name and nothing else.
  var isOnlyFirst: Bool { contains(.first) && isDisjoint(with: [.word, .place]) }
  /// A first name by which one alone in a sentence is known to be somebody.
  var isSureFirst: Bool { contains(.sureFirst) || contains(.commonFirst) && isOnlyFirst }
  /// A last name and nothing else.
  var isOnlyLast: Bool { contains(.last) && isDisjoint(with: [.word, .place]) }
  /// A name and nothing else.
  var isOnlyName: Bool { isName && isDisjoint(with: [.word, .place]) }
  /// Something else and no name.
  var isOther: Bool {
    !isName && (contains(.word) || contains(.place) && !contains(.rare))
  }
  /// Whether the dictionary says nothing of it that counts by itself.
  var isUnknown: Bool { subtracting(.rare).isEmpty }
}

/// A word of a text that may be a part of a name.
struct NameWord {
  let range: Range<Int>
  let flags: NameFlags
  /// Whether it begins with a capital, or its script has none.
  let isCapital: Bool
  /// Whether all of it are capitals, of two letters or more.
  let isShouted: Bool
  /// Whether its script has no capitals.
  let isUncased: Bool

  static let longest = 36

  /// The word that begins at a place; nil when none does, or it is part of an identifier.
  ///
  /// Hyphens and apostrophes belong to it (`Jean-Pierre`, `O'Brien`), a genitive's `'s` does not.
  init?(at start: Int, in text: ScannedText) {
    guard text.letterLength(at: start) > 0 else { return nil }
    var end = start
    var pieces = 0
    while end - start < Self.longest, pieces < 4 {
      end = text.endOfLetters(from: end, limit: Self.longest)
      pieces += 1
      guard let next = Self.afterJoiner(end, isFirst: end - start <= 2, in: text) else { break }
      end = next
    }
    // "Min-jun", "Mei-ling": small after the hyphen, when the dictionary has it so.
    if text[end] == UInt8(ascii: "-"), pieces == 1, text.letterCase(at: start) == .capital,
      text[end + 1] &- 0x61 < 26
    {
      let whole = text.endOfLetters(from: end + 1, limit: 12)
      if NameFlags(of: start..<whole, in: text).contains(.first) { end = whole }
    }
    guard !text[end].isDigit, text[end] != UInt8(ascii: "_"), text[end] != UInt8(ascii: "@") else {
      return nil
    }
    range = start..<end
    let letterCase = text.letterCase(at: start)
    isUncased = letterCase == .none
    isCapital = letterCase != .small
    let second = start + text.letterLength(at: start)
    isShouted =
      letterCase == .capital && second < end
      && !(second..<end).contains { text[$0] &- 0x61 < 26 }
      && text.letterCase(at: second) != .small
    var flags = NameFlags(of: range, in: text)
    if flags.isUnknown, pieces > 1 { flags.formUnion(Self.flagsOfParts(range, in: text)) }
    if flags.isUnknown, Self.looksDerived(range, in: text) { flags.insert(.word) }
    self.flags = flags
  }

  /// A quick look at a place where a capital may stand: most words there are no names and no initials,
  /// and nothing joins them to another.
  static func mayBegin(at index: Int, in text: ScannedText) -> Bool {
    let end = text.endOfLetters(from: index, limit: longest)
    switch text[end] {
    case UInt8(ascii: "-"), UInt8(ascii: "'"), 0x80...: return true
    case UInt8(ascii: ".") where end - index <= longestLetter: return end > index
    default: return end > index && NameFlags(of: index..<end, in: text).isName
    }
  }

  /// How many bytes a letter has at most.
  private static let longestLetter = 3

  /// Whether the dictionary knows nothing of it, so that it may be a rare name.
  var isUnknown: Bool { flags.isUnknown && range.count >= 3 }

  /// Whether a letter of it has a mark, or is none of the 26.
  func hasMarks(in text: ScannedText) -> Bool { range.contains { text[$0] >= 0x80 } }

  /// Whether more small letters are in it than the first capital allows: `iPhone`, `JavaScript`.
  func isMixed(in text: ScannedText) -> Bool {
    guard !isShouted, !isUncased else { return false }
    var capitals = 0
    for place in range.dropFirst() where text[place] &- 0x41 < 26 {
      let before = text[place - 1]
      if before == UInt8(ascii: "-") || before == UInt8(ascii: "'") || before >= 0x80 { continue }
      capitals += 1
    }
    if capitals == 0 { return false }
    // McDonald, MacArthur, DeVito, LaRue
    let start = range.lowerBound
    let isPrefixed = Self.prefixes.contains {
      text.hasLowercased($0, at: start) && text[start + $0.count] &- 0x41 < 26
    }
    return !(capitals == 1 && isPrefixed)
  }

  private static let prefixes = ["mc", "mac", "de", "la", "le", "di", "du", "van", "o"].map {
    Array($0.utf8)
  }

  /// Where the word goes on after a hyphen or an apostrophe.
  private static func afterJoiner(_ end: Int, isFirst: Bool, in text: ScannedText) -> Int? {
    var next: Int
    if text[end] == UInt8(ascii: "-") {
      return text.letterCase(at: end + 1) == .capital ? end + 1 : nil
    } else if text[end] == UInt8(ascii: "'") {
      next = end + 1
    } else if text.has("\u{2019}", at: end) {
      next = end + 3
    } else {
      return nil
    }
    // "O'Brien", "D'Angelo", "N'Golo", but not "John's" or "don't".
    guard text.letterCase(at: next) == .capital, isFirst || text.letterLength(at: next + 1) > 0
    else {
      return nil
    }
    if isFirst { next += 0 }
    return next
  }

  private static func flagsOfParts(_ range: Range<Int>, in text: ScannedText) -> NameFlags {
    var flags: NameFlags = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = text.endOfLetters(from: start, limit: longest)
      guard end > start else { start += 1; continue }
      if end - start > 2 {
        flags.formUnion(NameFlags(of: start..<min(end, range.upperBound), in: text))
      }
      start = end
    }
    return flags
  }

  /// Whether it ends as English words do that the dictionary leaves out.
  private static func looksDerived(_ range: Range<Int>, in text: ScannedText) -> Bool {
    guard range.count > 4 else { return false }
    if text[range.upperBound - 1] | 0x20 == UInt8(ascii: "s") {
      let stem = NameFlags(of: range.lowerBound..<range.upperBound - 1, in: text)
      if !stem.isDisjoint(with: [.word, .place]) { return true }
    }
    guard range.count > 6 else { return false }
    return endings.contains { text.hasLowercased($0, at: range.upperBound - $0.count) }
  }

  private static let endings = [
    "ness", "tion", "tions", "sion", "ing", "ings", "ally", "able", "ible", "ment", "ments", "ism",
    "ists", "ous", "ized", "ised", "izing", "ising", "ies", "iest", "ities", "ity", "ful", "less",
  ].map { Array($0.utf8) }
}
