extension TextEditor {
  /// What is selected, in the order of the text; nil when nothing is.
  var selection: (start: TextPosition, end: TextPosition)? {
    guard let anchor, anchor != caret else { return nil }
    return anchor < caret ? (anchor, caret) : (caret, anchor)
  }

  /// Whether a part of the text is selected.
  package var hasSelection: Bool { selection != nil }

  /// The selected text; empty when nothing is selected.
  package var selectedText: String {
    selection.map { buffer.text(from: $0.start, to: $0.end) } ?? ""
  }

  /// Whether every move selects, from the mark on.
  package var hasMark: Bool { isMarking }

  /// Lets the selection and the mark go.
  package mutating func clearSelection() {
    anchor = nil
    isMarking = false
  }

  mutating func selectAll() -> EditorOutcome {
    history.complete()
    anchor = TextPosition()
    isMarking = false
    caret = buffer.end
    settle()
    return .unchanged
  }

  mutating func toggleMark() -> EditorOutcome {
    history.complete()
    if isMarking {
      clearSelection()
    } else {
      anchor = anchor ?? caret
      isMarking = true
    }
    return .unchanged
  }

  /// Takes the selected text in, to be put in elsewhere; nil when nothing is selected.
  package mutating func copySelection() -> String? {
    guard hasSelection else { return nil }
    let text = selectedText
    kills.copy(text)
    isMarking = false
    return text
  }

  /// Cuts the selection, or without one the line that the caret is on, with its end.
  mutating func cut() -> EditorOutcome {
    if let selection {
      kills.cut(buffer.text(from: selection.start, to: selection.end))
      return replace(from: selection.start, to: selection.end, with: "")
    }
    let start = TextPosition(line: caret.line, offset: 0)
    let isLast = caret.line == buffer.lines.count - 1
    let end = isLast ? buffer.end : TextPosition(line: caret.line + 1, offset: 0)
    guard start < end else { return .unchanged }
    kills.cut(buffer.text(from: start, to: end))
    return replace(from: start, to: end, with: "")
  }

  mutating func yank() -> EditorOutcome {
    guard let text = kills.entry(0) else { return .refused("Nothing was cut or copied yet.") }
    let start = selection?.start ?? caret
    let outcome = put(text)
    if case .changed = outcome { yanked = Yank(start: start, end: caret, age: 0) }
    return outcome
  }

  /// Puts an older cut in the place of the one that was just put in.
  mutating func yankEarlier() -> EditorOutcome {
    guard let last = yanked, last.end == caret else {
      return .refused("That replaces what was put in just before; nothing was.")
    }
    guard kills.count > 1, let text = kills.entry(last.age + 1) else {
      return .refused("Nothing else was cut or copied.")
    }
    let outcome = replace(from: last.start, to: last.end, with: text)
    if case .changed = outcome {
      yanked = Yank(start: last.start, end: caret, age: (last.age + 1) % kills.count)
    }
    return outcome
  }

  /// Joins lines that were broken by hand: those of the selection, or of the paragraph.
  mutating func reflow() -> EditorOutcome {
    let range = selection.map { $0.start.line...$0.end.line } ?? paragraph(around: caret.line)
    let start = TextPosition(line: range.lowerBound, offset: 0)
    let end = buffer.endOfLine(range.upperBound)
    let text = buffer.text(from: start, to: end)
    let flowed = reflowed(text)
    if flowed.utf8.elementsEqual(text.utf8) {
      return .refused("There are no lines to join here: rows wrap by themselves.")
    }
    let before = buffer.text(from: start, to: min(max(start, caret), end)).inkCount
    return replace(from: start, to: end, with: flowed) { editor, _ in
      let offset = flowed.utf8Offset(afterInk: before)
      return editor.buffer.position(advancing: start, by: offset)
    }
  }

  /// The lines around one that no blank line parts.
  private func paragraph(around line: Int) -> ClosedRange<Int> {
    var (first, last) = (line, line)
    while first > 0, !buffer.lines[first].isBlank, !buffer.lines[first - 1].isBlank { first -= 1 }
    while last + 1 < buffer.lines.count, !buffer.lines[last].isBlank,
      !buffer.lines[last + 1].isBlank
    {
      last += 1
    }
    return first...last
  }
}

/// A text that was just put in from what was cut.
struct Yank: Equatable, Sendable {
  var start: TextPosition
  var end: TextPosition
  /// Which one: 0 for the last that was cut.
  var age: Int
}

extension TextLine {
  /// Whether it has nothing but white space.
  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}

extension String {
  /// How many scalars are not white space.
  fileprivate var inkCount: Int { unicodeScalars.count { !$0.properties.isWhitespace } }

  /// Where that many scalars that are not white space have gone by.
  fileprivate func utf8Offset(afterInk count: Int) -> Int {
    var left = count
    var offset = 0
    for scalar in unicodeScalars where left > 0 {
      offset += UTF8.width(scalar)
      if !scalar.properties.isWhitespace { left -= 1 }
    }
    return offset
  }
}
