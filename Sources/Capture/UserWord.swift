import ReviewModel

/// The name that a log gives a user, as a word in other fields of the record.
///
/// A name of one or two bytes is none: it stands in too much by chance. Letters count as the same in either
/// case, in whatever way their marks are written.
struct UserWord {
  /// What stands in its place.
  static let placeholder = "[USER_1]"

  private let name: String
  /// The name where it has ASCII alone, in small letters.
  private let bytes: WordSearch<UInt8>?
  /// Other names, which take longer.
  private let letters: WordSearch<Character>?

  /// Takes the name.
  init(_ name: String) {
    self.name = name
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    bytes = isASCII ? WordSearch(Self.folded(name)) : nil
    letters = isASCII ? nil : WordSearch(FoldedLetters(name).letters)
  }

  private var isTooShort: Bool { name.utf8.count < 3 }

  /// Whether it stands in a text, in any case, with no letter or digit beside it.
  func stands(in text: String) -> Bool { !isTooShort && !places(in: text).isEmpty }

  /// Whether it is a text, in any case.
  func isWhole(_ text: String) -> Bool {
    guard !isTooShort else { return false }
    if let bytes { return text.utf8.count == bytes.word.count && Self.folded(text) == bytes.word }
    return FoldedLetters(text).letters == letters?.word
  }

  /// Whether it stands anywhere in a text, in any case.
  func isPart(of text: String) -> Bool {
    if let bytes { return bytes.stands(in: Self.folded(text)) }
    return letters?.stands(in: FoldedLetters(text).letters) ?? false
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
      return
        (letters?.places(in: folded.letters) { place in
          isFree(place, in: folded.letters) { $0.isOfWord }
        } ?? []).compactMap { folded.range($0, in: text) }
    }
    guard text.utf8.count >= bytes.word.count else { return [] }
    let folded = Self.folded(text)
    return bytes.places(in: folded) { place in
      isFree(place, in: folded) { $0 >= 0x80 || $0.isOfWord }
    }.map { place in
      let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
      return start..<text.utf8.index(start, offsetBy: place.count)
    }
  }

  /// Whether no letter or digit stands beside a place.
  private func isFree<Unit>(
    _ place: Range<Int>,
    in text: [Unit],
    isOfWord: (Unit) -> Bool
  ) -> Bool {
    (place.lowerBound == 0 || !isOfWord(text[place.lowerBound - 1]))
      && (place.upperBound == text.count || !isOfWord(text[place.upperBound]))
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
