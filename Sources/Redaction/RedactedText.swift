/// A text after redaction.
package struct RedactedText: Hashable, Sendable {
  /// What was replaced, and by what.
  package struct Span: Hashable, Sendable {
    /// The value; offsets are those of the text before.
    package var finding: Finding
    /// What stands in its place.
    package var placeholder: String
    /// What spoke for it; nil when nobody asked.
    package var evidence: Evidence?
  }

  /// The text with placeholders.
  package var text: String
  /// The replaced values in their order.
  package var spans: [Span]

  /// Makes a redacted text.
  package init(text: String, spans: [Span]) {
    self.text = text
    self.spans = spans
  }
}
