/// A name in small letters, where something before it announces one: "mr patel", "my name is joão silva".
///
/// The dictionary must know each word as a name. One that is an ordinary word too counts after the clearest
/// words when it is common, and beside another name.
struct SmallName {
  let text: ScannedText

  /// How surely a name stands there.
  enum Cue {
    /// "my name is", "full name:".
    case introduction
    /// "mr".
    case title
    /// "i'm", "hi", "customer:", after which much else stands.
    case mention
  }

  private static let most = 4

  /// The end of the name that begins at a place, or nil.
  func end(from start: Int, after cue: Cue) -> Int? {
    guard let first = word(at: start), first.range.count > 2 else { return nil }
    let second = next(after: first)
    let isPair = second.map { follows($0.word, first, cue) } ?? false
    guard begins(first, isPair, cue) else { return nil }
    var end = first.range.upperBound
    if isPair, let second {
      end = second.word.range.upperBound
      var last = second.word
      for _ in 2..<Self.most {
        guard let more = next(after: last), more.word.flags.isOnlyName, more.word.range.count > 2
        else { break }
        last = more.word
        end = last.range.upperBound
      }
    }
    return isFree(end) ? end : nil
  }

  /// Whether a word begins a name, alone or with another one after it.
  private func begins(_ word: NameWord, _ isPair: Bool, _ cue: Cue) -> Bool {
    let flags = word.flags
    let isWord = flags.contains(.word)
    let isHeard = flags.contains(.commonFirst) || flags.contains(.commonLast)
    switch cue {
    case .introduction:
      if isPair { return true }
      return flags.contains(.commonFirst)
        || !isWord && (!flags.contains(.place) || isHeard || flags.contains(.rare))
    case .title:
      if isWord { return flags.contains(.commonLast) || isPair && flags.contains(.first) }
      return !flags.contains(.place) || isHeard
    case .mention:
      if flags.isSureFirst { return true }
      return isPair && flags.contains(.first) && !isWord
    }
  }

  /// Whether a word is the rest of a name that another one begins.
  private func follows(_ word: NameWord, _ first: NameWord, _ cue: Cue) -> Bool {
    let flags = word.flags
    guard word.range.count > 2, first.flags.contains(.first) || cue == .introduction else {
      return false
    }
    if flags.contains(.word) {
      guard flags.contains(.commonLast), first.flags.contains(.first) else { return false }
      return first.flags.isSureFirst
        || cue == .introduction && first.flags.contains(.commonFirst)
    }
    if flags.contains(.place) { return first.flags.isSureFirst && flags.contains(.last) }
    if cue == .mention, !first.flags.isSureFirst { return flags.contains(.last) }
    return true
  }

  /// A word in small letters that the dictionary knows as a name.
  private func word(at place: Int) -> NameWord? {
    guard let word = NameWord(at: place, in: text), !word.isCapital,
      word.flags.isName || word.flags.contains(.rare)
    else { return nil }
    return word
  }

  /// The name after a blank, and after particles.
  private func next(after word: NameWord) -> (word: NameWord, place: Int)? {
    guard text[word.range.upperBound] == 0x20 else { return nil }
    var place = word.range.upperBound + 1
    for _ in 0..<2 {
      let end = text.endOfLetters(from: place, limit: 5)
      guard end > place, text[end] == 0x20, Self.particles.contains(place..<end, in: text) else {
        break
      }
      place = end + 1
    }
    return self.word(at: place).map { ($0, place) }
  }

  /// Whether nothing touches the end that makes it a part of an address or a path.
  private func isFree(_ end: Int) -> Bool {
    switch text[end] {
    case UInt8(ascii: "."), UInt8(ascii: ":"): !text[end + 1].isAlphanumeric
    case UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: "@"),
      UInt8(ascii: "-"), UInt8(ascii: "\\"):
      false
    default: true
    }
  }

  /// Particles that hardly stand before an ordinary word.
  private static let particles = WordList(
    "van von der den del della di da dos das el bin ibn ben abu ter ten af av st de la le"
  )
}
