import Glibc

/// A text given on the command line, or `-` for standard input.
enum TextArgument {
  /// The longest text taken, in bytes: what one line of input may have.
  static let limit = 16 << 20

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - value: the value of the option.
  ///   - option: its name, for messages.
  /// - Throws: a ``Failure`` when standard input cannot be read, is too long or is not UTF-8.
  static func read(_ value: String, option: String) throws -> String {
    guard value == "-" else { return value }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(.inputOutput, "cannot read standard input: \(systemMessage(errno))")
      }
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else {
        throw Failure(.badInput, "\(option) -: standard input has more than 16 MiB")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badInput, "\(option) -: standard input is not UTF-8")
    }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
