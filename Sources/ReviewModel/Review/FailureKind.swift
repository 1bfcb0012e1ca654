/// How the agent failed: what was wrong with an answer, as a short code; the config may set others.
///
/// A reason code says why nothing is made of an item or who has to settle it; a failure kind says what
/// is to be mended in the agent.
package struct FailureKind: RawRepresentable, Hashable, Sendable {
  /// The code as it is written: small letters, digits and hyphens.
  package let rawValue: String

  /// Makes a kind from its written form.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// Makes a kind from its written form.
  package init(_ text: String) { rawValue = text }

  /// The longest code, in bytes.
  package static let codeLimit = 40

  /// Reads a code as a person may have written it; nil for one that cannot be.
  ///
  /// The words of ``ItemKind`` cannot: the filter `kind:` means both.
  package init?(code text: String) {
    let text = text.lowercased()
    let isGood = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    guard isGood, (1...Self.codeLimit).contains(text.utf8.count), ItemKind(rawValue: text) == nil
    else { return nil }
    rawValue = text
  }
}

/// A failure kind as it is offered: its digit follows from its place in the list.
package struct FailureChoice: Hashable, Sendable {
  /// The code.
  package var kind: FailureKind
  /// What it is called on the screen.
  package var title: String

  /// Makes a choice; without a title it is called as its code is written, with blanks for hyphens.
  package init(_ kind: FailureKind, title: String? = nil) {
    self.kind = kind
    self.title =
      title ?? String(kind.rawValue.map { $0 == "-" ? " " : $0 })
  }

  /// The most choices: one for each digit, from 1 to 9 and then 0.
  package static let limit = 10

  /// The kinds that are offered unless the config says otherwise.
  package static let standard = [
    "wrong-fact", "unsupported", "outdated", "incomplete", "off-topic", "wrong-refusal",
    "retrieval-missed", "retrieval-wrong", "tone", "format",
  ].map { FailureChoice(FailureKind($0)) }
}

extension [FailureChoice] {
  /// What a kind is called: by the list, or by its code when the list no longer has it.
  package func title(of kind: FailureKind) -> String {
    first { $0.kind == kind }?.title ?? FailureChoice(kind).title
  }
}
