/// Reads names on from where one is expected.
struct NameReader {
  let text: ScannedText

  /// How surely a name stands there.
  enum Expectation {
    /// A title, or words such as "my name is": whatever is written like a name is one.
    case sure
    /// A label such as "from": something of it must be in the dictionary.
    case likely
  }

  private static let most = 5

  /// The end of the name with capitals that begins at a place, or nil.
  func end(from start: Int, _ expectation: Expectation) -> Int? {
    var place = start
    var end: Int?
    var isKnown = false
    var words = 0
    var isInMarkedName = false
    var last: NameFlags = []
    // Whether all words so far may be names.
    var areNames = true
    while words < Self.most {
      if let initial = initialEnd(at: place), words > 0 || startsWord(after: initial) {
        place = initial + 1
        words += 1
        guard text[initial] == 0x20 else { break }
        continue
      }
      if let particle = particleEnd(at: place),
        !PersonTitleDetector.stands(at: particle + 1, in: text)
      {
        place = particle + 1
        continue
      }
      guard let word = NameWord(at: place, in: text) else { break }
      // "Văn", "Thị": the dictionary knows them as words, since it has no marks; "An" comes after one.
      let goesOn =
        expectation == .sure && end != nil && word.isCapital && !word.isUncased && !word.isShouted
        && (isInMarkedName && word.range.count <= 6 || word.hasMarks(in: text))
      guard
        goesOn || fits(word, isFirst: end == nil, expectation)
          || end == nil && beginsName(word) || isPlaceName(word, after: last)
      else { break }
      last = word.flags
      areNames =
        areNames
        && (word.flags.isName || word.flags.contains(.rare) || word.isUnknown && words > 0)
      isInMarkedName = isInMarkedName || goesOn && word.flags.isOther
      isKnown =
        isKnown || word.flags.isOnlyName || word.flags.contains(.commonFirst)
        || word.flags.contains(.commonLast)
      end = word.range.upperBound
      words += 1
      guard text[word.range.upperBound] == 0x20 else { break }
      place = word.range.upperBound + 1
    }
    guard let end, expectation == .sure || isKnown || words > 1 && areNames && fillsLine(start, end)
    else { return nil }
    return withSuffix(end)
  }

  /// Whether nothing else stands in the line, and another line before.
  private func fillsLine(_ start: Int, _ end: Int) -> Bool {
    guard text[end] == 0 || text[end] == 0x0A || text[end] == 0x0D else { return false }
    return text[start - 1] == 0x0A
  }

  /// Whether a place's name may be a first name, since a last name that is nothing else follows it.
  private func beginsName(_ word: NameWord) -> Bool {
    guard word.isCapital, !word.isShouted, !word.flags.contains(.word), !word.isMixed(in: text),
      text[word.range.upperBound] == 0x20,
      let next = NameWord(at: word.range.upperBound + 1, in: text), next.isCapital
    else { return false }
    return next.flags.isOnlyLast && !next.isShouted
  }

  /// Whether a place's name is a last name, since a first name that is nothing else stands before it.
  private func isPlaceName(_ word: NameWord, after first: NameFlags) -> Bool {
    first.isSureFirst && word.isCapital && !word.isShouted && !word.flags.contains(.word)
      && word.flags.contains(.place) && !word.isMixed(in: text)
  }

  private func fits(_ word: NameWord, isFirst: Bool, _ expectation: Expectation) -> Bool {
    guard !word.flags.isOther, word.isCapital else { return false }
    if word.isUncased { return word.flags.isName || expectation == .sure && isFirst }
    if word.isMixed(in: text) { return false }
    if word.flags.contains(.word), !isFirst, !word.flags.isName { return false }
    // "ID", "URL": capitals alone are a name only when the dictionary says so.
    if word.isShouted, !word.flags.isName { return false }
    return word.flags.isName || word.isUnknown || word.flags.contains(.rare)
  }

  /// Where the first name ends that follows a last name and a comma: `From: Rossi, Giulia`.
  ///
  /// Not in a list, in which the next comma or "and" stands after it.
  func endOfFirstName(after last: Range<Int>) -> Int? {
    guard text[last.upperBound] == UInt8(ascii: ","), text[last.upperBound + 1] == 0x20,
      !last.contains(where: { text[$0] == 0x20 }),
      let first = NameWord(at: last.upperBound + 2, in: text), first.isCapital,
      first.flags.contains(.first), !first.isMixed(in: text)
    else { return nil }
    let end = first.range.upperBound
    return text[end] == UInt8(ascii: ",") || text.has(" and ", at: end) ? nil : end
  }

  /// The end of `J.` or of a lone capital between blanks.
  func initialEnd(at place: Int) -> Int? {
    guard text.letterCase(at: place) == .capital else { return nil }
    let next = place + text.letterLength(at: place)
    if text[next] == UInt8(ascii: "."),
      text[next + 1] == 0x20 || text.letterCase(at: next + 1) == .capital
    {
      return text[next + 1] == 0x20 ? next + 1 : next
    }
    return text[next] == 0x20 && text.letterCase(at: next + 1) == .capital
      && text[place] != UInt8(ascii: "I") ? next : nil
  }

  private func startsWord(after initial: Int) -> Bool {
    text.letterCase(at: initial + 1) == .capital
  }

  /// The end of "van", "de la" and the like when a capital follows; the blank after it.
  func particleEnd(at place: Int) -> Int? {
    guard text.letterLength(at: place) > 0 else { return nil }
    var end = text.endOfLetters(from: place)
    guard end - place <= 4, Self.particles.contains(place..<end, in: text),
      text[end] == 0x20 || text[end] == 0x27 || text[end] == 0x2D
    else {
      return nil
    }
    let next = end + 1
    let more = text.endOfLetters(from: next)
    if more > next, more - next <= 4, text[more] == 0x20,
      Self.particles.contains(next..<more, in: text)
    {
      end = more
    }
    return text.letterCase(at: end + 1) == .capital ? end : nil
  }

  /// Takes "Jr.", "Sr.", "III" along.
  func withSuffix(_ end: Int) -> Int {
    var place = end
    if text[place] == UInt8(ascii: ",") { place += 1 }
    guard text[place] == 0x20 else { return end }
    for suffix in Self.suffixes where text.has(suffix, at: place + 1) {
      let last = place + 1 + suffix.utf8CodeUnitCount
      if text.letterLength(at: last) == 0 { return last }
    }
    return end
  }

  private static let suffixes: [StaticString] = ["Jr.", "Jr", "Sr.", "III", "II", "IV"]
  static let particles = WordList(
    "van von der den de la le del della di da dos das do du al el bin ibn ben abu ter ten zu zur af av y e st. san st"
  )
}
