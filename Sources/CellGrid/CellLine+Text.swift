extension CellLine {
  /// The line as text for a stream that is no grid: what is seen, so nothing in it can act as a
  /// control either.
  package var text: String {
    var text = ""
    for (column, cell) in cells.enumerated() where !cell.form.contains(.tail) {
      text.unicodeScalars.append(cell.scalar)
      if let marks = marks[column] { text.unicodeScalars.append(contentsOf: marks.scalars) }
    }
    return text
  }
}
