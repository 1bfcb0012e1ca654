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
  /// The last style in the words of ncurses: most cells look like their neighbours.
  private var face: Face
  /// The cells of a run, and the text of one cell: a glyph, four marks, and the end.
  private var row: [cchar_t] = []
  private var text = [wchar_t](repeating: 0, count: 6)

  private struct Face {
    var style: Style
    var attributes: attr_t
    var pair: Int32
    /// A blank that looks so.
    var blank = cchar_t()

    init(style: Style, attributes: attr_t, pair: Int32) {
      self.style = style
      self.attributes = attributes
      self.pair = pair
      _ = cncurses_setcchar(&blank, [0x20, 0], attributes, pair)
    }
  }

  /// Begins; the terminal must have been entered.
  init(support: ColorSupport) {
    pairs = ColorPairs(support: support)
    colors = cncurses_colors()
    boldIsBright = support == .ansi16 && colors < 16
    replacement = cncurses_width(0xFFFD) == 1 ? "\u{FFFD}" : "?"
    face = Face(style: Style(), attributes: 0, pair: pairs.number(for: Style()))
  }

  /// Puts the cells of a run where they belong.
  mutating func write(_ run: Grid.Run, of grid: Grid) {
    row.removeAll(keepingCapacity: true)
    for column in run.columns {
      let point = Point(column: column, row: run.row)
      guard let cell = grid[point], !cell.form.contains(.tail) else { continue }
      if cell.style != face.style { face = made(cell.style) }
      let isWide = cell.form.contains(.wide)
      let base = shown(cell.scalar, columns: isWide ? 2 : 1)
      text[0] = base
      var length = 1
      if base != Self.code(replacement), cell.form.contains(.marked) {
        for mark in grid.scalars(at: point).dropFirst().map(Self.code)
        where length + 1 < text.count && cncurses_width(mark) == 0 {
          text[length] = mark
          length += 1
        }
      }
      text[length] = 0
      append()
      if isWide && base == Self.code(replacement) {
        text[0] = Self.code(" ")
        text[1] = 0
        append()
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

  /// Adds the text in the face to the row.
  private mutating func append() {
    var cell = face.blank
    if text[1] == 0 {
      cell.chars.0 = text[0]
    } else {
      _ = cncurses_setcchar(&cell, text, face.attributes, face.pair)
    }
    row.append(cell)
  }

  private mutating func made(_ style: Style) -> Face {
    var colors = style
    var attributes = Self.attributes(style.attributes)
    if boldIsBright, case .ansi(let number) = style.foreground, number & 15 >= 8 {
      colors.foreground = .ansi(number & 7)
      attributes |= cncurses_bold()
    }
    if boldIsBright, case .ansi(let number) = style.background {
      colors.background = .ansi(number & 7)
    }
    return Face(style: style, attributes: attributes, pair: pairs.number(for: colors))
  }

  /// The glyph, or the replacement when the C library would give it another width.
  private func shown(_ scalar: Unicode.Scalar, columns: Int) -> wchar_t {
    let code = Self.code(scalar)
    if (0x20..<0x7F).contains(code) && columns == 1 { return code }
    return Int(cncurses_width(code)) == columns ? code : Self.code(replacement)
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
