import CellGrid
import ConsoleUI
import Testing

@Suite struct `The editor` {
  struct Case: CustomTestStringConvertible {
    var before: String
    var acts: [Act]
    var after: String

    init(_ before: String, _ acts: Act..., to after: String) {
      self.before = before
      self.acts = acts
      self.after = after
    }

    var testDescription: String { "\(before.debugDescription) \(acts) \(after.debugDescription)" }
  }

  private func check(_ example: Case) {
    var editor = TextEditor(marked: example.before)
    editor.act(example.acts)
    // Compared by scalars: composed and decomposed letters are not the same text.
    #expect(Array(editor.marked.unicodeScalars) == Array(example.after.unicodeScalars))
  }

  @Test(arguments: [
    Case("|", .type("Thirty days."), to: "Thirty days.|"),
    Case("a|b", .type("x"), to: "ax|b"),
    Case("a|b", .key(.newLine), to: "a\n|b"),
    Case("a|b", .paste("1\r\n2\r3\n"), to: "a1\n2\n3\n|b"),
    Case("a|b", .paste(""), to: "a|b"),
    Case("a|b", .paste("\u{0}\u{1B}[31m"), to: "a\u{0}\u{1B}[31m|b"),
    Case("a|\u{301}", .type("e"), to: "ae\u{301}|"),
    Case("e|x", .type("\u{301}"), to: "e\u{301}|x"),
  ])
  func `puts in what is typed and pasted`(example: Case) { check(example) }

  @Test(arguments: [
    Case("ab|c", .key(.deleteLeft), to: "a|c"),
    Case("|abc", .key(.deleteLeft), to: "|abc"),
    Case("a\n|b", .key(.deleteLeft), to: "a|b"),
    Case("e\u{301}|x", .key(.deleteLeft), to: "|x"),
    Case("👍🏽|x", .key(.deleteLeft), to: "|x"),
    Case("中文|x", .key(.deleteLeft), to: "中|x"),
    Case("\u{202E}|x", .key(.deleteLeft), to: "|x"),
    Case("a|bc", .key(.deleteRight), to: "a|c"),
    Case("a|\nb", .key(.deleteRight), to: "a|b"),
    Case("a|", .key(.deleteRight), to: "a|"),
    Case("a|x\u{301}", .key(.deleteRight), to: "a|"),
    Case("one two|", .key(.deleteWordLeft), to: "one |"),
    Case("one two, |three", .key(.deleteWordLeft), to: "one |three"),
    Case("削除 👩‍👩‍👧 |", .key(.deleteWordLeft), to: "削除 |"),
    Case("ok👍🏽|", .key(.deleteWordLeft), to: "ok|"),
    Case("one\n  |two", .key(.deleteWordLeft), to: "|two"),
    Case("one |two three", .key(.deleteWordRight), to: "one | three"),
    Case("one|", .key(.deleteWordRight), to: "one|"),
  ])
  func `deletes what is drawn as one, and words`(example: Case) { check(example) }

  @Test(arguments: [
    Case("a\nbc|d\ne", .key(.cutLine), to: "a\n|e"),
    Case("a\nb|", .key(.cutLine), to: "a\n|"),
    Case("|", .key(.cutLine), to: "|"),
    Case("a|\nb\nc", .keys([.cutLine, .cutLine, .yank, .yank]), to: "a\nb\na\nb\n|c"),
    Case("a|\nb\nc", .keys([.cutLine, .right, .cutLine, .yank]), to: "b\n|c"),
    Case("a\nb|", .keys([.cutLine, .textStart, .yank]), to: "b|a\n"),
  ])
  func `cuts lines and puts them in again`(example: Case) { check(example) }

  @Test(arguments: [
    Case("ab|", .key(.left), to: "a|b"),
    Case("|ab", .key(.left), to: "|ab"),
    Case("a\n|b", .key(.left), to: "a|\nb"),
    Case("a|\nb", .key(.right), to: "a\n|b"),
    Case("|e\u{301}x", .key(.right), to: "e\u{301}|x"),
    Case("|👨\u{200D}👩x", .key(.right, times: 2), to: "👨\u{200D}👩|x"),
    Case("one |two", .key(.wordLeft), to: "|one two"),
    Case("one,\n|two", .key(.wordLeft), to: "|one,\ntwo"),
    Case("  |x", .key(.wordLeft), to: "|  x"),
    Case("o|ne two", .key(.wordRight), to: "one| two"),
    Case("one|\n\n  two", .key(.wordRight), to: "one\n\n  two|"),
    Case("über|", .key(.wordLeft), to: "|über"),
    Case("a\nb|c\nd", .keys([.textStart]), to: "|a\nbc\nd"),
    Case("a\nb|c\nd", .keys([.textEnd]), to: "a\nbc\nd|"),
    Case("שלום |עולם", .key(.left), to: "שלום| עולם"),
  ])
  func `moves by characters and words`(example: Case) { check(example) }

