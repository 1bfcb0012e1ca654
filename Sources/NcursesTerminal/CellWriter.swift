import CNcurses
import CellGrid

/// Makes cells of ncurses from cells of a grid.
///
/// The grid holds nothing that could act as a control. Here stands the second gate: whatever the C
/// library would draw in another width than the grid has given it becomes a replacement, so that no
/// row ever shifts, with an old C library and with a locale without UTF-8 too.
struct CellWriter {
  private var pairs: ColorPairs
  private let colors: Int32
  private let boldIsBright: Bool
  private let replacement: Unicode.Scalar

  /// Begins; the terminal must have been entered.
  init(support: ColorSupport) {
    pairs = ColorPairs(support: support)
    colors = cncurses_colors()
    boldIsBright = support == .ansi16 && colors < 16
    replacement = cncurses_width(0xFFFD) == 1 ? "\u{FFFD}" : "?"
  }

  /// Puts the cells of a run where they belong.
  mutating func write(_ run: Grid.Run, of grid: Grid) {
    var row: [cchar_t] = []
    row.reserveCapacity(run.columns.count)
    for column in run.columns {
      let point = Point(column: column, row: run.row)
      guard let cell = grid[point], !cell.form.contains(.tail) else { continue }
      let isWide = cell.form.contains(.wide)
      let text = shown(grid.scalars(at: point), columns: isWide ? 2 : 1)
      row.append(made(text, cell.style))
      if isWide && text[0] == Self.code(replacement) {
        row.append(made([Self.code(" ")], cell.style))
      }
    }
    mvwadd_wchnstr(
      cncurses_stdscr(),
      Int32(run.row),
      Int32(run.columns.lowerBound),
      row,
      Int32(row.count)
    )
  }

  private mutating func made(_ text: [wchar_t], _ style: Style) -> cchar_t {
    var style = style
    var attributes = Self.attributes(style.attributes)
    if boldIsBright, case .ansi(let number) = style.foreground, number & 15 >= 8 {
      style.foreground = .ansi(number & 7)
      attributes |= cncurses_bold()
    }
    if boldIsBright, case .ansi(let number) = style.background {
      style.background = .ansi(number & 7)
    }
    var cell = cchar_t()
    _ = cncurses_setcchar(&cell, text + [0], attributes, pairs.number(for: style))
    return cell
  }

  private func shown(_ scalars: [Unicode.Scalar], columns: Int) -> [wchar_t] {
    guard let base = scalars.first, cncurses_width(Self.code(base)) == columns else {
      return [Self.code(replacement)]
    }
    let marks = scalars.dropFirst().map(Self.code).filter { cncurses_width($0) == 0 }
    return [Self.code(base)] + marks
  }

  private static func code(_ scalar: Unicode.Scalar) -> wchar_t {
    wchar_t(bitPattern: scalar.value)
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= cncurses_bold() }
    if attributes.contains(.dim) { bits |= cncurses_dim() }
    if attributes.contains(.italic) { bits |= cncurses_italic() }
    if attributes.contains(.underline) { bits |= cncurses_underline() }
    if attributes.contains(.reverse) { bits |= cncurses_reverse() }
    return bits
  }
}
