extension TextEditor {
  /// Puts a text at the caret, or in the place of the selection.
  mutating func put(_ text: String, growing kind: EditHistory.Growth? = nil) -> EditorOutcome {
    if text.isEmpty { return .unchanged }
    let (start, end) = selection ?? (caret, caret)
    return replace(from: start, to: end, with: text, growing: kind)
  }

  /// Deletes the selection, or without one what stands between two places.
  mutating func delete(
    from start: TextPosition,
    to end: TextPosition,
    growing kind: EditHistory.Growth? = nil
  ) -> EditorOutcome {
    if let selection { return replace(from: selection.start, to: selection.end, with: "") }
    if start == end { return .unchanged }
    return replace(from: start, to: end, with: "", growing: kind)
  }

  /// Puts a text in the place of another, with the caret after it, and remembers that.
  ///
  /// - Parameter landing: where the caret goes instead, for the place after the new text.
  mutating func replace(
    from start: TextPosition,
    to end: TextPosition,
    with text: String,
    growing kind: EditHistory.Growth? = nil,
    landing: (TextEditor, TextPosition) -> TextPosition = { $1 }
  ) -> EditorOutcome {
    if let refusal = refusal(of: text, inPlaceFrom: start, to: end) { return .refused(refusal) }
    let before = caret
    let (removed, after) = buffer.replace(from: start, to: end, with: text)
    clearSelection()
    caret = place(atOrAfter: landing(self, after))
    let step = EditHistory.Step(
      at: start,
      removed: removed,
      inserted: text,
      caretBefore: before,
      caretAfter: caret
    )
    history.record(step, growing: kind)
    let change = change(by: step)
    settle()
    return .changed(change)
  }

  /// Does a step of the history.
  mutating func apply(_ step: EditHistory.Step) -> EditorOutcome {
    let end = buffer.position(advancing: step.at, by: step.removed.utf8.count)
    _ = buffer.replace(from: step.at, to: end, with: step.inserted)
    clearSelection()
    caret = step.caretAfter
    let change = change(by: step)
    settle()
    return .changed(change)
  }

  private func refusal(
    of text: String,
    inPlaceFrom start: TextPosition,
    to end: TextPosition
  ) -> String? {
    let room = Self.longest - buffer.utf8Count
    guard text.utf8.count > room else { return nil }
    if text.utf8.count - buffer.text(from: start, to: end).utf8.count <= room { return nil }
    return "A correction may have 1 MiB of text; this would be more. Nothing was put in."
  }
}
