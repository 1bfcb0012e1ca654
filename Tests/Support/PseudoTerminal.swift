import Foundation
import Glibc

/// A program in a pseudo-terminal without an emulator behind it, whose every byte is kept.
///
/// Unlike a session of tmux it shows what was sent, not what a terminal made of it. The program is
/// killed when the value is let go of.
package final class PseudoTerminal {
  /// Where in `stream` a screen is to be looked at, and what it shows.
  package struct Mark: Sendable {
    /// The bytes before it.
    package let offset: Int
    /// What is to be seen there.
    package let name: String
  }

  /// Every byte that the program has sent.
  package private(set) var stream: [UInt8] = []
  /// The places that were marked.
  package private(set) var marks: [Mark] = []
  // What the headers of glibc keep from Swift: TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID.
  private static let unlock: UInt = 0x4004_5431
  private static let numberOf: UInt = 0x8004_5430
  private static let newSession: Int32 = 0x80
  /// After how many milliseconds without a byte an answer is over; more than the escape delay.
  package var patience: Int32 = 40
  private let descriptor: Int32
  private var process: pid_t = 0
  private var status: Int32?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: the program's path with its arguments.
  ///   - environment: all that the program sees beside PATH, LANG and TERM.
  package init(
    _ command: [String],
    columns: Int,
    rows: Int,
    environment: [String: String]
  ) throws {
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: CInt = 0
    var isLocked: CInt = 0
    guard descriptor >= 0, ioctl(descriptor, Self.unlock, &isLocked) == 0,
      ioctl(descriptor, Self.numberOf, &number) == 0
    else { throw ToolError(message: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a new session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    for other in 3..<256 { posix_spawn_file_actions_addclose(&actions, Int32(other)) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | Self.newSession))

    let usual = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
      "TERM": "xterm-256color",
    ]
    let variables =
      usual.merging(environment) { $1 }
      .map { strdup("\($0.key)=\($0.value)") } + [nil]
    let words = command.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    let failure = posix_spawn(&process, command[0], &actions, &attributes, words, variables)
    if failure != 0 {
      throw ToolError(message: "\(command[0]): \(String(cString: strerror(failure)))")
    }
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(descriptor)
  }

  /// Sends bytes as a keyboard would, and waits until the answer is over.
  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      // What nobody reads fills the way back, and then nobody reads what is sent either.
      let count = bytes[sent...].withUnsafeBytes {
        write(descriptor, $0.baseAddress, min(512, $0.count))
      }
      guard count > 0 else { return }
      sent += count
      if sent < bytes.count { settle(quiet: 0) }
    }
    settle(quiet: patience)
  }

  /// Reads until nothing has come for so long, or the program has ended.
  package func settle(quiet milliseconds: Int32, limit: Duration = .seconds(10)) {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, milliseconds) > 0, readAvailable() else { return }
    }
  }

  /// Reads until what was sent holds a text, which the test waits for.
  ///
  /// - Returns: whether it came in time.
  package func wait(for text: String, limit: Duration = .seconds(15)) -> Bool {
    let end = ContinuousClock.now + limit
    let wanted = Data(text.utf8)
    while Data(stream).range(of: wanted) == nil {
      guard ContinuousClock.now < end else { return false }
      settle(quiet: 50, limit: .milliseconds(200))
    }
    return true
  }

  /// Marks what is shown now, to be looked at later.
  package func mark(_ name: String) { marks.append(Mark(offset: stream.count, name: name)) }

  /// Waits for the program's end.
  ///
  /// - Returns: its status as `waitpid` gives it, nil when it goes on.
  package func ending(limit: Duration = .seconds(15)) -> Int32? {
    let end = ContinuousClock.now + limit
    while status == nil, ContinuousClock.now < end {
      settle(quiet: 20, limit: .milliseconds(100))
      var ended: Int32 = 0
      if waitpid(process, &ended, WNOHANG) == process { status = ended }
    }
    settle(quiet: 20, limit: .milliseconds(200))
    return status
  }

  /// Sends bytes one after the other and reads nothing of what comes back.
  package func stuff(_ text: String) {
    for byte in text.utf8 {
      _ = withUnsafeBytes(of: byte) { write(descriptor, $0.baseAddress, 1) }
      usleep(25_000)
    }
  }

  /// Sends a signal and waits for the end of the program, reading nothing of what it writes.
  ///
  /// - Returns: its status as `waitpid` gives it, nil when it goes on.
  package func endingUnread(after signal: Int32, limit: Duration = .seconds(10)) -> Int32? {
    kill(process, signal)
    let end = ContinuousClock.now + limit
    while status == nil, ContinuousClock.now < end {
      var ended: Int32 = 0
      if waitpid(process, &ended, WNOHANG) == process { status = ended }
      usleep(20_000)
    }
    return status
  }

  private func readAvailable() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    stream += buffer[..<count]
    return true
  }
}
