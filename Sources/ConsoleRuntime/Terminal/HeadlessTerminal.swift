package import CellGrid

/// A terminal in memory, for scripts and tests: it shows grids to nobody and is given its input.
package struct HeadlessTerminal: TerminalDevice {
  /// How many cells it has.
  package private(set) var size: Size
  /// There is no descriptor: what a script does comes as commands.
  package var inputDescriptor: Int32 { -1 }
  /// What it shows, nil before the first drawing.
  package private(set) var screen: Grid?
  /// How often it was drawn upon.
  package private(set) var drawings = 0

  /// Makes an empty terminal.
  package init(size: Size) { self.size = size }

  /// Keeps the grid.
  package mutating func draw(_ grid: Grid) {
    screen = grid
    drawings += 1
  }

  /// Nobody types.
  package mutating func nextInputs() -> [TerminalInput]? { [] }

  /// The size that it was made with.
  package mutating func resize() -> Size { size }

  /// Does nothing: every drawing is whole.
  package mutating func redraw() {}

  /// Does nothing.
  package mutating func setMouse(_ isOn: Bool) {}

  /// Takes any text and forgets it.
  package func copy(_ text: String) -> Bool { true }

  /// Does nothing.
  package mutating func suspend() {}

  /// Does nothing.
  package mutating func resume() {}

  /// Does nothing.
  package mutating func takeAgain() {}
}
