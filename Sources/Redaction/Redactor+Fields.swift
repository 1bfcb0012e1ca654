extension Redactor {
  /// The private values of a text that fills a field of some name, which counts as a word before it.
  ///
  /// A name speaks for a value at the start only, so a long text is read without it. A text behind a
  /// secret's name that is a secret as it would be in quotes is one as a whole.
  package func findings(in text: String, label: String?) -> [Finding] {
    if let whole = whole(text, label: label) { return [whole] }
    guard let prefix = Self.prefix(label, for: text) else {
      if passesPlainTexts, text.isPlain { return [] }
      return findings(in: text)
    }
    let start = prefix.utf8.count
    return findings(in: prefix + text).compactMap { finding in
      guard finding.range.upperBound > start else { return nil }
      var moved = finding
      moved.range = max(0, finding.range.lowerBound - start)..<finding.range.upperBound - start
      return moved
    }
  }

  /// The name of a field as it is read before its text, nil when it says nothing about it.
  ///
  /// One letter names nothing, nor do the words for texts of any kind, and a long text is no value, unless
  /// the name is a secret's: tokens may have thousands of characters. Of a long name the end is read.
  static func prefix(_ label: String?, for text: String) -> String? {
    guard let name = name(label) else { return nil }
    return text.utf8.count <= labelReach || SecretName.isOne(name) ? name + ": " : nil
  }

  private static func name(_ label: String?) -> String? {
    guard let label, label.utf8.count > 1, !isSilent(label) else { return nil }
    return String(decoding: label.utf8.suffix(longestLabel), as: UTF8.self)
  }

  /// The finding that takes a text behind a secret's name as a whole.
  private func whole(_ text: String, label: String?) -> Finding? {
    guard let frame = quotedFrame(label, for: text) else { return nil }
    let start = frame.before.utf8.count
    let end = start + text.utf8.count
    let found = findings(in: frame.before + text + frame.quote).first { finding in
      finding.type.isSecret && finding.range.lowerBound <= start && finding.range.upperBound >= end
    }
    return found.map { finding in
      var moved = finding
      moved.range = 0..<text.utf8.count
      return moved
    }
  }

  /// A secret's name and a quote that the text does not have itself; nil for lines, whose values are read one
  /// by one, for what a backslash would take a quote into, and for a text that was redacted already.
  func quotedFrame(_ label: String?, for text: String) -> (before: String, quote: String)? {
    guard !text.isEmpty, !text.isPlain, let name = Self.name(label), SecretName.isOne(name) else {
      return nil
    }
    let bytes = text.utf8
    guard !bytes.contains(0x0A), !bytes.contains(0x0D), bytes.last != UInt8(ascii: "\\"),
      let quote = ["\"", "'", "`"].first(where: { !bytes.contains($0.utf8[$0.startIndex]) }),
      !hasPlaceholder(text)
    else { return nil }
    return (name + ": " + quote, quote)
  }

  private func hasPlaceholder(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while let open = bytes.next(UInt8(ascii: "["), from: index) {
        if labels.placeholderEnd(at: open, in: bytes) != nil { return true }
        index = open + 1
      }
      return false
    }
  }

  private static func isSilent(_ label: String) -> Bool {
    let length = label.utf8.count
    return length < silentLabels.count && silentLabels[length].contains(label)
  }

  /// Names of fields that say nothing about their texts, by length.
  private static let silentLabels: [[String]] = {
    let labels = [
      "question", "answer", "comment", "correction", "text", "content", "title", "sources",
      "prompt", "completion", "response", "output", "input", "chosen", "rejected", "feedback", "ts",
    ]
    return (0...10).map { length in labels.filter { $0.utf8.count == length } }
  }()
  private static let labelReach = 256
  private static let longestLabel = 128
}
