import Glibc

/// Lines out to a child and lines back, one for each, in their order.
///
/// Two batches may be on their way, so that the child never waits for us; each has the time limit from
/// when the one before it was answered.
struct LineExchange: ~Copyable {
  private var child: ChildProcess
  private let limits: LineWorker.Limits
  private let isStopped: @Sendable () -> Bool
  private var unread: [UInt8] = []
  /// Milliseconds between two looks at whether the answers are still wanted.
  private static let glance = 200

  /// Bytes of what is unread that have no line's end among them.
  private var searched = 0
  private var unsent: [UInt8] = []
  private var sentBytes = 0
  private var messageBytes = 0

  /// Starts the child.
  init(
    _ command: [String],
    limits: LineWorker.Limits,
    isStopped: @escaping @Sendable () -> Bool
  ) throws(ProcessFailure) {
    child = try ChildProcess(command)
    self.limits = limits
    self.isStopped = isStopped
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
    var deadline = MonotonicClock.milliseconds + limits.milliseconds
    messageBytes = 0
    while answered < requests.endIndex {
      let horizon = min(requests.endIndex, answered + 2 * batch)
      while sent < horizon, unsent.count - sentBytes < ChildIO.chunk {
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
        deadline = MonotonicClock.milliseconds + limits.milliseconds
        messageBytes = 0
      }
      searched = unread.count
      if unread.count > limits.maximumLine { throw .longLine(limit: limits.maximumLine) }
    }
    if !unread.isEmpty { throw .unasked }
  }

  /// Lets the child end.
  consuming func finish() { child.finish() }

  /// Waits until something can be read or written, and reads or writes it.
  private mutating func exchange(until deadline: Int) throws(ProcessFailure) {
    let left = deadline - MonotonicClock.milliseconds
    guard left > 0 else { throw .timeLimit(seconds: limits.seconds) }
    if isStopped() { throw .stopped }
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
    let count = poll(&polled, nfds_t(polled.count), Int32(clamping: min(left, Self.glance)))
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
    guard let bytes = ChildIO.read(child.messages) else { return }
    if bytes.isEmpty { messagesEnded = true }
    messageBytes += bytes.count
    if messageBytes > limits.maximumMessages {
      throw .floodedMessages(limit: limits.maximumMessages)
    }
  }

  private mutating func readOutput() throws(ProcessFailure) {
    guard let bytes = ChildIO.read(child.output) else { return }
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
    sentBytes += ChildIO.write(unsent[sentBytes...], to: &child)
    if sentBytes == unsent.count {
      unsent.removeAll(keepingCapacity: true)
      sentBytes = 0
    } else if sentBytes > ChildIO.chunk {
      unsent.removeFirst(sentBytes)
      sentBytes = 0
    }
  }
}
