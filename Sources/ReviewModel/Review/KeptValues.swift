/// Private values that a reviewer chose to keep in what they wrote; their kinds, never the values.
package struct KeptValues: Hashable, Sendable {
  /// Why, in the reviewer's words, redacted; empty after an erasure.
  package var reason: String
  /// The labels of their types, such as `PHONE`, in alphabetical order.
  package var types: [String]

  /// Makes a record of it.
  package init(reason: String, types: [String]) {
    self.reason = reason
    self.types = types
  }
}
