import CNameDictionary

/// The full name of somebody whom everybody may ask about, where it stands in a text.
///
/// Sources of the dictionary: see `Scripts/generate-famous-names`.
struct FamousName {
  /// All of it, which may be more than what was found: "Alexander the Great", "Queen Victoria".
  let range: Range<Int>
  /// Whether many other people are called so.
  let isCommon: Bool

  /// How many words before and after what was found may belong to the name.
  private static let reach = (before: 2, after: 3)

  /// The longest one that holds a name that was found; nil when there is none.
  init?(around found: Range<Int>, in text: ScannedText) {
    var starts = [found.lowerBound]
    while starts.count <= Self.reach.before, let start = Self.word(before: starts[0], in: text) {
      starts.insert(start, at: 0)
    }
    var ends = [found.upperBound]
    while ends.count <= Self.reach.after, let end = Self.word(after: ends[0], in: text) {
      ends.insert(end, at: 0)
    }
    for start in starts {
      for end in ends {
        if let flags = Self.flags(of: [start..<end], in: text) {
          range = start..<end
          isCommon = flags
          return
        }
      }
    }
    guard let isCommon = Self.withoutInitials(found, in: text) else { return nil }
    range = found
    self.isCommon = isCommon
  }

  private static func word(before end: Int, in text: ScannedText) -> Int? {
    guard text[end - 1] == 0x20 else { return nil }
    let last = text[end - 2] == UInt8(ascii: ".") ? end - 2 : end - 1
    let start = text.startOfLetters(before: last)
    return start < last && text.letterCase(at: start) == .capital ? start : nil
  }

  private static func word(after end: Int, in text: ScannedText) -> Int? {
    guard text[end] == 0x20 else { return nil }
    let next = text.endOfLetters(from: end + 1)
    return next > end + 1 ? next : nil
  }

  /// Whether a name is a common one without its initials; nil when it is not famous without them.
  private static func withoutInitials(_ found: Range<Int>, in text: ScannedText) -> Bool? {
    var words: [Range<Int>] = []
    var place = found.lowerBound
    while place < found.upperBound {
      let end = text.endOfLetters(from: place)
      if end > place { words.append(place..<end) }
      place = max(end, place + 1)
    }
    guard words.count > 2, let first = words.first, let last = words.last,
      words.dropFirst().dropLast().allSatisfy({ text.letterLength(at: $0.lowerBound) == $0.count })
    else { return nil }
    return flags(of: [first, last], in: text)
  }

  /// Whether the name that these pieces of a text make is a common one; nil when it is not famous.
  private static func flags(of pieces: [Range<Int>], in text: ScannedText) -> Bool? {
    let flags =
      pieces.count == 1
      ? text.withBytes(in: pieces[0], flags)
      : pieces.flatMap { piece in piece.map { text[$0] } }.withUnsafeBufferPointer(flags)
    return flags & UInt32(ERRATA_NAME_FAMOUS) == 0 ? nil : flags & UInt32(ERRATA_NAME_COMMON) != 0
  }

  private static func flags(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.baseAddress.map { UInt32(errata_famous_flags($0, bytes.count)) } ?? 0
  }
}
