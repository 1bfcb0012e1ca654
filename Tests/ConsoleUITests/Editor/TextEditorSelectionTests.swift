import CellGrid
import ConsoleUI
import TestSupport
import Testing

@Suite struct `A selection in the editor` {
  struct Case: CustomTestStringConvertible {
    var before: String
    var acts: [Act]
    var selected: String
    var after: String

    init(_ before: String, _ acts: Act..., selects: String = "", to after: String) {
      self.before = before
      self.acts = acts
      selected = selects
      self.after = after
    }

    var testDescription: String { "\(before.debugDescription) \(acts) \(after.debugDescription)" }
  }

  private func check(_ example: Case) {
    var editor = TextEditor(marked: example.before)
    editor.act(example.acts)
    #expect(Array(editor.marked.unicodeScalars) == Array(example.after.unicodeScalars))
    #expect(editor.selectedText == example.selected)
  }

  @Test(arguments: [
    Case("a|bc", .key(.selectRight), selects: "b", to: "ab|c"),
    Case("abc|", .key(.selectLeft, times: 2), selects: "bc", to: "a|bc"),
    Case("ab|c", .keys([.selectLeft, .selectRight]), to: "ab|c"),
    Case("|e\u{301}x", .key(.selectRight), selects: "e\u{301}", to: "e\u{301}|x"),
    Case("a\n|b", .key(.selectLeft), selects: "\n", to: "a|\nb"),
    Case("one |two three", .key(.selectWordRight), selects: "two", to: "one two| three"),
    Case("one two|", .key(.selectWordLeft), selects: "two", to: "one |two"),
    Case("a|b\ncd", .key(.selectDown), selects: "b\nc", to: "ab\nc|d"),
    Case("ab\nc|d", .key(.selectUp), selects: "b\nc", to: "a|b\ncd"),
    Case("ab|c", .key(.selectRowStart), selects: "ab", to: "|abc"),
    Case("ab|c", .key(.selectRowEnd), selects: "c", to: "abc|"),
    Case("a\nb|c\nd", .key(.selectTextStart), selects: "a\nb", to: "|a\nbc\nd"),
    Case("a\nb|c\nd", .key(.selectTextEnd), selects: "c\nd", to: "a\nbc\nd|"),
    Case("a|b", .key(.selectAll), selects: "ab", to: "ab|"),
    Case("a|bc", .keys([.selectRight, .selectRight, .left]), to: "a|bc"),
    Case("a|bc", .keys([.selectRight, .right]), to: "ab|c"),
    Case("a|bc", .keys([.selectRight, .rowEnd]), to: "abc|"),
  ])
  func `grows with the keys that select, and goes with any other move`(example: Case) {
    check(example)
  }

  @Test(arguments: [
    Case("a|bc", .keys([.mark, .right, .right]), selects: "bc", to: "abc|"),
    Case("one |two", .keys([.mark, .wordRight]), selects: "two", to: "one two|"),
    Case("a|bc", .keys([.mark, .right, .mark, .right]), to: "abc|"),
    Case("a|bc", .keys([.mark, .right]), .type("x"), .key(.right), to: "axc|"),
    Case("a|bc", .keys([.mark, .right, .cutLine, .right]), to: "ac|"),
  ])
  func `grows from the mark with every move`(example: Case) { check(example) }

  @Test(arguments: [
    Case("a|bc", .key(.selectRight), .type("x"), to: "ax|c"),
    Case("a|bc", .key(.selectRight), .paste("1\n2"), to: "a1\n2|c"),
    Case("a|bc", .keys([.selectRight, .newLine]), to: "a\n|c"),
    Case("a|bc", .keys([.selectRight, .deleteLeft]), to: "a|c"),
    Case("a|bc", .keys([.selectRight, .deleteRight]), to: "a|c"),
    Case("a|bc d", .keys([.selectRight, .deleteWordRight]), to: "a|c d"),
    Case("a|bc", .keys([.selectRight, .cutLine, .textEnd, .yank]), to: "acb|"),
    Case("a|bc", .keys([.selectRight, .deleteLeft, .undo]), to: "ab|c"),
    Case("a|bc", .key(.selectRight), .type("xyz"), .key(.undo), to: "ab|c"),
    Case("a|b\nc", .keys([.selectTextEnd]), .type("xy z"), .key(.undo, times: 2), to: "ab\nc|"),
    Case("a|b", .keys([.cutLine, .selectTextEnd, .yank]), to: "ab|"),
  ])
  func `is what the next change replaces, in one step of undo`(example: Case) { check(example) }

  @Test func `is copied without a change`() {
    var editor = TextEditor(marked: "a|bc")
    #expect(editor.copySelection() == nil)
    editor.act([.key(.selectRight)])
    #expect(editor.copySelection() == "b")
    #expect(editor.selectedText == "b")
    editor.act([.keys([.textEnd, .yank])])
    #expect(editor.marked == "abcb|")
  }

  @Test(arguments: [
    Case("|1\n2\n3", .keys([.cutLine, .down, .cutLine, .yank]), to: "2\n3|"),
    Case("|1\n2\n3", .keys([.cutLine, .down, .cutLine, .yank, .yankEarlier]), to: "2\n1\n|"),
    Case(
      "|1\n2\n3",
      .keys([.cutLine, .down, .cutLine, .yank, .yankEarlier, .yankEarlier]),
      to: "2\n3|"
    ),
    Case("|1\n2\n3", .keys([.cutLine, .down, .cutLine, .yank, .left, .yankEarlier]), to: "2\n|3"),
    Case("|1\n2", .keys([.cutLine, .yank, .yankEarlier]), to: "1\n|2"),
  ])
  func `leaves earlier cuts within reach`(example: Case) { check(example) }

  @Test func `is shown, over lines and with wide characters`() {
    var editor = TextEditor(marked: "one| two\n中文 three\nfour", columns: 16, rows: 4)
    editor.act([.key(.selectDown, times: 2)])
    var grid = Grid(size: editor.size, theme: .plain)
    editor.render(into: &grid, region: grid.bounds)
    expectScreen(grid, named: "selection", styled: true)
  }
}

@Suite struct `Moving by paragraphs` {
  @Test(arguments: [
    ("a|b\nc\n\nd", EditorCommand.paragraphDown, "ab\nc\n|\nd"),
    ("ab\nc\n|\nd", .paragraphDown, "ab\nc\n\nd|"),
    ("ab\nc\n\nd|", .paragraphUp, "ab\nc\n|\nd"),
    ("ab\nc\n|\nd", .paragraphUp, "|ab\nc\n\nd"),
    ("|", .paragraphUp, "|"),
    ("|", .paragraphDown, "|"),
  ])
  func `Goes to the blank lines around`(before: String, command: EditorCommand, after: String) {
    var editor = TextEditor(marked: before)
    _ = editor.perform(command)
    #expect(editor.marked == after)
  }
}
