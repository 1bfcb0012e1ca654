import Glibc

/// Lines out to a child and lines back, one for each, in their order.
///
/// Two batches may be on their way, so that the child never waits for us; each has the time limit from
/// when the one before it was answered.
struct LineExchange: ~Copyable {
  private var child: ChildProcess
  private let limits: LineWorker.Limits
  private var unread: [UInt8] = []
  /// Bytes of what is unread that have no line's end among them.
  private var searched = 0
  private var unsent: [UInt8] = []
  private var sentBytes = 0
  private var messageBytes = 0

  /// Starts the child.
  init(_ command: [String], limits: LineWorker.Limits) throws(ProcessFailure) {
    child = try ChildProcess(command)
    self.limits = limits
  }

  /// Sends requests and hands over each reply, until all are answered.
  ///
  /// - Parameters:
  ///   - requests: lines without their ends.
  ///   - batch: how many belong together.
  ///   - take: takes a reply, or says what is wrong with it.
  mutating func run(
    _ requests: ArraySlice<[UInt8]>,
    batch: Int,
    take: (ArraySlice<UInt8>) -> String?
  ) throws(ProcessFailure) {
    var sent = requests.startIndex
    var answered = sent
    var deadline = Self.now + limits.milliseconds
    messageBytes = 0
    while answered < requests.endIndex {
      let horizon = min(requests.endIndex, answered + 2 * batch)
      while sent < horizon, unsent.count - sentBytes < Self.chunk {
        unsent += requests[sent]
        unsent.append(UInt8(ascii: "\n"))
        sent += 1
      }
      try exchange(until: deadline)
      while let end = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        guard answered < sent else { throw .unasked }
        if let problem = take(unread[..<end]) { throw .badReply(problem) }
        unread.removeFirst(end + 1)
        searched = 0
        answered += 1
        guard (answered - requests.startIndex) % batch == 0 else { continue }
        deadline = Self.now + limits.milliseconds
        messageBytes = 0
      }
      searched = unread.count
      if unread.count > limits.maximumLine { throw .longLine(limit: limits.maximumLine) }
    }
    if !unread.isEmpty { throw .unasked }
  }

  /// Lets the child end.
  consuming func finish() { child.finish() }

  private static let chunk = 1 << 16

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Waits until something can be read or written, and reads or writes it.
  private mutating func exchange(until deadline: Int) throws(ProcessFailure) {
    let left = deadline - Self.now
    guard left > 0 else { throw .timeLimit(seconds: limits.seconds) }
    let wantsToWrite = sentBytes < unsent.count
    var polled = [
      pollfd(fd: child.output.raw, events: Int16(POLLIN), revents: 0),
      pollfd(fd: messagesEnded ? -1 : child.messages.raw, events: Int16(POLLIN), revents: 0),
      pollfd(
        fd: wantsToWrite ? child.input : -1,
        events: Int16(POLLOUT),
        revents: 0
      ),
    ]
    let count = poll(&polled, nfds_t(polled.count), Int32(clamping: left))
    guard count > 0 else {
      guard count < 0, errno != EINTR else { return }
      throw .badReply("cannot be waited for: \(SystemNumber(errno).words)")
    }
    if polled[1].revents != 0 { try readMessages() }
    if polled[0].revents != 0 { try readOutput() }
    if polled[2].revents != 0 { write() }
  }

  private var messagesEnded = false

  /// Reads what the child complains of and forgets it: it may quote records.
  private mutating func readMessages() throws(ProcessFailure) {
    guard let bytes = Self.read(child.messages) else { return }
    if bytes.isEmpty { messagesEnded = true }
    messageBytes += bytes.count
    if messageBytes > limits.maximumMessages {
      throw .floodedMessages(limit: limits.maximumMessages)
    }
  }

  private mutating func readOutput() throws(ProcessFailure) {
    guard let bytes = Self.read(child.output) else { return }
    guard bytes.isEmpty else {
      unread += bytes
      return
    }
    throw unread.isEmpty ? child.reasonOfEnd() : .cutLine
  }

  /// Writes what the child takes.
  ///
  /// A child that takes nothing any more is noticed by its output.
  private mutating func write() {
    let input = child.input
    let count = unsent.withUnsafeBytes { bytes in
      Self.withoutBrokenPipe {
        Glibc.write(input, bytes.baseAddress.map { $0 + sentBytes }, bytes.count - sentBytes)
      }
    }
    if count < 0 {
      if errno != EAGAIN, errno != EINTR { child.endInput() }
      return
    }
    sentBytes += count
    if sentBytes == unsent.count {
      unsent.removeAll(keepingCapacity: true)
      sentBytes = 0
    } else if sentBytes > Self.chunk {
      unsent.removeFirst(sentBytes)
      sentBytes = 0
    }
  }

  /// What there is to read; empty at the end, nil when there is nothing now.
  private static func read(_ end: borrowing PipeEnd) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
      let got = Glibc.read(end.raw, buffer.baseAddress, buffer.count)
      failure = got < 0 ? errno : 0
      count = max(0, got)
    }
    return failure == EAGAIN || failure == EINTR ? nil : bytes
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
