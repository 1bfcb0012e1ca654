/// Letters and digits in groups, as the numbers of states are written.
struct NationalIDCandidate {
  /// Where the first character stands.
  let start: Int
  private(set) var characters = IDCharacters()
  /// Before which characters a separator stands, as bits.
  private(set) var breaks: UInt32 = 0
  /// For each count of characters how far from the start the group ends that has the last of them, or
  /// zero inside one; no more than a bracket and three separators stand before a character.
  private var ends = InlineArray<24, UInt8>(repeating: 0)

  /// Reads on from a place; nil when something is glued to it.
  init?(from start: Int, in text: ScannedText) {
    guard !Glue.ties(before: start, in: text) else { return nil }
    self.start = start
    var place = start
    while characters.count < IDCharacters.capacity {
      let limit = IDCharacters.capacity - characters.count
      let end = text.end(from: place, limit: limit) { $0.isAlphanumeric }
      for step in place..<end { characters.append(text[step]) }
      let isBracketed =
        text[place - 1] == UInt8(ascii: "(") && text[end] == UInt8(ascii: ")") && place > start
      let after = isBracketed ? end + 1 : end
      if !Self.isGlued(after: after, in: text) { ends[characters.count] = UInt8(after - start) }
      guard !isBracketed, let next = Self.nextGroup(after: end, in: text) else { break }
      guard characters.count < IDCharacters.capacity else { break }
      place = next
      breaks |= 1 << UInt32(characters.count)
    }
  }

  /// Where the group ends that has the last of so many characters, or nil inside a group.
  func end(ofFirst count: Int) -> Int? { ends[count] == 0 ? nil : start + Int(ends[count]) }

  /// The breaks among the first so many characters.
  func breaks(ofFirst count: Int) -> UInt32 { breaks & ((1 << UInt32(count)) - 1) }

  /// One separator, or a dash between blanks, then a digit or a capital.
  private static func nextGroup(after end: Int, in text: ScannedText) -> Int? {
    var place = end
    switch text[place] {
    case 0x20:
      place += 1
      switch text[place] {
      case UInt8(ascii: "-"), UInt8(ascii: "/"): if text[place + 1] == 0x20 { place += 2 }
      default: break
      }
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"),
      UInt8(ascii: "("):
      place += 1
      if text[place] == 0x20 { place += 1 }
    default: return nil
    }
    let byte = text[place]
    let isInOneWord = place == end + 1 && text[end] != 0x20
    return byte.isDigit || byte &- 0x41 < 26 || (isInOneWord && byte.isLetter) ? place : nil
  }

  private static func isGlued(after end: Int, in text: ScannedText) -> Bool {
    switch text[end] {
    case UInt8(ascii: "@"), UInt8(ascii: "%"): true
    default: Glue.ties(after: end, in: text)
    }
  }
}
