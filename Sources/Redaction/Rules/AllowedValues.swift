/// Values that stay whatever finds them, compared as the finding's type compares its values.
///
/// So `4111111111111111` stays as `4111 1111 1111 1111` too when it is found as a card, since separators make
/// no other card of it; for a type whose values are compared byte for byte case does not count all the same.
struct AllowedValues: Sendable {
  private let plain: Set<String>
  /// The values without what parts them, by which most texts are seen to be none of them.
  private let characters: Set<[UInt8]>
  private let values: [String]

  /// Takes values as the settings give them.
  init(_ values: [String]) {
    self.values = values.map(Self.folded)
    plain = Set((values + self.values).map { $0.lowercased() })
    characters = Set(self.values.map { Self.characters(of: Array($0.utf8)) })
  }

  /// Whether there are none.
  var isEmpty: Bool { values.isEmpty }

  /// Whether a text is one of them as it is, in any case.
  func contains(_ text: String) -> Bool { plain.contains(text.lowercased()) }

  /// Whether a value that was found as one of a type is one of them.
  ///
  /// - Parameter bytes: folded text.
  func contains(_ bytes: [UInt8], as type: FindingType) -> Bool {
    guard !values.isEmpty else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    if contains(text) { return true }
    guard characters.contains(Self.characters(of: bytes)) else { return false }
    let form = Array(type.canonical(text).utf8)
    return values.contains { Array(type.canonical($0).utf8) == form }
  }

  private static func characters(of bytes: [UInt8]) -> [UInt8] {
    bytes.filter { $0.isAlphanumeric || $0 >= 0x80 }.map(\.lowercased)
  }

  /// A value as it stands in a text when detectors look at it.
  private static func folded(_ value: String) -> String {
    let folded = Array(value.utf8).withUnsafeBufferPointer {
      FoldedText($0, labels: PlaceholderLabels([])).bytes
    }
    return folded.map { String(decoding: $0, as: UTF8.self) } ?? value
  }
}

extension ScannedText {
  /// Whether the text of a range, found as a value of a type, is one that may stay.
  func isAllowed(_ range: Range<Int>, as type: FindingType, by allowed: AllowedValues) -> Bool {
    !allowed.isEmpty && allowed.contains(range.map { self[$0] }, as: type)
  }
}
