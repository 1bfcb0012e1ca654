import Glibc

/// How wide a listing for people may be.
enum TerminalWidth {
  /// The columns of the terminal behind standard output; 120 when there is none.
  static var current: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 120 }
    return Int(size.ws_col)
  }
}
