import Glibc

/// A program that is started for one input and ends with its output.
package enum ProgramRun {
  /// What it may take and give.
  package struct Limits: Sendable {
    /// How long it may run, in milliseconds.
    package var milliseconds: Int
    /// Bytes that it may write; what it complains of is read and forgotten, however much it is.
    package var maximumOutput = 16 << 20
    /// Asked several times a second: whether it is to be killed before its time.
    package var isStopped: @Sendable () -> Bool

    /// Makes limits.
    package init(milliseconds: Int, isStopped: @escaping @Sendable () -> Bool = { false }) {
      self.milliseconds = milliseconds
      self.isStopped = isStopped
    }
  }

  /// Runs a program, which is looked for in `PATH` and started without a shell.
  ///
  /// - Parameters:
  ///   - command: the program and its arguments.
  ///   - input: what it reads until the end.
  /// - Returns: what it wrote.
  /// - Throws: a ``ProcessFailure`` when it does not start, takes too long, writes too much, or ends with
  ///   another status than 0; nothing of what it wrote is in it.
  package static func output(
    of command: [String],
    input: [UInt8],
    limits: Limits
  ) throws(ProcessFailure) -> [UInt8] {
    var exchange = try WholeExchange(command, limits: limits)
    return try exchange.run(input)
  }
}

/// The whole input to a child, and its whole output back.
private struct WholeExchange: ~Copyable {
  private var child: ChildProcess
  private let limits: ProgramRun.Limits
  private var messagesEnded = false

  init(_ command: [String], limits: ProgramRun.Limits) throws(ProcessFailure) {
    child = try ChildProcess(command)
    self.limits = limits
  }

  mutating func run(_ input: [UInt8]) throws(ProcessFailure) -> [UInt8] {
    let deadline = MonotonicClock.milliseconds + limits.milliseconds
    var sent = 0
    var output: [UInt8] = []
    if input.isEmpty { child.endInput() }
    while true {
      let left = deadline - MonotonicClock.milliseconds
      guard left > 0 else { throw .timeLimit(seconds: max(1, limits.milliseconds / 1000)) }
      if limits.isStopped() { throw .stopped }
      let ready = try wait(milliseconds: min(left, 200), wantsToWrite: sent < input.count)
      if ready.messages, ChildIO.read(child.messages)?.isEmpty == true { messagesEnded = true }
      if ready.output, let bytes = ChildIO.read(child.output) {
        if bytes.isEmpty { return try ended(output, before: deadline) }
        output += bytes
        guard output.count <= limits.maximumOutput else {
          throw .longLine(limit: limits.maximumOutput)
        }
      }
      if ready.input {
        sent += ChildIO.write(input[sent...], to: &child)
        // A child that reads no more is known by how it ends.
        if sent == input.count || child.input < 0 {
          sent = input.count
          child.endInput()
        }
      }
    }
  }

  private func wait(
    milliseconds: Int,
    wantsToWrite: Bool
  ) throws(ProcessFailure) -> (input: Bool, output: Bool, messages: Bool) {
    var polled = [
      pollfd(fd: child.output.raw, events: Int16(POLLIN), revents: 0),
      pollfd(fd: messagesEnded ? -1 : child.messages.raw, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wantsToWrite ? child.input : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let count = poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds))
    if count < 0, errno != EINTR {
      throw .badReply("cannot be waited for: \(SystemNumber(errno).words)")
    }
    guard count > 0 else { return (false, false, false) }
    return (polled[2].revents != 0, polled[0].revents != 0, polled[1].revents != 0)
  }

  private mutating func ended(
    _ output: [UInt8],
    before deadline: Int
  ) throws(ProcessFailure) -> [UInt8] {
    switch child.reasonOfEnd(milliseconds: max(0, deadline - MonotonicClock.milliseconds)) {
    case .ended(status: 0): return output
    case .closedOutput: throw .timeLimit(seconds: max(1, limits.milliseconds / 1000))
    case let failure: throw failure
    }
  }
}
