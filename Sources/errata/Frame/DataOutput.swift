import Glibc

/// Standard output: data, buffered, so that a listing of a million lines is few writes.
final class DataOutput {
  private static let capacity = 1 << 16

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Writes to a file descriptor, by default standard output.
  init(descriptor: Int32 = STDOUT_FILENO) { self.descriptor = descriptor }

  /// Whether a person reads along.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes a line.
  ///
  /// - Throws: ``BrokenPipe`` when the reader has gone away, else a ``Failure`` of the status
  ///   `inputOutput`.
  func line(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes bytes as they are; throws as ``line(_:)`` does.
  func bytes(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands everything over; throws as ``line(_:)`` does.
  ///
  /// A command calls it before it ends.
  func flush() throws {
    let pending = buffer
    buffer.removeAll(keepingCapacity: true)
    switch writeAll(pending[...], to: descriptor) {
    case 0: return
    case EPIPE: throw BrokenPipe()
    case let code:
      throw Failure(
        .inputOutput,
        "cannot write to standard output: \(systemMessage(code)). Check the disk or the pipe behind it."
      )
    }
  }
}

/// The system's words for an `errno`.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
