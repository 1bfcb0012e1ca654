package import CellGrid

/// A text of one line that is being typed.
package struct LineField: Equatable, Sendable {
  /// The most characters that it takes.
  package static let limit = 2000

  /// The text.
  package private(set) var text: String
  /// Where the caret stands: characters before it.
  package private(set) var caret: Int

  /// Makes a field with the caret behind the text.
  package init(_ text: String = "") {
    self.text = oneLine(text)
    caret = self.text.count
  }

  /// Makes a field with the caret behind so many characters.
  init(_ text: String, caret: Int) {
    self.init(text)
    self.caret = min(max(0, caret), self.text.count)
  }

  /// What a key did to a field.
  package enum Response: Hashable, Sendable {
    /// The text is another now.
    case changed
    /// Only the caret moved, or nothing was left to do.
    case unchanged
    /// Backspace in an empty field: whoever asked for the text steps back.
    case leftEmpty
    /// The key is none of a field's.
    case ignored
  }

  /// Takes a key.
  package mutating func press(_ key: Key) -> Response {
    switch key {
    case .character(let scalar): return insert(String(Character(scalar)))
    case .named(.left, _): return moveCaret(to: caret - 1)
    case .named(.right, _): return moveCaret(to: caret + 1)
    case .named(.home, _), .control("a"): return moveCaret(to: 0)
    case .named(.end, _), .control("e"): return moveCaret(to: text.count)
    case .named(.backspace, _):
      if text.isEmpty { return .leftEmpty }
      return remove(from: caret - 1, to: caret)
    case .named(.delete, _): return remove(from: caret, to: caret + 1)
    case .control("w"): return remove(from: startOfWord, to: caret)
    case .control("u"): return remove(from: 0, to: caret)
    case .control("k"): return remove(from: caret, to: text.count)
    case .control, .alt, .named: return .ignored
    }
  }

  /// Puts a text in at the caret, on one line.
  package mutating func insert(_ inserted: String) -> Response {
    let room = Self.limit - text.count
    let fitting = oneLine(inserted).prefix(max(0, room))
    guard !fitting.isEmpty else { return .unchanged }
    let before = text.prefix(caret)
    let joined = before + fitting
    text = String(joined + text.dropFirst(caret))
    caret = joined.count
    return .changed
  }

  /// Puts another text in place of the whole.
  package mutating func replace(with text: String) { self = LineField(text) }

  private var startOfWord: Int {
    let before = Array(text.prefix(caret))
    var index = before.count
    while index > 0, before[index - 1].isWhitespace { index -= 1 }
    while index > 0, !before[index - 1].isWhitespace { index -= 1 }
    return index
  }

  private mutating func moveCaret(to target: Int) -> Response {
    caret = min(max(0, target), text.count)
    return .unchanged
  }

  private mutating func remove(from start: Int, to end: Int) -> Response {
    let start = max(0, start)
    let end = min(text.count, end)
    guard start < end else { return .unchanged }
    text = String(text.prefix(start) + text.dropFirst(end))
    caret = start
    return .changed
  }
}

private func oneLine(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(LineField.limit * 4) {
    switch scalar {
    case "\n", "\r", "\t": scalars.append(" ")
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
    default: scalars.append(scalar)
    }
  }
  return String(String(scalars).prefix(LineField.limit))
}
