/// One cell of a grid.
package struct Cell: Hashable, Sendable {
  /// The glyph; a space in the second half of a wide one.
  package internal(set) var scalar: Unicode.Scalar
  /// How it looks.
  package internal(set) var style: Style
  /// What else is to be known of it.
  package internal(set) var form: Form

  init(_ scalar: Unicode.Scalar = " ", style: Style, form: Form = []) {
    self.scalar = scalar
    self.style = style
    self.form = form
  }

  /// What a cell is besides its glyph.
  package struct Form: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8

    /// Makes a set from bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first half of a wide glyph; the next cell is the second.
    package static let wide = Form(rawValue: 1)
    /// The second half of a wide glyph.
    package static let tail = Form(rawValue: 2)
    /// Has marks, which stand in the grid.
    package static let marked = Form(rawValue: 4)
  }
}

/// The marks on a cell, at most four: what ncurses holds and what terminals draw.
struct Marks: Hashable, Sendable {
  private var values = SIMD4<UInt32>()

  /// Adds a mark; a fifth is dropped.
  mutating func append(_ scalar: Unicode.Scalar) {
    for index in 0..<4 where values[index] == 0 {
      values[index] = scalar.value
      return
    }
  }

  var isEmpty: Bool { values[0] == 0 }

  var scalars: [Unicode.Scalar] {
    (0..<4).compactMap { values[$0] == 0 ? nil : Unicode.Scalar(values[$0]) }
  }
}
