/// Finds placeholders in a text, also those of labels that only an external redactor has.
struct PlaceholderSearch {
  /// One that was found.
  struct Found: Hashable {
    var label: String
    var number: Int
    /// Its bytes.
    var range: Range<Int>
  }

  let labels: Set<String>

  /// Digits that a number may have; more would be a place to hide a value.
  private static let maximumDigits = 6

  /// The placeholders of a text in their order.
  func placeholders(in text: String) -> [Found] {
    var found: [Found] = []
    let bytes = Array(text.utf8)
    var open = bytes.firstIndex(of: UInt8(ascii: "["))
    while let start = open {
      let end = placeholder(at: start, in: bytes).map { placeholder in
        found.append(placeholder)
        return placeholder.range.upperBound
      }
      open = bytes[(end ?? start + 1)...].firstIndex(of: UInt8(ascii: "["))
    }
    return found
  }

  private func placeholder(at open: Int, in bytes: [UInt8]) -> Found? {
    let limit = min(bytes.count, open + 60)
    guard let close = bytes[open..<limit].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let content = bytes[(open + 1)..<close]
    guard let line = content.lastIndex(of: UInt8(ascii: "_")) else { return nil }
    let digits = content[(line + 1)...]
    guard (1...Self.maximumDigits).contains(digits.count), digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let label = String(decoding: content[..<line], as: UTF8.self)
    guard labels.contains(label) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return Found(label: label, number: number, range: open..<close + 1)
  }
}
