import Glibc

/// The lines of a file or of standard input, read at constant memory.
struct LineInput {
  /// A line by its number, counted from 1.
  struct Line {
    /// The number.
    var number: Int
    /// The bytes without the line's end, or nil when it is longer than the limit.
    var bytes: ArraySlice<UInt8>?
  }

  /// The longest line, in bytes.
  static let usualLimit = 16 << 20

  private let descriptor: Int32
  private let name: String
  private let limit: Int
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var atEnd = false

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: the longest line, in bytes.
  /// - Throws: a ``Failure`` of the status `missingInput` when there is no such file, it is a folder or
  ///   may not be read.
  init(path: String, limit: Int = usualLimit) throws {
    guard path != "-" else {
      self.init(descriptor: STDIN_FILENO, name: "standard input", limit: limit)
      return
    }
    let shown = PlainText.line(path).text
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.missingInput, "cannot read \(shown): \(systemMessage(errno))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw Failure(.missingInput, "cannot read \(shown): it is a folder; name a file in it")
    }
    self.init(descriptor: descriptor, name: shown, limit: limit)
  }

  private init(descriptor: Int32, name: String, limit: Int) {
    self.descriptor = descriptor
    self.name = name
    self.limit = limit
  }

  /// The next line, or nil at the end; CR LF and a byte order mark at the start are taken off.
  ///
  /// - Throws: a ``Failure`` of the status `inputOutput` when reading fails.
  mutating func next() throws -> Line? {
    var scanned = start
    var isTooLong = false
    while true {
      if let end = lineEnd(from: scanned) {
        return take(upTo: end, after: end + 1, isTooLong: isTooLong)
      }
      if atEnd {
        guard start < buffer.count || isTooLong else { return nil }
        return take(upTo: buffer.count, after: buffer.count, isTooLong: isTooLong)
      }
      if buffer.count - start > limit {
        isTooLong = true
        start = buffer.count
      }
      scanned = buffer.count - start
      try fill()
    }
  }

  /// Where the next LF stands; the C library looks faster than a loop, in debug builds above all.
  private func lineEnd(from index: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, index < bytes.count,
        let found = memchr(base + index, 0x0A, bytes.count - index)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  private mutating func take(upTo end: Int, after next: Int, isTooLong: Bool) -> Line {
    number += 1
    var bytes = buffer[start..<end]
    start = next
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
    return Line(number: number, bytes: isTooLong || bytes.count > limit ? nil : bytes)
  }

  /// Reads more behind what is there; what was taken already is let go.
  private mutating func fill() throws {
    buffer.removeSubrange(..<start)
    start = 0
    var count = 0
    repeat { count = read(descriptor, &chunk, chunk.count) } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw Failure(.inputOutput, "cannot read \(name): \(systemMessage(errno))")
    }
    buffer.append(contentsOf: chunk[..<count])
    atEnd = count == 0
  }
}
