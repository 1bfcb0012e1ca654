import CellGrid

extension TextEditor {
  /// Moves the caret, and selects what it passes when asked to, or from a mark on; what is typed next
  /// is a step of its own.
  mutating func move(
    selecting: Bool,
    to target: (inout TextEditor) -> TextPosition
  ) -> EditorOutcome {
    let isSelecting = selecting || isMarking
    let start = anchor ?? caret
    caret = target(&self)
    anchor = isSelecting ? start : nil
    history.complete()
    settle()
    return .unchanged
  }

  /// Moves the caret; to the side from within a selection it goes to that end of it.
  mutating func move(_ motion: Motion, selecting: Bool) -> EditorOutcome {
    if !selecting, !isMarking, let selection, let side = motion.collapsesTo {
      return move(selecting: false) { _ in side == .start ? selection.start : selection.end }
    }
    return move(selecting: selecting) { $0.target(of: motion) }
  }

  /// Puts the caret where the text is pointed at; below its end, on its last row.
  ///
  /// - Parameters:
  ///   - row: rows below the first that is shown; on those of the difference nothing happens.
  ///   - column: cells from the left; on the right half of a wide one the caret goes before it.
  mutating func placeCaret(row: Int, column: Int) {
    guard row >= 0, row < textRows else { return }
    kills.endCut()
    (goalColumn, yanked) = (nil, nil)
    _ = move(selecting: false) { editor in
      let (line, row) = editor.row(editor.top, offsetBy: row)
      let stops = editor.buffer.lines[line].stops(ofRow: row)
      let stop = stops.last { $0.column <= max(0, column) } ?? stops[0]
      return TextPosition(line: line, offset: stop.utf8)
    }
  }

  private mutating func target(of motion: Motion) -> TextPosition {
    switch motion {
    case .left: place(before: caret)
    case .right: place(after: caret)
    case .up: place(rowsBelow: -1)
    case .down: place(rowsBelow: 1)
    case .wordLeft: wordStart(before: caret)
    case .wordRight: wordEnd(after: caret)
    case .rowStart: rowStart(of: caret)
    case .rowEnd: rowEnd(of: caret)
    case .paragraphUp: paragraphStart(before: caret)
    case .paragraphDown: paragraphEnd(after: caret)
    case .pageUp: place(rowsBelow: -max(1, textRows - 1))
    case .pageDown: place(rowsBelow: max(1, textRows - 1))
    case .textStart: TextPosition()
    case .textEnd: buffer.end
    }
  }

  /// The place so many rows below the caret, in the column where it was before the first such move.
  private mutating func place(rowsBelow count: Int) -> TextPosition {
    let column = goalColumn ?? stop(at: caret).column
    goalColumn = column
    let (line, row) = row(caret, offsetBy: count)
    let stops = buffer.lines[line].stops(ofRow: row)
    let stop = stops.last { $0.column <= column } ?? stops[0]
    return TextPosition(line: line, offset: stop.utf8)
  }

  /// The blank line before the paragraph that a place is in or behind; the start at the least.
  private func paragraphStart(before position: TextPosition) -> TextPosition {
    var line = position.line
    while line > 0, buffer.lines[line].isBlank { line -= 1 }
    while line > 0, !buffer.lines[line].isBlank { line -= 1 }
    return TextPosition(line: line, offset: 0)
  }

  /// The blank line behind the paragraph that a place is in or before; the end at the most.
  private func paragraphEnd(after position: TextPosition) -> TextPosition {
    var line = position.line
    let count = buffer.lines.count
    while line < count, buffer.lines[line].isBlank { line += 1 }
    while line < count, !buffer.lines[line].isBlank { line += 1 }
    return line < count ? TextPosition(line: line, offset: 0) : buffer.end
  }

  /// The place itself, or the next one where the caret can stand.
  mutating func place(atOrAfter position: TextPosition) -> TextPosition {
    TextPosition(line: position.line, offset: stop(at: position).utf8)
  }

  /// The next place where the caret can stand; the end at the most.
  mutating func place(after position: TextPosition) -> TextPosition {
    buffer.findRows(of: position.line)
    if let stop = buffer.lines[position.line].stop(after: position.offset) {
      return TextPosition(line: position.line, offset: stop.utf8)
    }
    return position.line + 1 < buffer.lines.count
      ? TextPosition(line: position.line + 1, offset: 0) : position
  }

