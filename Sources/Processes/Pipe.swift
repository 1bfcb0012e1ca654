import Glibc

/// One end of a pipe, closed when it is let go.
struct PipeEnd: ~Copyable {
  let raw: Int32

  init(_ raw: Int32) { self.raw = raw }

  deinit { close(raw) }

  /// Makes reads and writes return at once.
  borrowing func neverBlock() {
    _ = fcntl(raw, F_SETFL, fcntl(raw, F_GETFL) | O_NONBLOCK)
  }
}

/// Both ends of a new pipe, which programs started later do not inherit.
struct Pipe: ~Copyable {
  let reading: PipeEnd
  let writing: PipeEnd

  /// - Throws: the number of the system's error.
  init() throws(SystemNumber) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemNumber(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = PipeEnd(ends[0])
    writing = PipeEnd(ends[1])
  }
}

/// The number of an error of the system.
struct SystemNumber: Error, Equatable {
  let raw: Int32

  init(_ raw: Int32) { self.raw = raw }

  /// What the system says about it.
  var words: String { String(cString: strerror(raw)) }
}
