import Testing
import TextAnalysis

@Suite struct `A word diff` {
  /// Writes a diff as `kept [-gone-] {+come+}`.
  private func marked(_ base: String, _ text: String) -> String {
    let left = Array(base.unicodeScalars)
    let right = Array(text.unicodeScalars)
    return WordDiff(from: left, to: right).pieces.map { piece in
      switch piece.kind {
      case .equal: string(left[piece.base])
      case .deleted: "[-" + string(left[piece.base]) + "-]"
      case .inserted: "{+" + string(right[piece.text]) + "+}"
      }
    }.joined()
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  @Test(arguments: [
    ("", "", ""),
    ("", "new", "{+new+}"),
    ("old", "", "[-old-]"),
    ("same words", "same words", "same words"),
    ("within 14 days", "within 30 days", "within [-14-]{+30+} days"),
    ("a b c", "a c", "a [-b -]c"),
    ("a c", "a b c", "a {+b +}c"),
    ("the colour red", "the color red", "the [-colour-]{+color+} red"),
    ("one two three four", "one 2 3 four", "one [-two three-]{+2 3+} four"),
    ("a  b", "a b", "a [- -]b"),
    ("a b", "a\nb", "a[- -]{+\n+}b"),
    ("end", "end.", "end{+.+}"),
    ("don't go", "do go", "[-don't-]{+do+} go"),
    ("costs 1.5 euros", "costs 1.6 euros", "costs [-1.5-]{+1.6+} euros"),
    ("東京は", "京都は", "[-東-]京{+都+}は"),
    ("😀 ok", "😅 ok", "[-😀-]{+😅+} ok"),
    ("x y", "y x", "[-x -]y{+ x+}"),
  ])
  func `marks what went and what came`(base: String, text: String, expected: String) {
    #expect(marked(base, text) == expected)
  }

  @Test func `turns one text exactly into the other, whatever the texts`() {
    var numbers = SystemRandomNumberGenerator()
    let words = ["a", "b", "c", "dd", " ", "  ", "\n", ",", "é", "e\u{301}", "中"]
    func randomText() -> String {
      (0..<Int.random(in: 0..<30, using: &numbers))
        .map { _ in words.randomElement(using: &numbers) ?? "" }.joined()
    }
    for _ in 0..<1_000 {
      check(randomText(), randomText())
    }
  }

  @Test func `keeps as many words as can be kept in order`() {
    var numbers = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let (left, right) = (0..<2).map { _ in
        (0..<Int.random(in: 0..<25, using: &numbers)).map { _ in
          "abcde".randomElement(using: &numbers).map(String.init) ?? ""
        }
      }.splitPair()
      let base = left.joined(separator: " ")
      let text = right.joined(separator: " ")
      let kept = WordDiff(from: base, to: text).pieces
        .filter { $0.kind == .equal }
        .flatMap { Array(base.unicodeScalars)[$0.base].filter { $0 != " " } }
      #expect(kept.count == longestCommon(left, right), "\(base) | \(text)")
    }
  }

  @Test func `stays exact and ends soon when nothing is alike, or too long to align`() {
    let many = (0..<20_000).map { "\($0 % 977) \($0 % 13)" }.joined(separator: " ")
    let other = (0..<20_000).map { "\($0 % 983) \($0 % 17)" }.joined(separator: " ")
    check(many, other)
    let long = String(repeating: "words ", count: WordDiff.longest / 6 + 1)
    check(long + "end", long + "another end")
    #expect(WordDiff(from: long + "a z", to: long + "b z").pieces.count == 4)
  }

  private func check(_ base: String, _ text: String) {
    let left = Array(base.unicodeScalars)
    let right = Array(text.unicodeScalars)
    let pieces = WordDiff(from: left, to: right).pieces
    var (before, after) = (0, 0)
    var last: WordDiff.Kind?
    for piece in pieces {
      #expect(piece.kind != last)
      #expect(piece.base.lowerBound == before && piece.text.lowerBound == after)
      switch piece.kind {
      case .equal: #expect(left[piece.base] == right[piece.text] && !piece.base.isEmpty)
      case .deleted: #expect(piece.text.isEmpty && !piece.base.isEmpty)
      case .inserted: #expect(piece.base.isEmpty && !piece.text.isEmpty)
      }
      (before, after, last) = (piece.base.upperBound, piece.text.upperBound, piece.kind)
    }
    #expect(before == left.count && after == right.count)
  }

  private func longestCommon(_ left: [String], _ right: [String]) -> Int {
    var row = Array(repeating: 0, count: right.count + 1)
    for one in left {
      var diagonal = 0
      for (place, other) in right.enumerated() {
        let above = row[place + 1]
        row[place + 1] = one == other ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return row[right.count]
  }
}

extension [[String]] {
  /// The first two rows.
  fileprivate func splitPair() -> ([String], [String]) { (self[0], self[1]) }
}
