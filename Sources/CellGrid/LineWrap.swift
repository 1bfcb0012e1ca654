/// Wraps a text to a width, a line at a time, so that the first screen of a long text costs no more
/// than a screen.
///
/// Words are kept together; one that is longer than the line is broken. A line may also end between
/// two ideographs and after a hyphen in a word. Blanks that do not fit hang over the end of their
/// line. LF and CR LF end a line. A text has one line more than it has ends of line.
package struct LineWrap: Sequence, IteratorProtocol, Sendable {
  private let text: String
  private let width: Int
  private var start = Place()
  private var isDone = false

  /// Starts at the beginning of the text.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - columns: the width in cells; less than 1 counts as 1.
  package init(_ text: String, columns: Int) {
    self.text = text
    width = Swift.max(1, columns)
  }

  /// Goes on after a line that was found before in the same text at the same width.
  package init(_ text: String, after line: WrappedLine) {
    self.init(text, columns: line.width)
    start = Place(utf8: line.utf8.upperBound, scalar: line.scalars.upperBound)
    isDone = line.endsText
  }

  /// The next line, nil after the last.
  package mutating func next() -> WrappedLine? {
    guard !isDone else { return nil }
    let line = lineFromStart()
    start = Place(utf8: line.utf8.upperBound, scalar: line.scalars.upperBound)
    isDone = line.endsText
    return line
  }

  private func lineFromStart() -> WrappedLine {
    let bytes = text.utf8Span.span
    var scan = LineScan(at: start)
    while scan.place.utf8 < bytes.count {
      let unit = TextUnit(in: bytes, at: scan.place.utf8)
      switch unit.shape {
      case .newline:
        let shown = scan.shownEnd
        scan.skip(unit)
        return line(to: scan.place, shown: shown, .newline)
      case .space, .tab:
        scan.takeBlank(unit, width: width)
      case .glyph, .substitute, .label:
        if scan.hangs { return line(to: scan.place, shown: scan.shownEnd, .width) }
        if let end = scan.take(unit, width: width) { return line(to: end, shown: end, .width) }
      }
    }
    return line(to: scan.place, shown: scan.shownEnd, .text)
  }

  private func line(to end: Place, shown: Place, _ reason: WrappedLine.End) -> WrappedLine {
    WrappedLine(
      scalars: start.scalar..<end.scalar,
      utf8: start.utf8..<end.utf8,
      shownEnd: shown.utf8,
      columns: shown.column,
      width: width,
      end: reason
    )
  }
}

/// A place between two units.
private struct Place {
  var utf8 = 0
  var scalar = 0
  var column = 0
}

/// How far the search for a line's end has come.
private struct LineScan {
  /// Where it stands.
  var place: Place
  /// Whether blanks hang over the end.
  var hangs = false
  /// Where the drawn part ends once blanks hang.
  private var hangStart: Place
  /// The last place where the line may end.
  private var lastBreak: Place?
  private var previous: TextUnit?
  private var beforePrevious: TextUnit?

  init(at start: Place) {
    place = start
    hangStart = start
  }

  var shownEnd: Place { hangs ? hangStart : place }

  mutating func skip(_ unit: TextUnit) {
    place.utf8 += unit.utf8Length
    place.scalar += unit.scalarCount
  }

  mutating func takeBlank(_ unit: TextUnit, width: Int) {
    if !hangs && place.column >= width {
      hangs = true
      hangStart = place
    }
    skip(unit)
    if !hangs { place.column += unit.columns(at: place.column, width: width) }
    lastBreak = place
    note(unit)
  }

  /// Takes a glyph, or says where the line ends when it has no room.
  mutating func take(_ unit: TextUnit, width: Int) -> Place? {
    if let previous, unit.mayStartLine(after: previous, and: beforePrevious) { lastBreak = place }
    let columns = unit.columns(at: place.column, width: width)
    if place.column > 0 && place.column + columns > width {
      return lastBreak ?? place
    }
    skip(unit)
    place.column += columns
    note(unit)
    return nil
  }

  private mutating func note(_ unit: TextUnit) {
    beforePrevious = previous
    previous = unit
  }
}

extension TextUnit {
  /// Whether a line may end between two units of which neither is a blank.
  fileprivate func mayStartLine(after previous: TextUnit, and beforePrevious: TextUnit?) -> Bool {
    if previous.base == "-" {
      return isLetter && beforePrevious?.isLetter == true
    }
    guard columns == 2 || previous.columns == 2 else { return false }
    guard shape == .glyph && previous.shape == .glyph else { return false }
    return !Self.closing.contains(base) && !Self.opening.contains(previous.base)
  }

  private var isLetter: Bool {
    switch base {
    case "a"..."z", "A"..."Z": true
    default: base.value >= 0xC0 && shape == .glyph
    }
  }

  /// What must not begin a line.
  private static let closing = Set(
    ".,:;!?)]}%'\"、。，．：；！？）］｝」』】〉》〕・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".unicodeScalars
  )
  /// What must not end a line.
  private static let opening = Set("([{'\"（［｛「『【〈《〔".unicodeScalars)
}
