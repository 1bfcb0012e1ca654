import CellGrid
import Testing

/// A text on a row of its own, as a person sees it.
private func shown(_ text: String, columns: Int = 80) -> String {
  var grid = Grid(size: Size(columns: columns, rows: 1), theme: .plain)
  grid.write(text, at: Point(column: 0, row: 0))
  return grid.description
}

@Suite struct `Text in cells` {
  @Test(arguments: [
    ("plain", "plain"),
    ("\u{1B}[31mred", "␛[31mred"),
    ("a\u{0}b", "a␀b"),
    ("a\u{7F}b", "a␡b"),
    ("a\u{9B}31m", "a<U+009B>31m"),
    ("a\u{202E}b", "a<U+202E>b"),
    ("a\u{200B}b", "a<U+200B>b"),
    ("a\u{200D}b", "a<U+200D>b"),
    ("a\u{E0041}b", "a<U+E0041>b"),
    ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
    ("\u{E000}", "<U+E000>"),
    ("\u{378}", "<U+0378>"),
    ("\u{AD}", "<U+00AD>"),
    ("\u{3164}", "<U+3164>"),
    ("\u{FEFF}x", "<U+FEFF>x"),
    ("a\rb", "a␍b"),
    ("a\nb\r\nc", "a␤b␤c"),
  ])
  func `What has no face of its own is made visible`(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF, 0x1FFFE] as [UInt32])
  func `A noncharacter is made visible`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let digits = String(value, radix: 16, uppercase: true)
    #expect(shown("a" + String(Character(scalar)) + "b") == "a<U+\(digits)>b")
  }

  @Test(arguments: [
    ("\u{2764}\u{FE0F}", "\u{2764}"),
    ("👩\u{200D}👩\u{200D}👧", "👩👩👧"),
    ("👍🏽", "👍"),
    ("👍🏽🏻", "👍<U+1F3FB>"),
    ("a🏻", "a<U+1F3FB>"),
    ("1\u{FE0F}\u{20E3}", "1\u{20E3}"),
    ("🇩🇪", "DE"),
    ("a\u{FE0F}b", "a<U+FE0F>b"),
    ("❤\u{FE0F}\u{FE0F}", "❤<U+FE0F>"),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}b", "a\u{301}\u{302}\u{303}\u{304}b"),
    ("\u{301}x", "\u{25CC}\u{301}x"),
    ("\u{1112}\u{1161}\u{11AB}", "한"),
    ("\u{AC00}\u{11A8}", "각"),
    ("\u{1161}", "<U+1161>"),
  ])
  func `What terminals disagree on is not sent`(text: String, expected: String) {
    #expect(Array(shown(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("日本語", 6), ("e\u{301}", 1), ("👩\u{200D}👩", 4), ("\u{1FAE9}", 2),
    ("\u{202E}", 8), ("a\tb", 5), ("\t", 4), ("ａ", 2), ("…", 1), ("ก็", 1), ("\r\n", 1),
  ])
  func `Has a width`(text: String, columns: Int) {
    #expect(TextCells.columns(of: text) == columns)
  }

  @Test func `Marks without end do not make one unit`() {
    let text = "x" + String(repeating: "\u{301}", count: 100_000)
    #expect(TextCells.columns(of: text) == (100_001 + 31) / 32)
  }

  @Test func `Stand-ins have the control face and the text keeps its own`() {
    var grid = Grid(size: Size(columns: 3, rows: 1), theme: .plain)
    grid.write("^\u{1B}", at: Point(column: 0, row: 0), .strong)
    #expect(grid[Point(column: 0, row: 0)]?.style.attributes == .bold)
    #expect(grid[Point(column: 1, row: 0)]?.style.attributes == [.bold, .dim, .underline])
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd~"), ("日本語", 5, "日本~"), ("日本語", 4, "日 ~"),
    ("a\u{202E}b", 6, "a~"), ("abc", 1, "~"), ("abc", 0, ""),
  ])
  func `Too long a text ends with an ellipsis`(text: String, columns: Int, expected: String) {
    #expect(shown(text, columns: columns) == expected)
  }

  @Test func `A span changes the style of its scalars and of no others`() {
    let hit = Style(attributes: .reverse)
    let line = TextCells.line(
      "a\r\nbc",
      style: Style(),
      control: Style(),
      spans: [StyleSpan(3..<4, hit)]
    )
    var grid = Grid(size: Size(columns: 4, rows: 1), theme: .plain)
    grid.write(line, at: Point(column: 0, row: 0))
    #expect(
      (0..<4).map { grid[Point(column: $0, row: 0)]?.style.attributes == .reverse }
        == [false, false, true, false]
    )
  }
}
