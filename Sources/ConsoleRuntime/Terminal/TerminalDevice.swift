package import CellGrid
import NcursesTerminal

/// What the loop needs of a terminal: the real one, or one in memory.
package protocol TerminalDevice: ~Copyable {
  /// How many cells it has.
  var size: Size { get }
  /// The descriptor that becomes readable when there is input; negative when there never is any.
  var inputDescriptor: Int32 { get }

  /// Shows a grid, writing what differs from the last one.
  mutating func draw(_ grid: Grid)
  /// Reads what the user did without waiting; nil when the terminal is gone.
  mutating func nextInputs() -> [TerminalInput]?
  /// Asks for the size anew.
  mutating func resize() -> Size
  /// Makes the next drawing begin from an empty screen.
  mutating func redraw()
  /// Switches the reporting of the mouse.
  mutating func setMouse(_ isOn: Bool)
  /// Puts a text on the clipboard; false when it is too long for that.
  func copy(_ text: String) -> Bool
  /// Gives the terminal back for a while.
  mutating func suspend()
  /// Takes it again.
  mutating func resume()
  /// Takes it again although it was not given back, for others may have had it meanwhile.
  mutating func takeAgain()
}

extension NcursesTerminal.Terminal: TerminalDevice {}
