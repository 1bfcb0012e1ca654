import Glibc

/// Reads a file or a pipe as blocks of whole lines, in memory that does not grow with it.
///
/// A line ends with LF or CRLF; the last one may end with the input. A byte order mark is skipped. A
/// line of more than `maximumLine` bytes is skipped to its end and given as a line that is too long.
/// UTF-16 and compressed files are refused at their first bytes. From a pipe a block is given as soon
/// as nothing more comes for a moment, so that a live log is not held back.
package struct LineReader: ~Copyable {
  /// The most bytes that a line may have: 16 MiB.
  package static let defaultMaximumLine = 16 << 20
  /// What standard input is called in messages.
  package static let standardInputName = "standard input"

  /// The path, or what standard input is called.
  package let name: String
  /// How many bytes there are in all; nil for a pipe.
  package let totalBytes: Int64?

  private let command: String
  private let descriptor: Int32
  private let isOwned: Bool
  /// The most bytes that a line may have.
  package let maximumLine: Int
  private let blockSize: Int
  /// How long a pipe may be silent before what has come is given; below zero, forever.
  private let patience: Int32
  /// What was read and is not yet given: the beginning of a line.
  private var rest: [UInt8] = []
  private var lineNumber = 1
  private var bytesRead: Int64 = 0
  private var isAtStart = true
  private var isAtEnd = false
  /// Whether the line that is being read is too long, and what is read of it is dropped.
  private var isSkipping = false

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - command: what a message tells to run on input that had to be converted.
  ///   - maximumLine: the most bytes that a line may have.
  ///   - blockSize: how many bytes to read for a block; one long line makes a larger one.
  /// - Throws: `missingInput` when there is none, it is a folder, or it may not be read.
  package init(
    path: String,
    command: String = "errata log -",
    maximumLine: Int = defaultMaximumLine,
    blockSize: Int = 1 << 20
  ) throws(CaptureError) {
    if path == "-" {
      self.init(
        descriptor: STDIN_FILENO,
        name: Self.standardInputName,
        command: command,
        maximumLine: maximumLine,
        blockSize: blockSize
      )
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.openError(errno, path: path) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw CaptureError(.missingInput, "\(path) is a folder. Name the files in it.")
    }
    self.init(
      descriptor: descriptor,
      name: path,
      command: command,
      isOwned: true,
      maximumLine: maximumLine,
      blockSize: blockSize
    )
  }

  /// Reads from a file descriptor, which is closed at the end when it is owned.
  ///
  /// - Parameters:
  ///   - descriptor: open for reading.
  ///   - name: what it is called in messages.
  ///   - command: what a message tells to run on input that had to be converted.
  ///   - isOwned: whether to close it.
  ///   - maximumLine: the most bytes that a line may have.
  ///   - blockSize: how many bytes to read for a block; one long line makes a larger one.
  ///   - patience: how many milliseconds a pipe may be silent before what has come is given; below
  ///     zero, forever.
  package init(
    descriptor: Int32,
    name: String,
    command: String = "errata log -",
    isOwned: Bool = false,
    maximumLine: Int = defaultMaximumLine,
    blockSize: Int = 1 << 20,
    patience: Int32 = 20
  ) {
    self.descriptor = descriptor
    self.name = name
    self.command = command
    self.isOwned = isOwned
    self.maximumLine = maximumLine
    self.blockSize = max(blockSize, 1)
    self.patience = patience
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    totalBytes = isFile ? Int64(status.st_size) : nil
  }

  deinit { if isOwned { close(descriptor) } }

  /// The next lines, or nil at the end of the input.
  ///
  /// - Throws: `badInput` at the first bytes of UTF-16 or of a compressed file; `io` when reading
  ///   fails.
  package mutating func next() throws(CaptureError) -> LineBlock? {
    var lines: [LineBlock.Line] = []
    while lines.isEmpty {
      if isAtEnd, rest.isEmpty { return nil }
      if !isAtEnd { try fill() }
      if isAtStart { try skipStart() }
      lines = takeLines()
      if lines.isEmpty, isAtEnd, rest.isEmpty { return nil }
    }
    let end = lines.last?.rangeWithEnd.upperBound ?? 0
    let block = LineBlock(bytes: rest, lines: lines, bytesRead: bytesRead)
    rest = Array(block.bytes[end...])
    return block
  }

  /// Reads until a block is full and has a line's end, or the input ends or pauses.
  private mutating func fill() throws(CaptureError) {
    var target = max(blockSize, rest.count + blockSize / 2)
    var hasLine = false
    while !isAtEnd, rest.count < target || !hasLine {
      if rest.count >= target {
        if rest.count > maximumLine || isSkipping { return }
        target = min(target * 2, maximumLine + blockSize)
      }
      if hasLine, !isReady(within: patience) { return }
      let before = rest.count
      try readOnce(atMost: target - before)
      hasLine = hasLine || nextLineEnd(from: before) != nil
    }
  }

  /// Whether `next()` can begin without waiting for a pipe.
  package var hasMoreNow: Bool { isAtEnd || isReady(within: 0) }

  /// Whether more, or the end, can be read after waiting so many milliseconds at most.
  private func isReady(within milliseconds: Int32) -> Bool {
    guard totalBytes == nil else { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) != 0
  }

  private mutating func readOnce(atMost count: Int) throws(CaptureError) {
    let before = rest.count
    rest.append(contentsOf: repeatElement(0, count: count))
    var got = 0
    repeat {
      got = rest.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + before }, count)
      }
    } while got < 0 && errno == EINTR
    let code = errno
    rest.removeLast(count - max(got, 0))
    guard got >= 0 else {
      if code == EISDIR { throw CaptureError(.missingInput, "\(name) is a folder.") }
      throw CaptureError(.io, "cannot read \(name): \(systemMessage(code)).")
    }
    bytesRead += Int64(got)
    if got == 0 { isAtEnd = true }
  }

  private mutating func skipStart() throws(CaptureError) {
    isAtStart = false
    rest.removeFirst(try InputStart.skip(rest, name: name, command: command))
  }

  /// The lines of what was read that have an end, and at the end of the input the last one too.
  private mutating func takeLines() -> [LineBlock.Line] {
    var lines: [LineBlock.Line] = []
    var start = 0
    while let lineEnd = nextLineEnd(from: start) {
      lines.append(line(start..<lineEnd, next: lineEnd + 1))
      start = lineEnd + 1
    }
    if isAtEnd, start < rest.count || isSkipping {
      lines.append(line(start..<rest.count, next: rest.count))
    } else if rest.count - start > maximumLine {
      isSkipping = true
    }
    if isSkipping, lines.isEmpty { rest.removeAll(keepingCapacity: true) }
    return lines
  }

  private func nextLineEnd(from start: Int) -> Int? {
    rest.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func line(_ range: Range<Int>, next: Int) -> LineBlock.Line {
    let isTooLong = isSkipping || range.count > maximumLine
    isSkipping = false
    var end = range.upperBound
    if end > range.lowerBound, rest[end - 1] == 0x0D { end -= 1 }
    defer { lineNumber += 1 }
    return LineBlock.Line(
      number: lineNumber,
      range: isTooLong ? range.lowerBound..<range.lowerBound : range.lowerBound..<end,
      rangeWithEnd: range.lowerBound..<next,
      isTooLong: isTooLong
    )
  }

  private static func openError(_ code: Int32, path: String) -> CaptureError {
    switch code {
    case ENOENT, ENOTDIR: CaptureError(.missingInput, "there is no file \(path).")
    case EACCES, EPERM: CaptureError(.missingInput, "\(path) may not be read by this user.")
    default: CaptureError(.missingInput, "cannot open \(path): \(systemMessage(code)).")
    }
  }
}

/// The system's words for an `errno`.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
