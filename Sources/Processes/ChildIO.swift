import Glibc

/// Reading from a child and writing to it without waiting for it.
enum ChildIO {
  /// How many bytes are read at once.
  static let chunk = 1 << 16

  /// What there is to read; empty at the end, nil when there is nothing now.
  static func read(_ end: borrowing PipeEnd) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
      let got = Glibc.read(end.raw, buffer.baseAddress, buffer.count)
      failure = got < 0 ? errno : 0
      count = max(0, got)
    }
    return failure == EAGAIN || failure == EINTR ? nil : bytes
  }

  /// Writes what the child takes now.
  ///
  /// - Returns: how many bytes it took; its input is ended when it takes nothing any more.
  static func write(_ bytes: ArraySlice<UInt8>, to child: inout ChildProcess) -> Int {
    let input = child.input
    let count = bytes.withUnsafeBytes { buffer in
      BrokenPipe.unheard { Glibc.write(input, buffer.baseAddress, buffer.count) }
    }
    if count < 0 {
      if errno != EAGAIN, errno != EINTR { child.endInput() }
      return 0
    }
    return count
  }
}

/// The clock that nobody sets.
enum MonotonicClock {
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
