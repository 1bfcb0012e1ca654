/// The name that stands for a value in a redacted text: `[EMAIL_1]`.
struct Placeholder: Hashable, Sendable {
  var label: String
  var number: Int

  var text: String { "[\(label)_\(number)]" }
}

/// The labels of a redactor, by which placeholders of ours are told from other text in brackets.
struct PlaceholderLabels: Sendable {
  /// Digits that a placeholder's number may have; more would be a place to hide a value.
  private static let maximumDigits = 6
  private let labels: [[UInt8]]

  init(_ types: some Sequence<FindingType>) {
    labels = Set(types.map(\.label)).sorted().map { Array($0.utf8) }
  }

  /// The end of the placeholder that begins at an opening bracket, or nil when there is none.
  func placeholderEnd(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    parts(at: open, in: bytes)?.end
  }

  /// The placeholder that begins at an opening bracket.
  func placeholder(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Placeholder? {
    guard let (label, number, _) = parts(at: open, in: bytes) else { return nil }
    return Placeholder(label: String(decoding: labels[label], as: UTF8.self), number: number)
  }

  private func parts(
    at open: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (label: Int, number: Int, end: Int)? {
    let text = ScannedText(bytes)
    guard text[open + 1] &- 0x41 < 26 else { return nil }
    for index in labels.indices {
      let digits = open + 1 + labels[index].count + 1
      guard text[digits - 1] == UInt8(ascii: "_"), matches(labels[index], text, at: open + 1) else {
        continue
      }
      let end = text.end(from: digits, limit: Self.maximumDigits) { $0.isDigit }
      // Another label may begin with this one.
      guard end > digits, text[digits] != UInt8(ascii: "0"), text[end] == UInt8(ascii: "]") else {
        continue
      }
      var number = 0
      for place in digits..<end { number = number * 10 + text[place].digitValue }
      return (index, number, end + 1)
    }
    return nil
  }

  private func matches(_ label: [UInt8], _ text: ScannedText, at start: Int) -> Bool {
    for step in label.indices where text[start + step] != label[step] { return false }
    return true
  }
}
