import Glibc

/// How wide a listing for people may be.
enum TerminalWidth {
  /// The columns of the terminal behind standard output; 120 when there is none.
  static var current: Int { ofTerminal ?? 120 }

  /// The columns of the terminal behind standard output, nil when there is none, as in a pipe.
  static var ofTerminal: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
