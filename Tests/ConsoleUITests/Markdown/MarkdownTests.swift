import CellGrid
import Testing

@testable import ConsoleUI

@Suite struct `A text in Markdown` {
  @Test(arguments: [
    ("# Refunds\n\nWithin *30* days.", ["Refunds", "", "Within 30 days."]),
    ("## Refunds ##\ntext", ["Refunds", "text"]),
    ("#hashtag and #1", ["#hashtag and #1"]),
    ("Refunds\n=======\nText", ["Refunds", "Text"]),
    ("one\ntwo\n\n\n\nthree", ["one", "two", "", "three"]),
    ("- foo\n---\nbar", ["• foo", String(repeating: "─", count: 40), "bar"]),
    ("- foo\n  ---\n- bar", ["• foo", "• bar"]),
    ("- foo\n===", ["• foo", "  ==="]),
    ("- a\n- b\n  - c\n    still c\n- d", ["• a", "• b", "  • c", "    still c", "• d"]),
    ("9. nine\n10. ten\n    * in", ["9. nine", "10. ten", "    • in"]),
    ("1. one\n\n   more\n\n2) two", ["1. one", "", "   more", "", "2) two"]),
    ("* a\n> b\n> > c\nd", ["• a", "│ b", "│ │ c", "d"]),
    ("- a\n  > b\n\nc", ["• a", "  │ b", "", "c"]),
    ("> - a\n>   b\n> # c", ["│ • a", "│   b", "│ c"]),
    ("```swift\nlet a = *b*\n  # c\n```\nd", ["── swift ──", "  let a = *b*", "    # c", "d"]),
    ("~~~\nnever closed\n\n> a", ["  never closed", "", "  > a"]),
    ("1. Run:\n   ```\n   ls\n   ```\n2. Stop.", ["1. Run:", "     ls", "2. Stop."]),
    ("    four in\n    stays", ["    four in", "    stays"]),
    ("a\n\n---\n\nb", ["a", "", String(repeating: "─", count: 40), "", "b"]),
    ("- [x] done\n- [ ] not", ["• [x] done", "• [ ] not"]),
    ("-", ["•"]),
    ("a\r\nb\r\n\r\n- c\r\n", ["a", "b", "", "• c"]),
  ])
  func `Is shown as a person reads it`(text: String, rows: [String]) {
    let shown = Shown(text)
    #expect(shown.rows == rows)
    #expect(shown.isTrueToItsText)
  }

