/// A private value and the name that was given to it; it must not leave the redaction of its texts.
package struct NamedValue: Hashable, Sendable {
  /// The name, such as `[EMAIL_1]`.
  package var name: String
  /// The label of its type.
  package var label: String
  /// The value in the form in which equal values are equal bytes.
  package var canonical: [UInt8]
}
