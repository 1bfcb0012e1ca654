import ReviewModel

/// The name that a log gives a user, as a word in other fields of the record.
///
/// A name of one or two bytes is none: it stands in too much by chance.
struct UserWord {
  /// What stands in its place.
  static let placeholder = "[USER_1]"

  private let name: String
  private let bytes: [UInt8]

  /// Takes the name.
  init(_ name: String) {
    self.name = name
    bytes = Self.folded(name)
  }

  /// Whether it stands in a text, in any case, with no letter or digit beside it.
  func stands(in text: String) -> Bool {
    guard bytes.count > 2, text.utf8.count >= bytes.count else { return false }
    return !places(in: Self.folded(text)).isEmpty
  }

  /// Whether it stands anywhere in a text, in any case.
  func isPart(of text: String) -> Bool {
    guard (name + text).utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.lowercased().contains(name.lowercased())
    }
    let text = Self.folded(text)
    return text.indices.contains { text[$0...].starts(with: bytes) }
  }

  /// The value with a placeholder for the name, in strings and in a number that is the name.
  func hidden(in value: JSONValue) -> JSONValue {
    guard bytes.count > 2 else { return value }
    switch value {
    case .null, .bool: return value
    case .number(let digits): return digits == name ? .string(Self.placeholder) : value
    case .string(let text): return .string(hidden(in: text))
    case .array(let elements): return .array(elements.map(hidden))
    case .object(let members):
      return .object(members.map { JSONMember($0.key, hidden(in: $0.value)) })
    }
  }

  private func hidden(in text: String) -> String {
    let original = Array(text.utf8)
    guard original.count >= bytes.count else { return text }
    let places = places(in: Self.folded(text))
    guard !places.isEmpty else { return text }
    var hidden: [UInt8] = []
    var copied = 0
    for place in places {
      hidden += original[copied..<place]
      hidden += Self.placeholder.utf8
      copied = place + bytes.count
    }
    return String(decoding: hidden + original[copied...], as: UTF8.self)
  }

  private func places(in text: [UInt8]) -> [Int] {
    guard let first = bytes.first, text.count >= bytes.count else { return [] }
    var places: [Int] = []
    var start = 0
    while start + bytes.count <= text.count {
      let end = start + bytes.count
      if text[start] == first, text[start..<end].elementsEqual(bytes),
        start == 0 || !Self.isOfWord(text[start - 1]),
        end == text.count || !Self.isOfWord(text[end])
      {
        places.append(start)
        start = end
      } else {
        start += 1
      }
    }
    return places
  }

  /// Only ASCII is folded, so that every byte keeps its place.
  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
