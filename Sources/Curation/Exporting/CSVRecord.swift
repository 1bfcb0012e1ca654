/// A record of a CSV file.
struct CSVRecord {
  /// The record with its end of line.
  let text: String
  /// Whether a cell is not as it was given.
  let isChanged: Bool

  /// Makes a record whose cells nothing runs.
  init(_ cells: [String]) {
    let safe = cells.map(Self.safe)
    isChanged = !zip(cells, safe).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    text = safe.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  /// A cell that no spreadsheet takes for a formula, and in which every character shows.
  private static func safe(_ cell: String) -> String {
    var result = String.UnicodeScalarView()
    if let first = cell.unicodeScalars.first(where: { $0 != " " && $0 != "\u{FEFF}" }),
      formulaMarks.contains(first)
    {
      result.append("'")
    }
    for scalar in cell.unicodeScalars {
      result.append(isHiddenControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// What a cell begins with that is run: the marks in ASCII and in full width, and what some programs cut
  /// from its beginning.
  private static let formulaMarks: [Unicode.Scalar] = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  private static func isHiddenControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": false
    default: scalar.properties.generalCategory == .control
    }
  }

  /// A cell between quotes where RFC 4180 asks for them, or a space at an end would be lost.
  private static func quoted(_ cell: String) -> String {
    let needsQuotes =
      cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      || cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    guard needsQuotes else { return cell }
    var result = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append("\"") }
      result.unicodeScalars.append(scalar)
    }
    result.unicodeScalars.append("\"")
    return result
  }
}
