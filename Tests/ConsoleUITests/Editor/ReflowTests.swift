import CellGrid
import ConsoleUI
import Testing

@Suite struct `Reflowing` {
  @Test(arguments: [
    ("one\ntwo|\nthree", "one two| three"),
    ("one  \ntw|o", nil),
    ("one\\\ntw|o", nil),
    ("on|e ", nil),
    ("|one \n   two", "|one two"),
    ("a\n\nb|\nc\n\nd", "a\n\nb| c\n\nd"),
    ("- one\n  two|\n- three", "- one two|\n- three"),
    ("1. one\n2) two\n   thre|e", "1. one\n2) two thre|e"),
    ("# Head\non|e\ntwo", "# Head\non|e two"),
    ("| a | b |", nil),
    ("```\na\nb\n```\nc|\nd", "```\na\nb\n```\nc| d"),
    ("    code\n    mor|e", nil),
    ("> quoted\n> lines|", nil),
    ("漢字\n仮|名", "漢字仮|名"),
    ("漢字\nab|c", "漢字 ab|c"),
    ("a\u{301}|\nb", "a\u{301}| b"),
  ])
  func `Joins what was broken by hand, and keeps the caret at its word`(
    before: String,
    after: String?
  ) {
    // A bar is the caret's mark, but in the row of a table.
    let isTable = before.hasPrefix("| a")
    var editor =
      isTable
      ? TextEditor(item: 1, text: before, answer: "", size: Size(columns: 40, rows: 4))
      : TextEditor(marked: before, columns: 40)
    let outcome = editor.perform(.reflow)
    if let after {
      #expect(Array(editor.marked.unicodeScalars) == Array(after.unicodeScalars))
      _ = editor.perform(.undo)
      #expect(editor.text == before.replacing("|", with: ""))
    } else {
      #expect(
        outcome == .refused("There are no lines to join here: rows wrap by themselves.")
      )
    }
  }

  @Test func `Takes the lines of a selection, with the paragraphs in it`() {
    var editor = TextEditor(marked: "|a\nb\n\nc\nd\n\ne\nf")
    editor.act([.keys([.mark, .down, .down, .down, .reflow])])
    #expect(editor.text == "a b\n\nc\nd\n\ne\nf")
    editor.act([.keys([.selectAll, .reflow])])
    #expect(editor.text == "a b\n\nc d\n\ne f")
  }
}
