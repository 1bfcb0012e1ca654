/// Groups of digits with the separators that telephone numbers are written with.
struct PhoneCandidate {
  /// A run of digits.
  struct Group {
    var range: Range<Int>
    /// Whether it stands in brackets.
    var isBracketed: Bool
    /// The separator before it other than a blank, or a blank, or zero for the first.
    var separator: UInt8
  }

  /// Where the number begins, with its plus or bracket.
  let start: Int
  /// Whether a plus, or 00 and a country code, begins it.
  let isInternational: Bool
  private(set) var groups = InlineList<9, Group>(
    filler: Group(range: 0..<0, isBracketed: false, separator: 0)
  )
  /// All digits, without the 00 of an international number.
  private(set) var digits = InlineList<18, UInt8>(filler: 0)

  private static let minimumDigits = 7
  private static let maximumDigits = 17
  private static let maximumGroups = 9

  /// Reads on from the first digit of a run; nil when no number can begin there.
  init?(at index: Int, in text: ScannedText) {
    var start = index
    var isBracketed = false
    if text[start - 1] == UInt8(ascii: "(") {
      start -= 1
      isBracketed = true
    }
    let hasPlus = text[start - 1] == UInt8(ascii: "+")
    if hasPlus {
      start -= 1
      if text[start - 1] == UInt8(ascii: "("), !isBracketed {
        start -= 1
        isBracketed = true
      }
    }
    guard text.hasDigits(Self.minimumDigits, from: index), !Self.isGlued(before: start, in: text)
    else { return nil }
    self.start = start
    var place = index
    var separator: UInt8 = 0
    while groups.count < Self.maximumGroups {
      let end = text.end(from: place, limit: Self.maximumDigits + 1 - digits.count) { $0.isDigit }
      for step in place..<end { digits.append(text[step]) }
      guard digits.count <= Self.maximumDigits else {
        digits.removeLast(end - place)
        break
      }
      let closes = isBracketed && text[end] == UInt8(ascii: ")")
      groups.append(Group(range: place..<end, isBracketed: closes, separator: separator))
      // Numbers are not written digit by digit, nor with two brackets.
      guard groups.count < 4 || digits.count >= groups.count + 2 else { return nil }
      guard let next = Self.nextGroup(after: closes ? end + 1 : end, in: text) else { break }
      guard !next.isBracketed || !groups.contains(where: \.isBracketed) else { break }
      (place, separator, isBracketed) = next
    }
    guard !groups.isEmpty else { return nil }
    let hasExitCode =
      !hasPlus && digits.starts(with: [0x30, 0x30]) && groups[0].range.count > 1
      && groups.count > 1
    isInternational = hasPlus || hasExitCode
    if hasExitCode { digits.removeFirst(2) }
  }

  /// Blanks, at most one of `-./`, and an opening bracket, then a digit.
  private static func nextGroup(
    after end: Int,
    in text: ScannedText
  ) -> (place: Int, separator: UInt8, isBracketed: Bool)? {
    var place = end
    var separator: UInt8 = 0
    while place < end + 3 {
      switch text[place] {
      case 0x20:
        if separator == 0 { separator = 0x20 }
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
        guard separator == 0 || separator == 0x20 else { return nil }
        separator = text[place]
      default:
        let opens = text[place] == UInt8(ascii: "(")
        let digit = opens ? place + 1 : place
        return text[digit].isDigit ? (digit, separator, opens) : nil
      }
      place += 1
    }
    return text[place].isDigit ? (place, separator, false) : nil
  }

  private static func isGlued(before start: Int, in text: ScannedText) -> Bool {
    switch text[start - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"),
      UInt8(ascii: ","), UInt8(ascii: "'"):
      text[start - 2].isDigit || text[start - 1] == UInt8(ascii: "-") && text[start - 2].isLetter
    case UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "+"): true
    case let byte: byte.isWordByte
    }
  }

  /// The first so many groups.
  func prefix(_ count: Int) -> PhoneCandidate {
    var shorter = self
    for group in groups[count...] { shorter.digits.removeLast(group.range.count) }
    shorter.groups.removeLast(groups.count - count)
    return shorter
  }

  /// Where the last group ends, with the bracket that closes it.
  var end: Int {
    guard let last = groups.last else { return start }
    return last.range.upperBound + (last.isBracketed ? 1 : 0)
  }

  /// Whether nothing follows that makes it part of something longer.
  func endsFreely(in text: ScannedText) -> Bool {
    switch text[end] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: ","):
      !text[end + 1].isDigit
        && !(text[end] == UInt8(ascii: "-") && text[end + 1].isLetter)
    case UInt8(ascii: "x"): text[end + 1].isDigit
    case UInt8(ascii: "%"), UInt8(ascii: "@"): false
    case let byte: !byte.isWordByte
    }
  }

  /// The end with an extension (`x12`, `ext. 34`), if there is one.
  func endWithExtension(in text: ScannedText) -> Int {
    var place = text.end(from: end, limit: 2) { $0 == 0x20 || $0 == UInt8(ascii: ",") }
    let word = text.end(from: place, limit: 10) { $0.isLetter }
    let isMark =
      (word == place + 1 && text[place] | 0x20 == UInt8(ascii: "x"))
      || Self.extensionWords.contains { text.hasLowercased($0, at: place) }
    guard isMark else { return end }
    place = text.end(from: word, limit: 3) { $0 == 0x20 || $0 == 0x2E || $0 == 0x3A }
    let last = text.end(from: place, limit: 7) { $0.isDigit }
    return (1...6).contains(last - place) ? last : end
  }

  private static let extensionWords = [
    "ext", "durchwahl", "dw ", "poste ", "anexo ", "ramal ", "int. ",
  ]
  .map { Array($0.utf8) }
}
