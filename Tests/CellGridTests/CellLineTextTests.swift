import Testing

@testable import CellGrid

@Suite struct `A laid line as text` {
  @Test(arguments: [
    ("plain", "plain"),
    ("\u{1B}[31mred\u{7}", "\u{241B}[31mred\u{2407}"),
    ("日本", "日本"),
    ("e\u{301}", "e\u{301}"),
    ("a\tb", "a   b"),
    ("one\ntwo", "one\u{2424}two"),
    ("ab\u{202E}cd", "ab<U+202E>cd"),
  ])
  func `Shows what the cells show`(text: String, shown: String) {
    let line = TextCells.line(text, style: Style(), control: Style())
    #expect(line.text.unicodeScalars.elementsEqual(shown.unicodeScalars))
  }
}
