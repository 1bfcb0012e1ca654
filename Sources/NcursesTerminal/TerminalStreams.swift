import Glibc

/// The descriptors of the terminal: standard input and output, or the controlling terminal when either
/// of them leads elsewhere.
struct TerminalStreams {
  /// Keys come from it.
  let input: Int32
  /// Cells go to it.
  let output: Int32
  /// The descriptor that was opened for this, to be closed at the end.
  let opened: Int32?
  /// A copy of the output for ncurses alone.
  let drawing: Int32
  /// The stream that ncurses is given, which takes that copy from it.
  let file: UnsafeMutablePointer<FILE>

  /// Finds them.
  init() throws(TerminalError) {
    if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      (input, output, opened) = (STDIN_FILENO, STDOUT_FILENO, nil)
    } else {
      let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw .noTerminal }
      (input, output, opened) = (descriptor, descriptor, descriptor)
    }
    drawing = fcntl(output, F_DUPFD_CLOEXEC, 3)
    guard drawing >= 0, let stream = fdopen(drawing, "w") else {
      let number = errno
      if drawing >= 0 { Glibc.close(drawing) }
      if let opened { Glibc.close(opened) }
      throw .system(call: "fdopen", number: number)
    }
    file = stream
  }

  /// Closes what was opened.
  func close() {
    fclose(file)
    if let opened { Glibc.close(opened) }
  }
}

/// The locale of characters, which decides what ncurses takes for a character.
enum TerminalLocale {
  /// Takes the user's; when that has no UTF-8, the plain one that has, since terminals speak it today
  /// and a login over ssh often brings no locale along.
  static func choose() {
    setlocale(LC_CTYPE, "")
    let codeset = String(cString: nl_langinfo(nl_item(CODESET)))
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}

/// The handlers that ncurses would put in place of defaults.
enum SignalSettings {
  /// Runs a call and puts the handlers back that it replaced: signals are the business of the loop.
  static func kept<Result>(_ call: () -> Result) -> Result {
    let signals = [SIGINT, SIGTERM, SIGTSTP, SIGWINCH]
    let before = signals.map { signal in
      var action = sigaction()
      sigaction(signal, nil, &action)
      return action
    }
    defer {
      for (signal, action) in zip(signals, before) {
        var action = action
        sigaction(signal, &action, nil)
      }
    }
    return call()
  }
}
