/// What a key can do to the text in the editor.
///
/// The raw value is the id of the command of the same name in the table of commands.
package enum EditorCommand: String, CaseIterable, Sendable {
  /// Goes a character to the left.
  case left = "editor.left"
  /// Goes a character to the right.
  case right = "editor.right"
  /// Goes a row up.
  case up = "editor.up"
  /// Goes a row down.
  case down = "editor.down"
  /// Goes to the start of the word, or of the one before.
  case wordLeft = "editor.word-left"
  /// Goes to the end of the word, or of the next one.
  case wordRight = "editor.word-right"
  /// Goes to the start of the row.
  case rowStart = "editor.row-start"
  /// Goes to the end of the row.
  case rowEnd = "editor.row-end"
  /// Goes a page up.
  case pageUp = "editor.page-up"
  /// Goes a page down.
  case pageDown = "editor.page-down"
  /// Goes to the start of the text.
  case textStart = "editor.text-start"
  /// Goes to the end of the text.
  case textEnd = "editor.text-end"

  /// Begins a new line.
  case newLine = "editor.new-line"
  /// Deletes the character to the left.
  case deleteLeft = "editor.delete-left"
  /// Deletes the character to the right.
  case deleteRight = "editor.delete-right"
  /// Deletes to the start of the word.
  case deleteWordLeft = "editor.delete-word-left"
  /// Deletes to the end of the word.
  case deleteWordRight = "editor.delete-word-right"
  /// Cuts the line; lines that are cut one after the other stay together.
  case cutLine = "editor.cut-line"
  /// Puts in what was cut.
  case yank = "editor.yank"

  /// Takes the last change back.
  case undo = "editor.undo"
  /// Makes the change that was taken back again.
  case redo = "editor.redo"
  /// Shows what the text changes in the agent's answer, or stops showing it.
  case toggleDiff = "editor.diff"
}

/// What a command did to the text.
package enum EditorOutcome: Equatable, Sendable {
  /// The text is as before; the caret may stand elsewhere.
  case unchanged
  /// The text changed; the journal has to have this before the screen shows it.
  case changed(DraftChange)
  /// It was not done, for this reason.
  case refused(String)
}
