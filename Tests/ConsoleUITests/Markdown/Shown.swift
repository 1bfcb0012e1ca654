import CellGrid

@testable import ConsoleUI

/// A text in Markdown as it stands on the screen.
struct Shown {
  let text: String
  let parts: [MarkdownPart]

  init(_ text: String, columns: Int = 40, isPlain: Bool = false) {
    self.text = text
    var reader = MarkdownReader(text, columns: columns, isPlain: isPlain)
    var parts: [MarkdownPart] = []
    while let part = reader.next() { parts.append(part) }
    self.parts = parts
  }

  /// Its rows, each with its margin; a blank one where parts stand apart.
  func rows(columns: Int = 40) -> [String] {
    parts.enumerated().flatMap { index, part -> [String] in
      let width = max(1, columns - part.margin.unicodeScalars.count)
      let lines = WrappedText(part.text.text, columns: width).lines
      let rows = lines.enumerated().map { row, line in
        (row == 0 ? part.firstMargin : part.margin)
          + TextCells.line(line, of: part.text.text, style: Style(), control: Style()).text
      }
      return (part.hasSpaceBefore && index > 0 ? [""] : [])
        + rows.map { row in
          row.reversed().drop { $0 == " " }.reversed().reduce(into: "") { $0.append($1) }
        }
    }
  }

  var rows: [String] { rows() }

  /// What has a role, piece by piece.
  func pieces(_ role: Theme.Role) -> [String] {
    parts.flatMap { part in
      let scalars = Array(part.text.text.unicodeScalars)
      return part.text.spans.filter { $0.role == role }.map { String(scalars: scalars[$0.scalars]) }
    }
  }

  /// Whether every shown scalar that is the stored text's is the one it is said to be, and the parts
  /// follow each other without a gap to the end, but for blanks and signs that end something.
  var isTrueToItsText: Bool {
    let stored = Array(text.unicodeScalars)
    var end = 0
    for part in parts {
      guard part.source.lowerBound == end else { return false }
      end = part.source.upperBound
      let shown = Array(part.text.text.unicodeScalars)
      guard shown.count == part.text.length else { return false }
      for run in part.text.placement.runs {
        for index in 0..<run.count {
          guard shown.indices.contains(run.shown + index), part.source.contains(run.stored + index)
          else { return false }
          let (one, other) = (shown[run.shown + index], stored[run.stored + index])
          guard one == other || one == " " && other == "\t" else { return false }
        }
      }
    }
    return end <= stored.count && stored[end...].allSatisfy(Self.mayBeInNoPart)
  }

  private static func mayBeInNoPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "`~>".unicodeScalars.contains(scalar)
  }
}
