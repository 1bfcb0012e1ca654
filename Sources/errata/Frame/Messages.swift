import Glibc

/// Standard error: words for people, never data.
///
/// Words may hold the name of a file, an argument or a setting, so nothing in them acts on a terminal.
enum Messages {
  /// Says what went wrong.
  static func error(_ text: String) { write("errata: \(PlainText.lines(text))\n") }

  /// Says something that is no error.
  static func note(_ text: String) { write("\(PlainText.lines(text))\n") }

  /// Whether somebody watches.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes as it is; when nobody can read it, nothing can be done about it.
  static func write(_ text: String) {
    _ = writeAll(Array(text.utf8)[...], to: STDERR_FILENO)
  }
}

/// Writes all bytes, going on after interruptions and short writes.
///
/// - Returns: 0, or the `errno` of the write that failed.
func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let written = Glibc.write(
        descriptor,
        buffer.baseAddress?.advanced(by: offset),
        buffer.count - offset
      )
      if written >= 0 {
        offset += written
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