  /// The place before where the caret can stand; the start at the least.
  mutating func place(before position: TextPosition) -> TextPosition {
    buffer.findRows(of: position.line)
    if let stop = buffer.lines[position.line].stop(before: position.offset) {
      return TextPosition(line: position.line, offset: stop.utf8)
    }
    return position.line > 0 ? buffer.endOfLine(position.line - 1) : position
  }

  /// The start of the row that a place is on.
  mutating func rowStart(of position: TextPosition) -> TextPosition {
    let row = row(position, offsetBy: 0).row
    let start = buffer.lines[position.line].rows[row].utf8.lowerBound
    return TextPosition(line: position.line, offset: start)
  }

  /// The last place of the row that a place is on.
  mutating func rowEnd(of position: TextPosition) -> TextPosition {
    let row = row(position, offsetBy: 0).row
    let stops = buffer.lines[position.line].stops(ofRow: row)
    return TextPosition(line: position.line, offset: stops[stops.count - 1].utf8)
  }

  /// The start of the word that a place is in or after.
  mutating func wordStart(before position: TextPosition) -> TextPosition {
    var position = position
    while true {
      let text = buffer.lines[position.line].text
      let scalars = text[utf8: 0..<position.offset].unicodeScalars
      let word = scalars.reversed().drop { $0.run == .gap }
      if let run = word.first?.run {
        let rest = word.drop { $0.run == run }
        let start = text.utf8.distance(from: text.startIndex, to: rest.startIndex.base)
        buffer.findRows(of: position.line)
        let stop = buffer.lines[position.line].stop(before: start + 1)
        return TextPosition(line: position.line, offset: stop?.utf8 ?? 0)
      }
      if position.line == 0 { return TextPosition() }
      position = buffer.endOfLine(position.line - 1)
    }
  }

  /// The end of the word that a place is in or before.
  mutating func wordEnd(after position: TextPosition) -> TextPosition {
    var position = position
    while true {
      let line = buffer.lines[position.line]
      let scalars = line.text[utf8: position.offset..<line.utf8Count].unicodeScalars
      let word = scalars.drop { $0.run == .gap }
      if let run = word.first?.run {
        let rest = word.drop { $0.run == run }
        let end = line.text.utf8.distance(from: line.text.startIndex, to: rest.startIndex)
        return place(atOrAfter: TextPosition(line: position.line, offset: end))
      }
      if position.line == buffer.lines.count - 1 { return buffer.end }
      position = TextPosition(line: position.line + 1, offset: 0)
    }
  }

  /// The row that many rows below (above, when negative) the one that a place is on, as far as there
  /// are any.
  mutating func row(
    _ position: TextPosition,
    offsetBy count: Int
  ) -> (line: Int, row: Int) {
    buffer.findRows(of: position.line)
    var line = position.line
    var row = buffer.lines[line].row(at: position.offset) + count
    while row < 0, line > 0 {
      line -= 1
      buffer.findRows(of: line)
      row += buffer.lines[line].rows.count
    }
    while row >= buffer.lines[line].rows.count, line + 1 < buffer.lines.count {
      row -= buffer.lines[line].rows.count
      line += 1
      buffer.findRows(of: line)
    }
    return (line, min(max(0, row), buffer.lines[line].rows.count - 1))
  }

  private mutating func stop(at position: TextPosition) -> CaretStop {
    buffer.findRows(of: position.line)
    return buffer.lines[position.line].stop(atOrAfter: position.offset)
  }
}

/// What moving by words goes over in one step.
private enum WordRun {
  case word
  /// Emoji and other signs beyond ASCII: a run of their own, with what joins them.
  case symbol
  /// Blanks and punctuation, which are passed by.
  case gap
}

extension Unicode.Scalar {
  /// What run it is part of.
  fileprivate var run: WordRun {
    if isWordPart { return .word }
    if isASCII { return .gap }
    switch value {
    case 0x200D, 0x20E3, 0xFE00...0xFE0F, 0xE0020...0xE007F: return .symbol
    default: break
    }
    switch properties.generalCategory {
    case .otherSymbol, .mathSymbol, .currencySymbol, .modifierSymbol: return .symbol
    default: return .gap
    }
  }

  private var isWordPart: Bool {
    if isASCII {
      switch self {
      case "a"..."z", "A"..."Z", "0"..."9", "_": return true
      default: return false
      }
    }
    return properties.isAlphabetic || properties.numericType != nil
      || properties.canonicalCombiningClass != .notReordered
  }
}
