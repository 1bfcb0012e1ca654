/// What can stand at the caret of a line, and which of it stands there now.
package struct Completion: Equatable, Sendable {
  /// What is before what is completed.
  var before = ""
  /// What is behind the caret.
  var behind = ""
  /// What can stand between the two.
  var texts: [String]
  /// The words to show for them.
  package var words: [String]
  /// Which of them stands in the field; nil while only their common beginning does.
  package var index: Int?

  /// Makes a completion; each choice is shown as it is.
  init(_ texts: [String], words: [String]? = nil, before: String = "", behind: String = "") {
    self.texts = texts
    self.words = words ?? texts
    self.before = before
    self.behind = behind
  }

  /// The longest beginning that all choices share.
  var common: String {
    guard let first = texts.first else { return "" }
    return texts.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
  }

  /// The line with a text in the place of what is completed, the caret behind it.
  func field(with text: String) -> LineField {
    LineField(before + text + behind, caret: (before + text).count)
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
