/// Why the console cannot use the terminal.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Neither standard input and output nor the controlling terminal is one.
  case noTerminal
  /// `TERM` is empty or terminfo does not know it.
  case unknownType(String)
  /// The terminal cannot put its cursor anywhere.
  case cannotMoveCursor(String)
  /// A call of the system failed.
  case system(call: String, number: Int32)

  /// What happened and what to do.
  package var description: String {
    switch self {
    case .noTerminal:
      "The console needs a terminal, and there is none here. Run errata in a terminal window, "
        + "or use the commands that need none: errata queue, errata show, errata decide."
    case .unknownType(""):
      "The variable TERM is empty. Set it to the type of your terminal: TERM=xterm-256color errata"
    case .unknownType(let name):
      "This machine does not know terminals of the type \(name). "
        + "Install ncurses-term, or try TERM=xterm-256color errata"
    case .cannotMoveCursor(let name):
      "A terminal of the type \(name) cannot show full screens. Try TERM=xterm-256color errata"
    case .system(let call, let number):
      "The terminal did not answer: \(call) failed with error \(number). "
        + "Close this window and open a new one."
    }
  }
}
