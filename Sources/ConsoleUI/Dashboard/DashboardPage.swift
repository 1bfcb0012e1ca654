import CellGrid
import ReviewModel

/// A dashboard as lines of a width: sections beside each other where there is room.
struct DashboardPage {
  /// What is written of a line: pieces with their columns.
  typealias Line = [Piece]

  /// A piece of a line.
  struct Piece {
    /// What it is.
    enum Content {
      /// Text, in so many columns at most.
      case text(String)
      /// A heading with a rule as wide as the section.
      case heading(String, trailing: String)
      /// A bar of so many of so many parts, with the empty part when it is wanted.
      case bar(Int, of: Int)
      /// Cells of a chart in eighths, the oldest first; nil for an empty one.
      case chart([Int?])
      /// A sign of the theme.
      case symbol(Theme.Symbol)
    }

    var column: Int
    var columns: Int
    var content: Content
    var role: Theme.Role
  }

  /// The lines from the top.
  private(set) var lines: [Line] = []

  /// The gap between two sections.
  private static let gap = 3

  /// Lays sections out: each into the column that is shortest so far; those that need more room than a
  /// column has stand beneath, across the whole width.
  init(_ sections: [DashboardSection], columns: Int) {
    let count = columns >= 168 ? 3 : columns >= 76 ? 2 : 1
    let width = (columns - Self.gap * (count - 1)) / count
    let narrow = sections.filter { count == 1 || $0.leastColumns <= width }
    let wide = sections.filter { count > 1 && $0.leastColumns > width }
    var stacks = [[Line]](repeating: [], count: count)
    for section in narrow {
      let place = stacks.indices.min { stacks[$0].count < stacks[$1].count } ?? 0
      append(section, to: &stacks[place], at: place * (width + Self.gap), columns: width)
    }
    let height = stacks.map(\.count).max() ?? 0
    lines = (0..<height).map { row in
      stacks.flatMap { $0.indices.contains(row) ? $0[row] : [] }
    }
    for section in wide { append(section, to: &lines, at: 0, columns: columns) }
  }

  private func append(
    _ section: DashboardSection,
    to lines: inout [Line],
    at column: Int,
    columns: Int
  ) {
    if !lines.isEmpty { lines.append([]) }
    for line in section.lines(columns) {
      lines.append(
        line.filter { $0.column < columns }.map { piece in
          var piece = piece
          // Nothing runs into the section beside it.
          piece.columns = min(piece.columns, columns - piece.column)
          piece.column += column
          return piece
        }
      )
    }
  }
}

/// A part of the dashboard that stays together.
struct DashboardSection {
  /// The columns that it needs.
  var leastColumns: Int
  /// Its lines in so many columns, the heading first.
  var lines: (Int) -> [DashboardPage.Line]

  /// Makes a section with a heading.
  init(
    _ title: String,
    trailing: String = "",
    leastColumns: Int = 36,
    _ body: @escaping (Int) -> [DashboardPage.Line]
  ) {
    self.leastColumns = leastColumns
    lines = { columns in
      [
        [
          DashboardPage.Piece(
            column: 0,
            columns: columns,
            content: .heading(title, trailing: trailing),
            role: .title
          )
        ]
      ] + body(columns)
    }
  }
}

/// Writes pieces of a line from left to right.
struct DashboardLineWriter {
  private(set) var line: DashboardPage.Line = []
  private var column = 0
  let columns: Int

  init(_ columns: Int) { self.columns = columns }

  /// Writes a text into a field, at its right end when it is a number; without a width into what is
  /// left.
  mutating func text(
    _ text: String,
    _ role: Theme.Role = .text,
    width: Int? = nil,
    isNumber: Bool = false
  ) {
    let room = max(0, columns - column)
    let width = min(room, width ?? room)
    let used = min(width, TextCells.columns(of: text))
    let start = isNumber ? column + width - used : column
    line.append(
      DashboardPage.Piece(column: start, columns: max(0, width), content: .text(text), role: role)
    )
    column += width
  }

  /// Leaves columns free.
  mutating func skip(_ count: Int) { column += count }

  mutating func add(_ content: DashboardPage.Piece.Content, _ role: Theme.Role, width: Int) {
    let width = max(0, min(width, columns - column))
    guard width > 0 else { return }
    line.append(
      DashboardPage.Piece(column: column, columns: width, content: content, role: role)
    )
    column += width
  }
}
