import CNcurses
import CellGrid
import Glibc

/// What terminfo says of the terminal, read before anything is drawn.
package struct TerminalType: Hashable, Sendable {
  /// The entry that is used: `TERM`, or its sibling with 256 colours when `COLORTERM` says that the
  /// terminal has more than `TERM` tells.
  package var name: String
  /// How many colours it has; 0 or less means none.
  package var colors: Int
  /// Whether colours are given as red, green and blue.
  package var hasDirectColor: Bool
  /// Whether it marks what is pasted once it is asked to (`BE` and `PS` of terminfo), so that many keys
  /// that come at once, as over a slow line, are keys.
  package var marksPastes: Bool

  /// Looks the terminal up.
  ///
  /// - Parameters:
  ///   - term: the value of `TERM`.
  ///   - colorTerm: the value of `COLORTERM`.
  /// - Throws: `TerminalError.unknownType`, or `cannotMoveCursor` for a type such as `dumb`.
  package init(term: String, colorTerm: String) throws(TerminalError) {
    guard !term.isEmpty, Self.load(term) else { throw .unknownType(term) }
    guard cncurses_string("cup") != nil else { throw .cannotMoveCursor(term) }
    name = term
    colors = Int(tigetnum("colors"))
    marksPastes = cncurses_string("BE") != nil && cncurses_string("PS") != nil
    hasDirectColor = tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || cncurses_string("RGB") != nil
    guard colors < 256, ["truecolor", "24bit"].contains(colorTerm) else { return }
    let sibling = term + "-256color"
    if Self.load(sibling), cncurses_string("cup") != nil {
      name = sibling
      colors = Int(tigetnum("colors"))
    }
  }

  private static func load(_ name: String) -> Bool {
    var error: Int32 = 0
    return setupterm(name, STDOUT_FILENO, &error) == OK
  }
}