  // The rows have 20 columns here.
  @Test(arguments: [
    Case("one two three four |five six", .key(.rowEnd), to: "one two three four five six|"),
    Case("one two |three four five six", .key(.rowEnd), to: "one two three four| five six"),
    Case("one two three four fi|ve six", .key(.rowStart), to: "one two three four |five six"),
    Case("one two three four fi|ve six", .key(.up), to: "on|e two three four five six"),
    Case("one tw|o three four five six", .key(.down), to: "one two three four five s|ix"),
    Case("one two three fou|r five six", .key(.down), to: "one two three four five six|"),
    Case(
      "one two three fou|r\nab\none two three four",
      .key(.down, times: 2),
      to: "one two three four\nab\none two three fou|r"
    ),
    Case("abc|\nab\nabc", .keys([.down, .left, .down]), to: "abc\nab\na|bc"),
    Case("ab|", .key(.up), to: "ab|"),
    Case("|ab\nc", .key(.down, times: 9), to: "ab\n|c"),
    Case("中中|\nabc", .key(.down), to: "中中\nabc|"),
    Case("abc|\n中中", .key(.down), to: "abc\n中|中"),
    Case("|1\n2\n3\n4\n5\n6\n7\n8\n9", .key(.pageDown), to: "1\n2\n3\n4\n5\n|6\n7\n8\n9"),
    Case("1\n2\n3\n4\n5\n6\n7\n8\n|9", .key(.pageUp), to: "1\n2\n3\n|4\n5\n6\n7\n8\n9"),
  ])
  func `moves by rows and keeps the column`(example: Case) { check(example) }

  @Test(arguments: [
    Case("|", .type("one two"), .key(.undo), to: "one |"),
    Case("|", .type("one two"), .key(.undo, times: 2), to: "|"),
    Case("|", .type("one two"), .keys([.undo, .undo, .redo]), to: "one |"),
    Case("|", .type("ab"), .keys([.left, .right]), .type("cd"), .key(.undo), to: "ab|"),
    Case("|", .type("one"), .paste(" two three"), .key(.undo), to: "one|"),
    Case("a b|", .key(.deleteLeft, times: 3), .key(.undo), to: "a|"),
    Case("one two|", .key(.deleteLeft, times: 3), .key(.undo), to: "one two|"),
    Case("a|b", .keys([.newLine, .undo]), to: "a|b"),
    Case("a\nb|", .keys([.cutLine, .undo]), to: "a\nb|"),
    Case("|", .type("a"), .key(.undo), .type("b"), .key(.redo), to: "b|"),
    Case("|", .type("a"), .key(.undo), .type("b"), .key(.undo, times: 2), to: "a|"),
    Case("|", .type("a"), .key(.undo), .type("b"), .key(.undo, times: 3), to: "|"),
    Case("|", .type("a b"), .key(.undo, times: 2), .type("c"), .key(.undo, times: 3), to: "a b|"),
    Case("|", .key(.undo), to: "|"),
  ])
  func `takes changes back and makes them again`(example: Case) { check(example) }

  @Test func `refuses more than a mebibyte, with a reason, and changes nothing`() {
    var editor = TextEditor(marked: "a|b")
    let mebibyte = String(repeating: "0123456789abcde\n", count: 1 << 16)
    guard case .refused(let reason) = editor.paste(mebibyte) else {
      Issue.record("not refused")
      return
    }
    #expect(
      reason == "A correction may have 1 MiB of text; this would be more. Nothing was put in."
    )
    #expect(editor.marked == "a|b")
    let most = String(mebibyte.dropLast(2))
    #expect(editor.paste(most) != .refused(reason))
    #expect(editor.type("y") == .refused(reason))
    #expect(editor.replaceAll(with: most + "yy") != .refused(reason))
  }

  @Test func `journals the whole text first, and then what changes`() {
    var editor = TextEditor(marked: "é|b")
    #expect(editor.type("x") == .changed(.checkpoint(Draft(item: 1, text: "éxb", caret: 2))))
    #expect(
      editor.paste("1\r\n2")
        == .changed(.splice(item: 1, at: 2, removed: 0, inserted: "1\n2", caret: 5))
    )
    #expect(
      editor.perform(.undo)
        == .changed(.splice(item: 1, at: 2, removed: 3, inserted: "", caret: 2))
    )
    #expect(editor.perform(.left) == .unchanged)
  }

  @Test func `puts the answer in place of the text as one step`() {
    var editor = TextEditor(marked: "dra|ft")
    _ = editor.replaceAll(with: "The\r\nanswer")
    #expect(editor.marked == "The\nanswer|")
    _ = editor.perform(.undo)
    #expect(editor.marked == "dra|ft")
  }

  @Test(arguments: ["", " \n\t", "\u{3000}"])
  func `objects to an empty correction`(text: String) {
    let editor = TextEditor(marked: text, answer: "No.")
    #expect(editor.objection?.hasPrefix("The correction is empty.") == true)
  }

  @Test func `objects to the unchanged answer, white space around it aside`() {
    let answer = "Within 14 days.\n"
    #expect(
      TextEditor(marked: " Within 14 days.", answer: answer).objection?
        .hasPrefix("The correction is the agent's answer unchanged.") == true
    )
    #expect(TextEditor(marked: "Within 30 days.", answer: answer).objection == nil)
  }

  @Test(arguments: EditorCommand.allCases)
  func `has each of its commands in the table`(command: EditorCommand) {
    #expect(Command(rawValue: command.rawValue)?.info.contexts == [.editor])
  }

  @Test func `starts with no more than it may hold`() {
    let text = String(repeating: "éééé\n", count: 1 << 17)
    let editor = TextEditor(item: 1, text: text, answer: "", size: Size(columns: 80, rows: 24))
    #expect((1 << 20) - 1...1 << 20 ~= editor.text.utf8.count)
  }
}
