import TextAnalysis

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

  /// The placeholders of a text in their order.
  func placeholders(in text: String) -> [Found] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [Found] = []
      var place = 0
      while let open = bytes[place...].firstIndex(of: UInt8(ascii: "[")) {
        let placeholder = placeholder(at: open, in: bytes)
        if let placeholder { found.append(placeholder) }
        place = placeholder?.range.upperBound ?? open + 1
      }
      return found
    }
  }

  private func placeholder(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Found? {
    guard let form = PlaceholderForm(at: open, in: bytes) else { return nil }
    let label = String(decoding: bytes[form.label], as: UTF8.self)
    guard labels.contains(label) else { return nil }
    return Found(label: label, number: form.number, range: open..<form.end)
  }
}
