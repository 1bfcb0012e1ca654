import Testing

@testable import CellGrid

/// Every scalar of the planes in use, and the ends of the others.
private let scalars: [Unicode.Scalar] = [0...0x1FFFF, 0xE0000...0xE0FFF, 0x10FF00...0x10FFFF]
  .flatMap { (range: ClosedRange<UInt32>) in range.compactMap(Unicode.Scalar.init) }

extension Unicode.Scalar {
  /// Whether Swift's own tables say that it has a face, which a terminal can be sent.
  fileprivate var hasFace: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: !properties.isDefaultIgnorableCodePoint && !properties.isNoncharacterCodePoint
    }
  }
}

@Suite struct `Hostile text` {
  @Test(arguments: [("", 1), ("x", 11), ("語", 11), ("👍", 11)])
  func `Never puts a scalar without a face into a cell`(before: String, step: Int) {
    var sent: Set<Unicode.Scalar> = []
    for start in stride(from: 0, to: scalars.count, by: 256 * step) {
      var text = ""
      for scalar in scalars[start..<min(start + 256, scalars.count)] {
        text += before
        text.unicodeScalars.append(scalar)
      }
      let line = TextCells.line(text, style: Style(), control: Style())
      sent.formUnion(line.cells.map(\.scalar))
      sent.formUnion(line.marks.values.flatMap(\.scalars))
    }
    let faceless = sent.filter { !$0.hasFace }
    #expect(faceless.isEmpty)
  }

  @Test func `Has the same cells by itself and after an end of line`() {
    for start in stride(from: 0, to: scalars.count, by: 997) {
      let text = String(Character(scalars[start]))
      guard text != "\n" else { continue }
      let wrapped = WrappedText("\n" + text, columns: 40)
      #expect(wrapped.lines.last?.columns == TextCells.columns(of: text))
    }
  }

  @Test(arguments: 1...12)
  func `Fits any width, whatever it is made of`(columns: Int) {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      var text = ""
      for _ in 0..<40 {
        text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? " ")
      }
      let wrapped = WrappedText(text, columns: columns)
      #expect(wrapped.lines.allSatisfy { $0.columns <= columns })
      #expect(wrapped.lines.last?.scalars.upperBound == text.unicodeScalars.count)
      let line = TextCells.line(
        text,
        style: Style(),
        control: Style(),
        limit: columns,
        ellipsis: "~"
      )
      #expect(line.columns <= columns)
    }
  }
}
