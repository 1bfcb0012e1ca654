import Glibc

/// A running program with pipes to its three streams, in a process group of its own.
///
/// It is killed with its whole group when it is let go.
struct ChildProcess: ~Copyable {
  private let id: pid_t
  /// What it reads; nil once it was told that nothing more comes.
  private var inputEnd: PipeEnd?
  /// The descriptor of what it reads; -1 once it was told that nothing more comes.
  private(set) var input: Int32
  /// What it writes.
  let output: PipeEnd
  /// What it complains of.
  let messages: PipeEnd
  /// How it ended, in the form of `waitpid`, once that is known.
  private var ending: Int32?

  /// How long a program has to end by itself when nothing more comes, in milliseconds.
  static let grace = 500

  /// Starts a program, which is looked for in `PATH`; no shell reads its words.
  ///
  /// - Parameter command: the program and its arguments.
  init(_ command: [String]) throws(ProcessFailure) {
    let started: Started
    do throws(SystemNumber) {
      started = try Self.start(command)
    } catch {
      throw .notStarted(program: command.first ?? "", reason: error.words)
    }
    id = started.id
    input = started.input.raw
    inputEnd = .some(started.input)
    output = started.output
    messages = started.messages
  }

  private struct Started: ~Copyable {
    let id: pid_t
    let input: PipeEnd
    let output: PipeEnd
    let messages: PipeEnd
  }

  private static func start(_ command: [String]) throws(SystemNumber) -> Started {
    let input = try Pipe()
    let output = try Pipe()
    let messages = try Pipe()
    let id = try start(
      command,
      on: [input.reading.raw, output.writing.raw, messages.writing.raw]
    )
    input.writing.neverBlock()
    output.reading.neverBlock()
    messages.reading.neverBlock()
    return Started(
      id: id,
      input: input.writing,
      output: output.reading,
      messages: messages.reading
    )
  }

  private static func start(
    _ command: [String],
    on streams: [Int32]
  ) throws(SystemNumber) -> pid_t {
    guard let program = command.first, !command.contains(where: { $0.utf8.contains(0) }) else {
      throw SystemNumber(EINVAL)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, end) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(stream))
    }
    // What a library has open without a word on its inheritance is not the program's.
    for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals that this process ignores or blocks are the child's to hear.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP)
    )
    let words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id = pid_t()
    let variables = ChildEnvironment.variables
    let failure = posix_spawnp(&id, program, &actions, &attributes, words, variables)
    guard failure == 0 else { throw SystemNumber(failure) }
    return id
  }

  /// Tells it that nothing more comes.
  mutating func endInput() {
    input = -1
    inputEnd = nil
  }

  /// Why its output ended.
  ///
  /// - Parameter milliseconds: how long it has to end by itself.
  mutating func reasonOfEnd(milliseconds: Int = Self.grace) -> ProcessFailure {
    waitForEnd(milliseconds: milliseconds)
    guard let ending else { return .closedOutput }
    let signal = ending & 0x7F
    return signal == 0 ? .ended(status: ending >> 8 & 0xFF) : .killed(signal: signal)
  }

  /// Looks whether it ends within some time.
  private mutating func waitForEnd(milliseconds: Int) {
    var waited = 0
    while ending == nil {
      var information = siginfo_t()
      // The process stays a zombie, so that its group cannot be taken for another one.
      let isKnown = waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      if isKnown, information.si_signo == SIGCHLD {
        let status = information._sifields._sigchld.si_status
        ending = information.si_code == CLD_EXITED ? status << 8 : status & 0x7F
        return
      }
      guard waited < milliseconds else { return }
      usleep(5_000)
      waited += 5
    }
  }

  /// Lets it end by itself, for a short time.
  consuming func finish() {
    endInput()
    waitForEnd(milliseconds: Self.grace)
  }

  deinit {
    kill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }
}
