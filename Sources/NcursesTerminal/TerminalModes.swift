// The line settings come to Swift through the headers of ncurses.
import CNcurses
import Glibc

/// The line settings of a terminal, and the moments at which we ask for them.
struct TerminalModes {
  /// As they were before we came.
  let saved: termios

  /// Reads the settings.
  ///
  /// A terminal that neither echoes nor gathers lines nor knows signals was left so by a program that
  /// was killed; then the settings of a fresh terminal are what is given back.
  init(of descriptor: Int32) throws(TerminalError) {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else {
      throw .system(call: "tcgetattr", number: errno)
    }
    if settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0 {
      settings.c_iflag |= tcflag_t(ICRNL | IXON)
      settings.c_oflag |= tcflag_t(OPOST | ONLCR)
      settings.c_lflag |= tcflag_t(ICANON | ECHO | ECHOE | ECHOK | ISIG | IEXTEN)
    }
    saved = settings
  }

  /// Gives the settings back, once what was written has gone out.
  func restore(_ descriptor: Int32) {
    var settings = saved
    tcsetattr(descriptor, TCSADRAIN, &settings)
  }
}

/// Sequences that terminfo leaves out or that must be sent whatever it says.
enum PrivateModes {
  /// Pastes come between marks.
  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  /// Pastes come as if typed.
  static let pasteOff = Array("\u{1B}[?2004l".utf8)
  /// Presses, drags and the wheel are reported, in the form without a limit of columns.
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  /// The mouse is the terminal's again, in every mode that anybody could have left on.
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l".utf8)
}

/// Writes all bytes, waiting for a slow terminal; gives up when it is gone.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      written += count
    } else if count < 0, errno == EAGAIN {
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&ready, 1, 1000) > 0 else { return }
    } else if count == 0 || errno != EINTR {
      return
    }
  }
}
