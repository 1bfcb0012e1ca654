import ReviewModel

/// What can still be told of a text that was to be JSON and is none: torn, with a quote too many, with a
/// key twice, or in the quotes of another language.
///
/// Whatever stands between two neighbouring quotes counts as a text, so that one quote too many hides
/// nothing; escapes are read where they can be.
package struct JSONFragments {
  /// The texts between two neighbouring quotes, decoded.
  package let texts: [String]
  private let members: [(key: String, value: Value)]

  /// What stands behind a key.
  package enum Value: Hashable, Sendable {
    /// A text that ends, or a number or word in its characters.
    case text(String)
    /// `null`, or None as Python says it.
    case null
    /// Something that cannot be read whole.
    case unreadable
  }

  /// Reads what can be read.
  package init(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    var texts: [String] = []
    var members: [(key: String, value: Value)] = []
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
      let places = Self.places(of: quote, in: bytes)
      for (index, start) in places.enumerated() where index + 1 < places.count {
        let end = places[index + 1]
        let text = Self.decoded(bytes[(start + 1)..<end])
        texts.append(text)
        guard let colon = Self.firstSign(in: bytes, from: end + 1),
          bytes[colon] == UInt8(ascii: ":")
        else { continue }
        members.append((text, Self.value(in: bytes, from: colon + 1, quote, places, index + 2)))
      }
    }
    self.texts = texts
    self.members = members
  }

  /// What stands behind a key, wherever the key stands.
  package func values(of key: String) -> [Value] {
    members.filter { $0.key == key }.map(\.value)
  }

  private static func value(
    in bytes: [UInt8],
    from start: Int,
    _ quote: UInt8,
    _ places: [Int],
    _ next: Int
  ) -> Value {
    guard let first = firstSign(in: bytes, from: start) else { return .unreadable }
    if bytes[first] == quote {
      guard next + 1 < places.count, places[next] == first else { return .unreadable }
      return .text(decoded(bytes[(first + 1)..<places[next + 1]]))
    }
    let word = bytes[first...].prefix { isOfWord($0) }
    // A word that nothing follows may go on in what was torn off.
    guard !word.isEmpty, first + word.count < bytes.count,
      [UInt8(ascii: ","), UInt8(ascii: "}")].contains(
        firstSign(in: bytes, from: first + word.count).map { bytes[$0] }
      )
    else { return .unreadable }
    let text = String(decoding: word, as: UTF8.self)
    return ["null", "None"].contains(text) ? .null : .text(text)
  }

  /// The quotes that no backslash escapes.
  private static func places(of quote: UInt8, in bytes: [UInt8]) -> [Int] {
    var places: [Int] = []
    var isEscaped = false
    for (index, byte) in bytes.enumerated() {
      if byte == quote, !isEscaped { places.append(index) }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return places
  }

  private static func firstSign(in bytes: [UInt8], from start: Int) -> Int? {
    bytes[min(start, bytes.count)...].firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let quoted = [UInt8(ascii: "["), UInt8(ascii: "\"")] + bytes + Array("\"]".utf8)
    if bytes.contains(UInt8(ascii: "\\")), let value = try? JSONReader.parse(quoted).value,
      case .array(let values) = value, values.count == 1, let text = values[0].text
    {
      return text
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
