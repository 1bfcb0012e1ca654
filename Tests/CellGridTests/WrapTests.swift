import CellGrid
import Testing

/// A text as it is shown at a width.
private func shown(_ text: String, columns: Int) -> [String] {
  let wrapped = WrappedText(text, columns: columns)
  var grid = Grid(size: Size(columns: columns, rows: wrapped.lines.count), theme: .plain)
  for (row, line) in wrapped.lines.enumerated() {
    grid.write(line, of: text, at: Point(column: 0, row: row))
  }
  return grid.description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// Texts that wrap in ways of their own.
private let samples = [
  "", "\n", "\r\n\r\n", "a", "two words", "trailing   ", "   leading", "a-very-long-compound-word",
  "日本語のテキストと、句読点。", "mixed 日本語 and words", "tab\tand\ttab", "e\u{301}e\u{301}e\u{301}",
  "bad \u{202E}text\u{202C} here", "👩\u{200D}👩\u{200D}👧 family", "x\u{1B}[31m\u{0}y", "a\rb",
  "한국어 \u{1112}\u{1161}\u{11AB}", "🇩🇪🇫🇷", String(repeating: "word ", count: 40),
  String(repeating: "long", count: 30), String(repeating: "\u{301}", count: 50),
]

@Suite struct `A wrapped text` {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("extraordinary", 5, ["extra", "ordin", "ary"]),
    ("an extraordinary", 8, ["an", "extraord", "inary"]),
    ("well-known fact", 6, ["well-", "known", "fact"]),
    ("-1 -2", 2, ["-1", "-2"]),
    ("a\nb\r\nc", 9, ["a", "b", "c"]),
    ("a\n", 9, ["a", ""]),
    ("", 9, [""]),
    ("日本語", 4, ["日本", "語"]),
    ("日本。", 4, ["日", "本。"]),
    ("日本語", 1, ["\u{FFFD}", "\u{FFFD}", "\u{FFFD}"]),
    ("a     b", 3, ["a", "b"]),
    ("ab\u{202E}c", 9, ["ab", "<U+202E>c"]),
    ("ab\u{202E}c", 4, ["ab\u{FFFD}c"]),
    ("a\tb", 8, ["a   b"]),
  ])
  func `Breaks where a reader expects it`(text: String, columns: Int, expected: [String]) {
    #expect(shown(text, columns: columns) == expected)
  }

  @Test(arguments: samples)
  func `Stands for every scalar once and keeps to its width`(text: String) {
    for columns in 1...24 {
      var scalars = 0
      var bytes = 0
      for line in LineWrap(text, columns: columns) {
        #expect(line.scalars.lowerBound == scalars && line.utf8.lowerBound == bytes)
        #expect(line.shownEnd <= line.utf8.upperBound && line.columns <= columns)
        let cells = TextCells.line(line, of: text, style: Style(), control: Style())
        #expect(cells.columns == line.columns)
        scalars = line.scalars.upperBound
        bytes = line.utf8.upperBound
      }
      #expect(scalars == text.unicodeScalars.count && bytes == text.utf8.count)
    }
  }

  @Test(arguments: samples)
  func `Can be gone on with after any of its lines`(text: String) {
    let lines = Array(LineWrap(text, columns: 5))
    for (index, line) in lines.enumerated() {
      #expect(Array(LineWrap(text, after: line)) == Array(lines[(index + 1)...]))
    }
  }

  @Test(arguments: samples)
  func `Leads a caret to the end and back over the same places`(text: String) {
    let wrapped = WrappedText(text, columns: 6)
    let end = text.unicodeScalars.count
    var places = [0]
    while let last = places.last, last < end { places.append(wrapped.offset(after: last)) }
    #expect(places.last == end)
    var back = [end]
    while let last = back.last, last > 0 { back.append(wrapped.offset(before: last)) }
    #expect(back.reversed() == places)
    for place in places where wrapped.lines[wrapped.line(of: place)].endsText {
      let point = wrapped.point(of: place)
      #expect(wrapped.offset(at: point) == place)
    }
  }

  @Test func `Takes CR LF and a letter with its marks as one step of the caret`() {
    let wrapped = WrappedText("a\r\ne\u{301}x", columns: 10)
    #expect(wrapped.offset(after: 1) == 3)
    #expect(wrapped.offset(after: 3) == 5)
    #expect(wrapped.offset(before: 5) == 3)
    #expect(wrapped.point(of: 5) == Point(column: 1, row: 1))
  }

  @Test func `Keeps a caret that moves down on the line it was sent to`() {
    let wrapped = WrappedText("aaaa bb cccc", columns: 4)
    #expect(wrapped.offset(at: Point(column: 9, row: 0)) == 4)
    #expect(wrapped.line(of: wrapped.offset(at: Point(column: 9, row: 1))) == 1)
    #expect(wrapped.offset(at: Point(column: 9, row: 2)) == 12)
    #expect(wrapped.offset(at: Point(column: -3, row: -3)) == 0)
    #expect(wrapped.offset(at: Point(column: 0, row: 99)) == 8)
  }

  @Test func `Stops at the limit of lines and says so`() {
    let wrapped = WrappedText(String(repeating: "word ", count: 100), columns: 10, maxLines: 3)
    #expect(wrapped.lines.count == 3 && !wrapped.isComplete)
    #expect(WrappedText("word", columns: 10, maxLines: 1).isComplete)
  }

  @Test func `Costs no more than its lines when the text is one line of megabytes`() {
    let text = String(repeating: "x\u{301}\u{202E}日", count: 400_000)
    let wrapped = WrappedText(text, columns: 80, maxLines: 50)
    #expect(wrapped.lines.count == 50)
    #expect(TextCells.line(text, style: Style(), control: Style(), limit: 80).columns <= 80)
  }
}
