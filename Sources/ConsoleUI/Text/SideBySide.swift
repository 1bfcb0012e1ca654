import CellGrid
import TextAnalysis

/// Two texts in two columns, line by line where both have the end of line, with what went marked on the
/// left and what came on the right.
struct SideBySide {
  /// Both columns.
  private(set) var shown = PlacedText()
  /// Where differences begin, in scalars of what is shown.
  private(set) var stops: [Int] = []
  private let width: Int
  private let line: String
  private let hasBrackets: Bool
  private var left = PlacedText()
  private var right = PlacedText()
  /// Where differences begin in the lines at hand.
  private var leftStops: [Int] = []
  private var rightStops: [Int] = []
  private var isFirst = true

  init(columns: Int, isPlain: Bool, hasBrackets: Bool) {
    line = isPlain ? " | " : " │ "
    width = max(1, (columns - line.unicodeScalars.count) / 2)
    self.hasBrackets = hasBrackets
  }

  mutating func add(_ diff: WordDiff, _ base: [Unicode.Scalar], _ text: [Unicode.Scalar]) {
    var isAfterDifference = false
    for piece in diff.pieces {
      switch piece.kind {
      case .equal:
        addEqual(text[piece.text])
        isAfterDifference = false
      case .deleted:
        leftStops.append(left.length)
        let gone = String(scalars: base[piece.base])
        left.append(hasBrackets ? "[-\(gone)-]" : gone, .deleted)
        isAfterDifference = true
      case .inserted:
        // What came in the place of what went is one difference with it.
        if !isAfterDifference { rightStops.append(right.length) }
        let come = String(scalars: text[piece.text])
        right.append(hasBrackets ? "{+\(come)+}" : come, .inserted)
      }
    }
    if !left.isEmpty || !right.isEmpty { endLine() }
  }

  private mutating func addEqual(_ scalars: ArraySlice<Unicode.Scalar>) {
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { endLine() }
      let words = String(scalars: line)
      left.append(words)
      right.append(words)
    }
  }

  private mutating func endLine() {
    if !isFirst { shown.append("\n") }
    isFirst = false
    let sides = [left, right].map { ($0, WrappedText($0.text, columns: width).lines) }
    let places = [leftStops, rightStops].enumerated().flatMap { index, stops in
      stops.map { stop in sides[index].1.lastIndex { $0.scalars.lowerBound <= stop } ?? 0 }
    }
    for row in 0..<(sides.map(\.1.count).max() ?? 0) {
      if row > 0 { shown.append("\n") }
      if places.contains(row) { stops.append(shown.length) }
      append(row, of: sides[0], isPadded: true)
      shown.append(line, .border)
      append(row, of: sides[1], isPadded: false)
    }
    (left, right, leftStops, rightStops) = (PlacedText(), PlacedText(), [], [])
  }

  private mutating func append(_ row: Int, of side: (PlacedText, [WrappedLine]), isPadded: Bool) {
    var used = 0
    if side.1.indices.contains(row) {
      let line = side.1[row]
      shown.append(line, of: side.0)
      used = line.columns
    }
    if isPadded { shown.append(String(repeating: " ", count: max(0, width - used))) }
  }
}
