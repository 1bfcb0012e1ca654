import CellGrid
import ReviewModel

extension ConsoleState {
  /// Asks what to look for in the correction.
  mutating func askForFind() -> [Effect] {
    editing?.beginSearch()
    overlay = .prompt(Prompt(purpose: .find, field: LineField()))
    return []
  }

  /// Goes to the next place of a text in the correction.
  mutating func find(_ text: String) -> [Effect] {
    editing?.beginSearch()
    editing?.seek(text)
    let isFound = editing?.search?.current != nil
    editing?.endSearch(staying: true)
    return isFound ? [] : report(.info, notInText)
  }

  /// Goes on to the next place of what is looked for; with nothing typed, looks for the last again.
  mutating func findAgain(forward: Bool) -> [Effect] {
    guard case .prompt(let prompt) = overlay else { return [] }
    if prompt.field.text.isEmpty, keptLines[.find] != nil { return recallLine(by: 1) }
    editing?.seekOn(forward: forward)
    return []
  }

  /// Takes the selection in; without one, does what its key does elsewhere.
  mutating func copySelection() -> [Effect] {
    guard let text = editing?.copySelection() else { return cancel() }
    let yank = key(of: .yank)
    return report(
      .success,
      "\(counted(text.unicodeScalars.count, "character")) copied; \(yank) puts them in."
    )
  }

  var notInText: String { "It does not occur in the correction." }

  /// What is selected in the editor, in words; empty when nothing is.
  var selectionWords: String {
    guard let editing, editing.hasMark || editing.hasSelection else { return "" }
    let count = editing.selectedText.unicodeScalars.count
    let mark = editing.hasMark ? "mark set, " : ""
    return "\(mark)\(counted(count, "character")) selected"
  }
}
