import Glibc

/// The file of `--rejects`: bad lines as they came in, readable by their owner alone.
struct RejectFile {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Makes the file, or empties the one that is there.
  ///
  /// - Throws: a ``Failure`` of the status `inputOutput`.
  init(path: String) throws {
    self.path = PlainText.line(path).text
    descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.inputOutput, "cannot write \(self.path): \(systemMessage(errno))")
    }
    // A file that was there keeps its mode at open.
    fchmod(descriptor, 0o600)
  }

  /// Adds a line.
  mutating func add(_ line: ArraySlice<UInt8>) throws {
    buffer.append(contentsOf: line)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes what is left.
  mutating func close() throws {
    try flush()
    Glibc.close(descriptor)
  }

  private mutating func flush() throws {
    let code = writeAll(buffer[...], to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    guard code == 0 else {
      throw Failure(.inputOutput, "cannot write \(path): \(systemMessage(code))")
    }
  }
}
