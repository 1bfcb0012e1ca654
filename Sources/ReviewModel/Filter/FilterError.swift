/// What is wrong with the written form of a filter.
///
/// Quotes nothing but the filter itself.
package struct FilterError: Error, Hashable, Sendable {
  /// How many characters stand before the trouble.
  package var position: Int
  /// What is wrong and what to write, without the place.
  package var message: String

  /// Makes an error.
  package init(at position: Int, _ message: String) {
    self.position = position
    self.message = message
  }
}

extension FilterError: CustomStringConvertible {
  /// The place, counted from 1, and the message.
  package var description: String { "filter, character \(position + 1): \(message)" }
}
