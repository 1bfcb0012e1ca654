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
  /// Goes to the blank line before the paragraph.
  case paragraphUp = "editor.paragraph-up"
  /// Goes to the blank line behind the paragraph.
  case paragraphDown = "editor.paragraph-down"
  /// Goes a page up.
  case pageUp = "editor.page-up"
  /// Goes a page down.
  case pageDown = "editor.page-down"
  /// Goes to the start of the text.
  case textStart = "editor.text-start"
  /// Goes to the end of the text.
  case textEnd = "editor.text-end"

  /// Goes to the left and selects what it passes.
  case selectLeft = "editor.select-left"
  /// Goes to the right and selects what it passes.
  case selectRight = "editor.select-right"
  /// Goes a row up and selects what it passes.
  case selectUp = "editor.select-up"
  /// Goes a row down and selects what it passes.
  case selectDown = "editor.select-down"
  /// Goes a word to the left and selects what it passes.
  case selectWordLeft = "editor.select-word-left"
  /// Goes a word to the right and selects what it passes.
  case selectWordRight = "editor.select-word-right"
  /// Selects to the start of the row.
  case selectRowStart = "editor.select-row-start"
  /// Selects to the end of the row.
  case selectRowEnd = "editor.select-row-end"
  /// Selects to the start of the text.
  case selectTextStart = "editor.select-text-start"
  /// Selects to the end of the text.
  case selectTextEnd = "editor.select-text-end"
  /// Selects the whole text.
  case selectAll = "editor.select-all"
  /// Sets the mark, from which every move selects, or takes it away.
  case mark = "editor.mark"

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
  /// Cuts the selection, or without one the line; cuts in a row stay together.
  case cutLine = "editor.cut-line"
  /// Puts in what was cut or copied last.
  case yank = "editor.yank"
  /// Puts what was cut before that in its place.
  case yankEarlier = "editor.yank-earlier"
  /// Joins the lines of the paragraph, or of the selection, that were broken by hand.
  case reflow = "editor.reflow"

  /// Takes the last change back.
  case undo = "editor.undo"
  /// Makes the change that was taken back again.
  case redo = "editor.redo"
  /// Shows what the text changes in the agent's answer, or stops showing it.
  case toggleDiff = "editor.diff"
  /// Goes to the next place where the text differs from the agent's answer, and shows how.
  case nextEdit = "editor.next-edit"
  /// Goes to the place before where the text differs from the agent's answer, and shows how.
  case previousEdit = "editor.previous-edit"
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
