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
      withoutBrokenPipe { Glibc.write(input, buffer.baseAddress, buffer.count) }
    }
    if count < 0 {
      if errno != EAGAIN, errno != EINTR { child.endInput() }
      return 0
    }
    return count
  }

  /// Does something during which a broken pipe is an error and no signal, whoever ignores it or not.
  private static func withoutBrokenPipe(_ body: () -> Int) -> Int {
    var mask = sigset_t()
    var old = sigset_t()
    var pending = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &mask, &old)
    let result = body()
    let code = errno
    if result < 0, code == EPIPE, !wasPending {
      var none = timespec()
      while sigtimedwait(&mask, nil, &none) < 0, errno == EINTR {}
    }
    pthread_sigmask(SIG_SETMASK, &old, nil)
    errno = code
    return result
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
