import CellGrid
import Testing

@Suite struct `A grid` {
  private func grid(_ columns: Int, _ rows: Int) -> Grid {
    Grid(size: Size(columns: columns, rows: rows), theme: .plain)
  }

  @Test func `A box has its title in the edge`() {
    var grid = grid(12, 3)
    grid.drawBox(grid.bounds, title: "Record")
    #expect(
      grid.description == """
        +- Record -+
        |          |
        +----------+
        """
    )
  }

  @Test func `A long title is cut and the border stays whole`() {
    var grid = grid(10, 2)
    grid.drawBox(grid.bounds, title: "日本語日本語")
    #expect(
      grid.description == """
        +- 日 ~ -+
        +--------+
        """
    )
  }

  @Test(arguments: 0..<9)
  func `Nothing is drawn outside of it, however small it is`(columns: Int) {
    for rows in 0..<3 {
      var grid = grid(columns, rows)
      grid.drawBox(Region(column: -2, row: -1, columns: 90, rows: 90), title: "title")
      grid.drawRule(grid.bounds, joined: true)
      grid.drawDivider(grid.bounds)
      grid.write("日本語日本語日本語", at: Point(column: -1, row: 0))
      grid.write("text", at: Point(column: 0, row: 99))
      grid.clear(Region(column: -5, row: -5, columns: 99, rows: 99), style: Style())
      grid.restyle(Region(column: 3, row: 3, columns: 99, rows: 99), Style(attributes: .bold))
      #expect(grid.cells.count == columns * rows)
    }
  }

  @Test func `Writing over half of a wide glyph blanks the other half`() {
    var grid = grid(6, 1)
    grid.write("日本語", at: Point(column: 0, row: 0))
    grid.write("x", at: Point(column: 1, row: 0))
    #expect(grid.description == " x本語")
    grid.write("y", at: Point(column: 2, row: 0))
    #expect(grid.description == " xy 語")
    grid.clear(Region(column: 5, row: 0, columns: 1, rows: 1), style: Style())
    #expect(grid.description == " xy")
  }

  @Test func `A wide glyph that begins left of it leaves a blank`() {
    var grid = grid(4, 1)
    grid.write("日本", at: Point(column: -1, row: 0))
    #expect(grid.description == " 本")
  }

  @Test func `A style is laid over what is beneath`() {
    var grid = grid(3, 1)
    grid.restyle(grid.bounds, Style(background: .ansi(4), attributes: .reverse))
    grid.write("ab", at: Point(column: 0, row: 0), style: Style(foreground: .ansi(1)))
    let expected = Style(foreground: .ansi(1), background: .ansi(4), attributes: .reverse)
    #expect(grid[Point(column: 1, row: 0)]?.style == expected)
  }

  @Test func `The difference names the runs that changed, in whole glyphs`() {
    var old = grid(8, 2)
    old.write("a日本b", at: Point(column: 0, row: 1))
    var new = old
    new.write("語", at: Point(column: 3, row: 1))
    #expect(new.diff(from: old) == [Grid.Run(row: 1, columns: 3..<5)])
    #expect(new.diff(from: new).isEmpty)
    new.write("x", at: Point(column: 2, row: 1))
    #expect(new.diff(from: old) == [Grid.Run(row: 1, columns: 1..<5)])
  }

  @Test func `Another mark on the same letter is a difference`() {
    var old = grid(2, 1)
    old.write("e\u{301}", at: Point(column: 0, row: 0))
    var new = grid(2, 1)
    new.write("e\u{300}", at: Point(column: 0, row: 0))
    #expect(new.diff(from: old) == [Grid.Run(row: 0, columns: 0..<1)])
  }

  @Test func `Another size is another screen`() {
    #expect(grid(2, 2).diff(from: grid(3, 2)).map(\.columns) == [0..<2, 0..<2])
  }

  @Test func `Styles are legible in a golden`() {
    var grid = grid(4, 1)
    grid.write("ab", at: Point(column: 1, row: 0), .heading)
    grid.cursor = Point(column: 1, row: 0)
    #expect(
      grid.styledDescription == """
         ab

        .aa.

        a fg default, bg default, bold, underline
        cursor 1,0
        """
    )
  }
}
