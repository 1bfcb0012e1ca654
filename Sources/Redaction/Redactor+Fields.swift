extension Redactor {
  /// The private values of a text that fills a field of some name, which counts as a word before it.
  ///
  /// A name speaks for a value at the start only, so a long text is read without it. A text behind a
  /// secret's name that is a secret as it would be in quotes is one as a whole.
  package func findings(in text: String, label: String?) -> [Finding] {
    var famous = FamousPeople()
    return findings(in: text, label: label, &famous)
  }

  /// The same of a text of a record, some of whose names stay.
  func findings(in text: String, label: String?, _ famous: inout FamousPeople) -> [Finding] {
    famous.beginText()
    var text = text
    guard let name = FieldName(label, of: text) else {
      if passesPlainTexts, text.isPlain { return [] }
      return text.withUTF8 { findings(in: $0, &famous) }
    }
    if let whole = whole(text, of: name) { return [whole] }
    let start = name.prefix.utf8.count
    text = name.prefix + text
    let found = text.withUTF8 { findings(in: $0, &famous) }
    famous.move(by: -start)
    return found.compactMap { finding in
      guard finding.range.upperBound > start else { return nil }
      var moved = finding
      moved.range = max(0, finding.range.lowerBound - start)..<finding.range.upperBound - start
      return moved
    }
  }

  /// The finding that takes a text behind a secret's name as a whole.
  private func whole(_ text: String, of name: FieldName) -> Finding? {
    guard let quote = quote(around: text, of: name) else { return nil }
    let start = name.prefix.utf8.count + 1
    let end = start + text.utf8.count
    let found = findings(in: name.prefix + quote + text + quote).first { finding in
      finding.type.isSecret && finding.range.lowerBound <= start && finding.range.upperBound >= end
    }
    return found.map { finding in
      var moved = finding
      moved.range = 0..<text.utf8.count
      return moved
    }
  }

  /// A quote that the text of a field with a secret's name does not have itself; nil for lines, whose values
  /// are read one by one, for what a backslash would take a quote into, and for a text that was redacted
  /// already.
  func quote(around text: String, of name: FieldName) -> String? {
    guard name.isSecret else { return nil }
    let bytes = text.utf8
    guard !bytes.contains(0x0A), !bytes.contains(0x0D), bytes.last != UInt8(ascii: "\\"),
      let quote = ["\"", "'", "`"].first(where: { !bytes.contains($0.utf8[$0.startIndex]) }),
      !hasPlaceholder(text)
    else { return nil }
    return quote
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
}
