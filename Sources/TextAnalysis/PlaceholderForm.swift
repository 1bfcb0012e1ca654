/// The form of what stands for a value in a redacted text: `[EMAIL_1]`, the one place of its grammar.
///
/// A label, an underscore, and a number from 1 on without zeros before it, in brackets. Which labels there
/// are is for others to say. A number has six digits at most: more would be a place to hide a value.
package struct PlaceholderForm: Hashable, Sendable {
  /// Where the label stands, of one byte at least.
  package let label: Range<Int>
  /// The number.
  package let number: Int
  /// Behind the closing bracket.
  package let end: Int

  /// The most bytes between the brackets.
  private static let longest = 60
  private static let maximumDigits = 6

  /// Reads what begins at an opening bracket; nil when it is none, or no placeholder begins there.
  package init?(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.indices.contains(open), bytes[open] == UInt8(ascii: "[") else { return nil }
    var close = open + 1
    var line: Int?
    let limit = min(bytes.count, open + Self.longest + 2)
    while close < limit, bytes[close] != UInt8(ascii: "]") {
      if bytes[close] == UInt8(ascii: "[") { return nil }
      if bytes[close] == UInt8(ascii: "_") { line = close }
      close += 1
    }
    guard close < limit, let line, line > open + 1 else { return nil }
    let digits = line + 1..<close
    guard (1...Self.maximumDigits).contains(digits.count),
      bytes[digits.lowerBound] != UInt8(ascii: "0")
    else { return nil }
    var number = 0
    for place in digits {
      guard bytes[place] &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(bytes[place] - 0x30)
    }
    label = open + 1..<line
    self.number = number
    end = close + 1
  }
}
