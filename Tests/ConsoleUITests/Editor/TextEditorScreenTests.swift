import CellGrid
import ConsoleUI
import Testing

@Suite struct `The editor on the screen` {
  private func screen(_ editor: TextEditor) -> (text: String, cursor: Point?) {
    var grid = Grid(size: editor.size, theme: .plain)
    editor.render(into: &grid, region: grid.bounds)
    return (grid.description, grid.cursor)
  }

  @Test func `wraps at words and keeps a column for the caret`() {
    let editor = TextEditor(marked: "The refund comes within thirty days.|", columns: 17, rows: 4)
    let (text, cursor) = screen(editor)
    #expect(text == "The refund comes\nwithin thirty\ndays.\n")
    #expect(cursor == Point(column: 5, row: 2))
  }

  @Test func `shows the caret after a full row in the column that is kept for it`() {
    let (text, cursor) = screen(TextEditor(marked: "0123456789|", columns: 11, rows: 2))
    #expect(text == "0123456789\n")
    #expect(cursor == Point(column: 10, row: 0))
  }

  @Test func `shows what has no face as a sign, and wide characters in two cells`() {
    let (text, cursor) = screen(
      TextEditor(marked: "a\u{0}\u{202E}中e\u{301}|", columns: 30, rows: 1)
    )
    #expect(text == "a\u{2400}<U+202E>中e\u{301}")
    #expect(cursor == Point(column: 13, row: 0))
  }

  @Test func `says that it waits for an answer while it is empty`() {
    let (text, cursor) = screen(TextEditor(marked: "|", columns: 40, rows: 2))
    #expect(text == "Write the right answer here.\n")
    #expect(cursor == Point(column: 0, row: 0))
  }

  @Test func `keeps the caret in sight and says that there is more`() {
    var editor = TextEditor(marked: "|1\n2\n3\n4\n5", columns: 5, rows: 3)
    #expect(screen(editor).text == "1\n2\n3   v")
    editor.act([.key(.down, times: 3)])
    #expect(screen(editor).text == "2   ^\n3\n4   v")
    #expect(screen(editor).cursor == Point(column: 0, row: 2))
    editor.act([.key(.textEnd)])
    #expect(screen(editor).text == "3   ^\n4\n5")
    editor.act([.key(.deleteLeft, times: 4)])
    #expect(screen(editor).text == "1\n2\n3")
  }

  @Test func `shows below a rule what went and what came`() {
    var editor = TextEditor(
      marked: "Within 30 days, by mail.|",
      columns: 40,
      rows: 7,
      answer: "Within 14 days."
    )
    editor.act([.key(.toggleDiff)])
    #expect(
      screen(editor).text == """
        Within 30 days, by mail.



        - against the answer -------------------
        Within [-14-]{+30+} days{+, by mail+}.

        """
    )
    editor.act([.key(.textStart), .type("At most ")])
    #expect(screen(editor).text.contains("{+At most +}Within"))
    editor.act([.key(.toggleDiff)])
    #expect(!screen(editor).text.contains("{+"))
  }

  @Test func `goes from difference to difference, and shows them`() {
    var editor = TextEditor(
      marked: "|Within 30 days, by mail.\nThe end.",
      columns: 40,
      rows: 9,
      answer: "Within 14 days.\nThe end. No more."
    )
    #expect(editor.act([.key(.nextEdit)]) == [.unchanged])
    #expect(editor.marked == "Within |30 days, by mail.\nThe end.")
    #expect(screen(editor).text.contains("[-14-]{+30+}"))
    editor.act([.key(.nextEdit)])
    #expect(editor.marked == "Within 30 days|, by mail.\nThe end.")
    editor.act([.key(.nextEdit)])
    #expect(editor.marked == "Within 30 days, by mail.\nThe end.|")
    #expect(
      editor.act([.key(.nextEdit)]) == [
        .refused("There is no further difference in the text.")
      ]
    )
    editor.act([.key(.previousEdit, times: 2)])
    #expect(editor.marked == "Within |30 days, by mail.\nThe end.")
    var same = TextEditor(marked: "So.|", answer: "So.")
    #expect(
      same.act([.key(.nextEdit)]) == [.refused("The correction is the answer as it is.")]
    )
    #expect(!same.showsDiff)
  }

  @Test(arguments: [0, 1, 2, 3, 7] as [Int], [0, 1, 2, 5] as [Int])
  func `can be drawn on any size`(columns: Int, rows: Int) {
    var editor = TextEditor(marked: "one 中文 \u{202E}| two\nthree", columns: columns, rows: rows)
    editor.act([.key(.toggleDiff), .type("x"), .keys(EditorCommand.allCases)])
    var grid = Grid(size: Size(columns: 9, rows: 4), theme: .plain)
    editor.render(into: &grid, region: grid.bounds)
    #expect(grid.cursor != nil)
    _ = screen(editor)
  }
}
