/// Where an external redactor found something in a text.
struct ExternalSpan: Hashable, Sendable {
  /// The code points of the decoded text.
  var range: Range<Int>
  /// What it is: a label as in a placeholder.
  var type: String

  private static let longestLabel = 40

  /// Whether a text is a label: a capital letter, then capital letters, digits and underscores.
  static func isLabel(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first) else { return false }
    return text.utf8.count <= longestLabel
      && text.utf8.allSatisfy {
        (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
      }
  }
}

/// Why an external redactor's word on a record cannot be had; quotes nothing.
package struct ExternalFailure: Error, Hashable, Sendable {
  /// What it did, to be read after its name.
  package var reason: String

  /// Makes a failure.
  package init(_ reason: String) { self.reason = reason }
}

extension ExternalFailure: CustomStringConvertible {
  /// One sentence without a full stop.
  package var description: String { "the external redactor \(reason)" }
}
