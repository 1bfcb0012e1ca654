import TextAnalysis

/// The name that stands for a value in a redacted text: `[EMAIL_1]`.
struct Placeholder: Hashable, Sendable {
  var label: String
  var number: Int

  var text: String { "[\(label)_\(number)]" }
}

/// The labels of a redactor, by which placeholders of ours are told from other text in brackets.
struct PlaceholderLabels: Sendable {
  private let labels: [[UInt8]]

  init(_ types: some Sequence<FindingType>) {
    labels = Set(types.map(\.label)).sorted().map { Array($0.utf8) }
  }

  /// The end of the placeholder that begins at an opening bracket, or nil when there is none.
  func placeholderEnd(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    form(at: open, in: bytes)?.end
  }

  /// The placeholder that begins at an opening bracket.
  func placeholder(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Placeholder? {
    form(at: open, in: bytes).map { form in
      Placeholder(label: String(decoding: bytes[form.label], as: UTF8.self), number: form.number)
    }
  }

  private func form(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) -> PlaceholderForm? {
    // Most brackets have something else behind them.
    guard open + 1 < bytes.count, bytes[open + 1] &- 0x41 < 26,
      let form = PlaceholderForm(at: open, in: bytes),
      labels.contains(where: { $0.elementsEqual(bytes[form.label]) })
    else { return nil }
    return form
  }
}