  @Test(arguments: [
    ("a **bold** and *slanted* word", "a bold and slanted word", ["bold", "slanted"]),
    ("***both*** ends", "both ends", ["both", "both"]),
    ("**a *b* c**", "a b c", ["b", "a b c"]),
    ("__a__ _b_ snake_case_name", "a b snake_case_name", ["a", "b"]),
    ("2*3*4 and 2 * 3", "2*3*4 and 2 * 3", []),
    ("**unclosed and *this", "**unclosed and *this", []),
    (#"\*not\* \\ C:\path"#, #"*not* \ C:\path"#, []),
    (#"C:\_foo\* and (\\server\share)"#, #"C:\_foo\* and (\\server\share)"#, []),
    (#"snake\_case, \$5, 1\. one, \- two"#, "snake_case, $5, 1. one, - two", []),
    (#"^\w+\.com$ and a\-z"#, #"^\w+\.com$ and a\-z"#, []),
    ("这是**重点**内容", "这是重点内容", ["重点"]),
    ("*a **b* c**", "a b c", ["b", "b c", "a b c"]),
    ("R&amp;D &lt;b&gt; &copy; &", "R&D <b> &copy; &", []),
  ])
  func `Has emphasis in place of its signs`(text: String, row: String, strong: [String]) {
    let shown = Shown(text)
    #expect(shown.rows == [row])
    #expect(shown.pieces(.strong) == strong)
    #expect(shown.isTrueToItsText)
  }

  @Test(arguments: [
    ("`a*b*c` d", "`a*b*c` d", ["`a*b*c`"]),
    ("``a`b`` c`", "``a`b`` c`", ["``a`b``"]),
    (#"\`a\` *b*"#, "`a` b", []),
    ("` `` ``` ````", "` `` ``` ````", []),
  ])
  func `Keeps code as it is`(text: String, row: String, code: [String]) {
    let shown = Shown(text)
    #expect(shown.rows == [row])
    #expect(shown.pieces(.quote) == code)
  }

  @Test(arguments: [
    ("[our page](https://a.example/x)", "our page <https://a.example/x>", ["https://a.example/x"]),
    (
      "[https://bank.example](https://evil.example)", "https://bank.example <https://evil.example>",
      ["https://bank.example", "https://evil.example"]
    ),
    ("[https://a.example](https://a.example)", "https://a.example", ["https://a.example"]),
    ("![a cat](cat.png)", "[image] a cat <cat.png>", ["cat.png"]),
    ("[](https://a.example)", "<https://a.example>", ["https://a.example"]),
    (#"[a](b "a title")"#, #"a <b "a title">"#, [#"b "a title""#]),
    ("[a](<b c>)", "a <b c>", ["<b c>"]),
    ("[a](b(c)d)", "a <b(c)d>", ["b(c)d"]),
    ("[a [b](c) d](e)", "[a b <c> d](e)", ["c"]),
    ("[a](b c) [d] [e][f]", "[a](b c) [d] [e][f]", []),
    ("<https://a.example> <b>", "<https://a.example> <b>", ["https://a.example"]),
    (
      "see https://a.example/b_c_d, or", "see https://a.example/b_c_d, or",
      ["https://a.example/b_c_d"]
    ),
    ("<!-- hidden -->", "<!-- hidden -->", []),
    ("[ref]: https://evil.example", "[ref]: https://evil.example", ["https://evil.example"]),
  ])
  func `Hides no address behind the words of a link`(text: String, row: String, links: [String]) {
    let shown = Shown(text, columns: 60)
    #expect(shown.rows(columns: 60) == [row])
    #expect(shown.pieces(.link) == links)
    #expect(shown.isTrueToItsText)
  }

  @Test func `Has nothing beyond ASCII of its own where that is asked for`() {
    let text = "- a\n\n> b\n\n| c | d |\n|---|---|\n| e | f |\n\n***"
    let rows = Shown(text, isPlain: true).rows.joined()
    #expect(!rows.unicodeScalars.contains { !$0.isASCII })
    #expect(Shown(text).rows.joined().contains("•"))
  }

  @Test func `A heading never looks like one of the console's own`() {
    let shown = Shown("# Source 1 of 1\n\n## Answer")
    #expect(shown.pieces(.heading).isEmpty)
    #expect(shown.pieces(.strong) == ["Source 1 of 1", "Answer"])
  }
}

@Suite struct `A table in Markdown` {
  private let plans = """
    | Plan | Price | Note |
    |:-----|------:|:----:|
    | Crate | 49 | with a *drive* |
    | Box | 5 | – |
    """

  @Test func `Stands in columns, aligned as it says`() {
    let shown = Shown(plans)
    #expect(
      shown.rows
        == [
          "Plan  │ Price │     Note",
          "──────┼───────┼─────────────",
          "Crate │    49 │ with a drive",
          "Box   │     5 │      –",
        ].map { $0.replacing("─────────────", with: "─────────────") }
    )
    #expect(shown.pieces(.strong) == ["Plan", "Price", "Note", "drive"])
    #expect(shown.isTrueToItsText)
  }

  @Test func `Wraps long cells within their columns`() {
    let text = "| a | b |\n|---|---|\n| one | two three four five six seven |"
    #expect(
      Shown(text, columns: 20).rows(columns: 20) == [
        "a   │ b", "────┼───────────────", "one │ two three four", "    │ five six seven",
      ]
    )
  }

  @Test func `Has each cell on a line of its own where there is no room for columns`() {
    let header = "| a | b | c | d | e |\n|---|---|---|---|---|\n"
    let text = header + "| one | 2 | 3 | a long cell | 5 |\n| x | | y | z | w |"
    #expect(
      Shown(text, columns: 24).rows(columns: 24) == [
        "a: one", "b: 2", "c: 3", "d: a long cell", "e: 5", "", "a: x", "c: y", "d: z", "e: w",
      ]
    )
  }

  @Test func `Hides no cell that its header has no column for`() {
    let text = "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 |"
    #expect(Shown(text).rows.suffix(2) == ["1 │ 2 | 3 | 4", "5 │"])
  }

  @Test func `Keeps wide glyphs and signs for controls in line`() {
    let text = "| a | b |\n|---|---|\n| 日本 | x |\n| \u{7}\u{202E} | y |\n| a\tb | z |"
    let rows = Shown(text).rows
    let columns = rows.map { row in
      TextCells.columns(of: String(row.prefix { $0 != "│" && $0 != "┼" }))
    }
    #expect(Set(columns).count == 1, "\(rows)")
  }

  @Test(arguments: ["a | b\n- | c", "| a | b |\n|---|", "a\n---|---", "| a |\n\n|---|"])
  func `Is none without a row of dashes with as many cells`(text: String) {
    #expect(!Shown(text).rows.contains { $0.contains("┼") })
  }
}

@Suite struct `How texts are shown` {
  @Test(arguments: ReadingCommand.allCases)
  func `Has each of its commands in the table`(command: ReadingCommand) throws {
    #expect(try #require(Command(rawValue: command.rawValue)).info.title == command.info.title)
  }
}
