extension EditorCommand {
  /// The command's row in the table of commands.
  var info: CommandInfo {
    switch self {
    case .undo:
      CommandInfo(.editor, "Undo in the text", keys: "Ctrl-Z")
        .help("Takes the last change back, and so on through every text that there was.")
    case .redo:
      CommandInfo(.editor, "Redo in the text", keys: "Ctrl-Y", isUndoable: true)
        .help("Makes the change that was taken back again.")
    case .toggleDiff:
      CommandInfo(.editor, "Difference", keys: "Ctrl-T", hint: "diff")
        .help("Shows what the correction changes in the agent's answer, or stops showing it.")
    case .nextEdit:
      CommandInfo(.editor, "Next difference in the text", keys: "F7 Alt-}")
        .help("Goes to the next place where the correction differs from the answer, and shows how.")
    case .previousEdit:
      CommandInfo(.editor, "Previous difference in the text", keys: "F6 Alt-{")
        .help("Goes to the place before where the correction differs, and shows how.")
    case .left: Self.move("Left", "Left", "Goes a character to the left.")
    case .right: Self.move("Right", "Right", "Goes a character to the right.")
    case .up: Self.move("Up", "Up", "Goes a row up.")
    case .down: Self.move("Down", "Down", "Goes a row down.")
    case .wordLeft:
      Self.move("Word left", "Ctrl-Left", "Goes to the start of the word, or of the one before.")
    case .wordRight:
      Self.move("Word right", "Ctrl-Right", "Goes to the end of the word, or of the next one.")
    case .rowStart: Self.move("Start of the row", "Home", "Goes to the start of the row.")
    case .rowEnd: Self.move("End of the row", "End", "Goes to the end of the row.")
    case .paragraphUp:
      Self.move("Paragraph up", "Ctrl-Up", "Goes to the blank line before the paragraph.")
    case .paragraphDown:
      Self.move("Paragraph down", "Ctrl-Down", "Goes to the blank line behind the paragraph.")
    case .pageUp: Self.move("Page up in the text", "PgUp", "Goes a page up.")
    case .pageDown: Self.move("Page down in the text", "PgDn", "Goes a page down.")
    case .textStart: Self.move("Start of the text", "Ctrl-Home", "Goes to the start of the text.")
    case .textEnd: Self.move("End of the text", "Ctrl-End", "Goes to the end of the text.")
    case .selectLeft: Self.select("left", "Shift-Left", "a character to the left")
    case .selectRight: Self.select("right", "Shift-Right", "a character to the right")
    case .selectUp: Self.select("up", "Shift-Up", "a row up")
    case .selectDown: Self.select("down", "Shift-Down", "a row down")
    case .selectWordLeft: Self.select("a word left", "Ctrl-Shift-Left", "a word to the left")
    case .selectWordRight: Self.select("a word right", "Ctrl-Shift-Right", "a word to the right")
    case .selectRowStart:
      Self.select("to the row's start", "Shift-Home", "to the start of the row")
    case .selectRowEnd: Self.select("to the row's end", "Shift-End", "to the end of the row")
    case .selectTextStart:
      Self.select("to the text's start", "Ctrl-Shift-Home", "to the start of the text")
    case .selectTextEnd:
      Self.select("to the text's end", "Ctrl-Shift-End", "to the end of the text")
    case .selectAll:
      CommandInfo(.editor, "Select all")
        .help("Selects the whole text; what is typed then takes its place.")
    case .mark:
      CommandInfo(.editor, "Set the mark", keys: "Ctrl-] Ctrl-^")
        .help(
          """
          From the mark on every move selects, for terminals without Shift-arrows; again, it goes, and so \
          it does with Esc.
          """
        )
    case .newLine: Self.change("New line", "Enter", "Begins a new line.")
    case .deleteLeft:
      Self.change("Delete to the left", "Backspace", "Deletes the character to the left.")
    case .deleteRight:
      Self.change("Delete to the right", "Delete", "Deletes the character to the right.")
    case .deleteWordLeft:
      Self.change("Delete the word to the left", "Ctrl-W", "Deletes to the start of the word.")
    case .deleteWordRight:
      Self.change("Delete the word to the right", "Ctrl-Delete", "Deletes to the end of the word.")
    case .cutLine:
      CommandInfo(.editor, "Cut the line or the selection", keys: "Ctrl-K", isUndoable: true)
        .help("Cuts the selection, or without one the line; cuts in a row stay together.")
    case .yank:
      CommandInfo(.editor, "Put in what was cut", keys: "Ctrl-V", isUndoable: true)
        .help("Puts in what was cut or copied last, in any correction.")
    case .yankEarlier:
      CommandInfo(.editor, "Put in an earlier cut", keys: "F8 Alt-v", isUndoable: true)
        .help("Right after that, puts what was cut before in its place.")
    case .reflow:
      CommandInfo(.editor, "Reflow the paragraph", keys: "Ctrl-Q", isUndoable: true)
        .help(
          """
          Joins lines that were broken by hand, for rows wrap by themselves; lists, headings, tables and \
          code stay as they are.
          """
        )
    }
  }

  private static func move(_ title: String, _ key: String, _ help: String) -> CommandInfo {
    CommandInfo(.editor, title, keys: key).help(help).unlisted
  }

  private static func select(_ title: String, _ key: String, _ way: String) -> CommandInfo {
    CommandInfo(.editor, "Select \(title)", keys: key)
      .help("Goes \(way) and selects what it passes.")
      .unlisted
  }

  private static func change(_ title: String, _ key: String, _ help: String) -> CommandInfo {
    CommandInfo(.editor, title, keys: key, isUndoable: true).help(help).unlisted
  }
}
