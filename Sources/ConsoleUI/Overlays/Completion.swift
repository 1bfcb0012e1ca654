/// What a line can be completed to, and which of it stands there now.
package struct Completion: Equatable, Sendable {
  /// The lines that it can become.
  package var lines: [String]
  /// The words to show for them.
  package var words: [String]
  /// Which of them stands in the field; nil while only their common beginning does.
  package var index: Int?

  /// The longest beginning that all lines share.
  var common: String {
    guard let first = lines.first else { return "" }
    return lines.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
