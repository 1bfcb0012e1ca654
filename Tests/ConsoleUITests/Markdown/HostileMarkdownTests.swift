import CellGrid
import TestSupport
import Testing

@testable import ConsoleUI

@Suite struct `Markdown that was made to do harm` {
  private static let length = 100_000

  static let patterns = [
    "[", "]", "![", "[a](", "](", "[](", "[a](b \"", "[a](<", "*", "**a", "*a_", "_a*", "a**b", "`",
    "`a``b```c", "\\", "<", "<a:", "&", "&amp;", "https://", "> ", ">", "- ", "1. ", "* - + ", "|",
    "|-", "| a | b |\n", "a|b\n-|-\n", "```\n", "~~~\n```\n", "#\n", "---\n", "=\n", "a\n=\n", "\n",
    "\r\n", "  - a\n", "    a\n", "\t", "\u{202E}\u{200B}\u{7}\u{1B}[31m", "é́", "👩‍👩‍👧‍👦", "a\n> ",
  ]

  @Test(arguments: patterns)
  func `Is read to its end, true to its text, and costs no more than its length`(pattern: String) {
    let text = String(repeating: pattern, count: Self.length / pattern.utf8.count)
    var shown = Shown("")
    let time = processorTime { shown = Shown(text, columns: 78) }
    #expect(shown.isTrueToItsText)
    // A quadratic reader needs minutes for some of these; the limit is for a loaded machine in debug.
    #expect(time < .seconds(20))
  }

  @Test func `Deep quotes and lists leave room for their text`() {
    let quotes = String(repeating: "> ", count: 500) + "deep"
    #expect(Shown(quotes, columns: 60).parts.allSatisfy { $0.margin.unicodeScalars.count <= 48 })
    let list = (0..<200).map { String(repeating: "  ", count: $0) + "- entry \($0)\n" }.joined()
    let shown = Shown(list, columns: 30)
    #expect(shown.parts.count == 200)
    #expect(shown.parts.allSatisfy { $0.margin.unicodeScalars.count <= 18 })
  }

  @Test func `Any bytes are read to their end, at any width`() {
    var random = SplitMix(state: 4)
    let signs = Array("ab *_`[]()<>!|-#>+1.\\\n\t ~=:&é日\u{301}\r\u{0}".unicodeScalars)
    for round in 0..<2_000 {
      let count = Int.random(in: 0...80, using: &random)
      let text = String(scalars: (0..<count).map { _ in signs.randomElement(using: &random)! })
      let shown = Shown(text, columns: 1 + round % 60, isPlain: round % 2 == 0)
      #expect(shown.isTrueToItsText, "\(text.debugDescription)")
      // Every letter of the text is on the screen.
      let letters: (String) -> Int = { $0.unicodeScalars.count { $0 == "a" || $0 == "日" } }
      let words = shown.parts.map(\.text.text).joined()
      #expect(letters(words) >= letters(text), "\(text.debugDescription)")
    }
  }
}
