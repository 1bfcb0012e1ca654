import ReviewModel

/// The name that a log gives a user, as a word in other fields of the record.
///
/// A name of one or two bytes is none: it stands in too much by chance. Letters count as the same in either
/// case, in whatever way their marks are written.
struct UserWord {
  /// What stands in its place.
  static let placeholder = "[USER_1]"

  private let name: String
  /// The name where it has ASCII alone, as bytes in small letters; nil for others, which take longer.
  private let bytes: [UInt8]?

  /// Takes the name.
  init(_ name: String) {
    self.name = name
    bytes = name.utf8.allSatisfy { $0 < 0x80 } ? Self.folded(name) : nil
  }

  private var letters: [Character] { FoldedLetters(name).letters }

  private var isTooShort: Bool { name.utf8.count < 3 }

  /// Whether it stands in a text, in any case, with no letter or digit beside it.
  func stands(in text: String) -> Bool { !isTooShort && !places(in: text).isEmpty }

  /// Whether it is a text, in any case.
  func isWhole(_ text: String) -> Bool {
    guard !isTooShort else { return false }
    if let bytes { return text.utf8.count == bytes.count && Self.folded(text) == bytes }
    return FoldedLetters(text).letters == letters
  }

  /// Whether it stands anywhere in a text, in any case.
  func isPart(of text: String) -> Bool {
    if let bytes {
      let text = Self.folded(text)
      return text.indices.contains { text[$0...].starts(with: bytes) }
    }
    let (text, letters) = (FoldedLetters(text).letters, letters)
    return text.indices.contains { text[$0...].starts(with: letters) }
  }

  /// The value with a placeholder for the name, in strings, in keys, and in a number that is the name.
  func hidden(in value: JSONValue) -> JSONValue {
    guard !isTooShort else { return value }
    switch value {
    case .null, .bool: return value
    case .number(let digits): return digits == name ? .string(Self.placeholder) : value
    case .string(let text): return .string(hidden(in: text))
    case .array(let elements): return .array(elements.map(hidden))
    case .object(let members):
      let changed = members.map { JSONMember(hidden(in: $0.key), hidden(in: $0.value)) }
      let hasNewKeys = zip(members, changed).contains { $0.key != $1.key }
      return .object(hasNewKeys ? changed.withUniqueKeys : changed)
    }
  }

  /// The text with a placeholder for the name.
  func hidden(in text: String) -> String {
    let places = places(in: text)
    guard !places.isEmpty else { return text }
    var hidden = ""
    var copied = text.startIndex
    for place in places {
      hidden += text[copied..<place.lowerBound]
      hidden += Self.placeholder
      copied = place.upperBound
    }
    return hidden + text[copied...]
  }

  private func places(in text: String) -> [Range<String.Index>] {
    guard let bytes else {
      let folded = FoldedLetters(text)
      return Self.places(of: letters, in: folded.letters) { folded.letters[$0].isOfWord }
        .compactMap { folded.range($0, in: text) }
    }
    guard text.utf8.count >= bytes.count else { return [] }
    let folded = Self.folded(text)
    return Self.places(of: bytes, in: folded) { folded[$0] >= 0x80 || folded[$0].isOfWord }
      .map { place in
        let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
        return start..<text.utf8.index(start, offsetBy: place.count)
      }
  }

  private static func places<Unit: Equatable>(
    of word: [Unit],
    in text: [Unit],
    isOfWord: (Int) -> Bool
  ) -> [Range<Int>] {
    guard let first = word.first, text.count >= word.count else { return [] }
    var places: [Range<Int>] = []
    var start = 0
    while start + word.count <= text.count {
      let end = start + word.count
      if text[start] == first, text[start..<end].elementsEqual(word),
        start == 0 || !isOfWord(start - 1), end == text.count || !isOfWord(end)
      {
        places.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return places
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}

extension Character {
  fileprivate var isOfWord: Bool { isLetter || isNumber }
}

extension UInt8 {
  fileprivate var isOfWord: Bool { 0x30...0x39 ~= self || 0x61...0x7A ~= self }
}

/// A text in letters that are the same in either case, each with its place.
///
/// The case is folded as a capital's small letter, so that ß and SS are the same.
private struct FoldedLetters {
  private(set) var letters: [Character] = []
  /// Which letter of the text each comes from.
  private var origins: [String.Index] = []

  init(_ text: String) {
    for index in text.indices {
      for letter in text[index].lowercased().uppercased().lowercased() {
        letters.append(letter)
        origins.append(index)
      }
    }
  }

  /// Where letters stand in the text; nil when they are but a part of one.
  func range(_ letters: Range<Int>, in text: String) -> Range<String.Index>? {
    let (first, last) = (origins[letters.lowerBound], origins[letters.upperBound - 1])
    if letters.lowerBound > 0, origins[letters.lowerBound - 1] == first { return nil }
    if letters.upperBound < origins.count, origins[letters.upperBound] == last { return nil }
    return first..<text.index(after: last)
  }
}
