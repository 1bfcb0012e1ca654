/// The words of a text that say something: without `the` and `of`, and without denials.
///
/// Each in the form in which evidence is looked for (``EvidenceTerms``), so that endings, units and ways to write a number do
/// not matter. Single letters of scripts without spaces say too little by themselves.
package struct ContentTerms: Sendable {
  private let forms: Set<UInt64>

  /// Reads a text; what stands for a private value counts for nothing, as nobody can say it.
  package init(_ text: String) {
    let scalars = Array(text.withoutPlaceholders.unicodeScalars)
    var terms = EvidenceTerms(of: scalars, in: scalars.indices)
    var forms: Set<UInt64> = []
    while let term = terms.next() {
      switch term.kind {
      case .word, .name, .number: forms.insert(term.form)
      case .letter, .negation, .function, .frame: continue
      }
    }
    self.forms = forms
  }

  /// The share of the words of this text that another one has, those of a third not counted.
  ///
  /// - Parameters:
  ///   - other: where they are looked for.
  ///   - known: what everybody knows already, as the words of a question.
  /// - Returns: nil when there is nothing to look for.
  package func share(in other: ContentTerms, besides known: ContentTerms) -> Double? {
    let wanted = forms.subtracting(known.forms)
    guard !wanted.isEmpty else { return nil }
    return Double(wanted.intersection(other.forms).count) / Double(wanted.count)
  }
}

extension String {
  /// With each placeholder (``PlaceholderForm``) as a blank.
  package var withoutPlaceholders: String { replacingPlaceholders(by: " ") }

  /// With each placeholder (``PlaceholderForm``) as another text.
  func replacingPlaceholders(by other: StaticString) -> String {
    guard utf8.contains(UInt8(ascii: "[")) else { return self }
    var text = self
    return text.withUTF8 { bytes in
      var kept: [UInt8] = []
      var place = 0
      while place < bytes.count {
        if let form = PlaceholderForm(at: place, in: bytes) {
          kept.append(
            contentsOf: UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)
          )
          place = form.end
        } else {
          kept.append(bytes[place])
          place += 1
        }
      }
      return String(decoding: kept, as: UTF8.self)
    }
  }
}
