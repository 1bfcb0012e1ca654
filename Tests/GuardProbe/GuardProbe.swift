import CTerminalGuard
import Glibc

// Takes the terminal over as the console does, then ends in the way that its argument names. It
// exists to show that the guard gives the terminal back.

/// Puts the terminal into the console's modes, with the guard in place.
private func takeTerminal(wake: CInt) {
  terminal_guard_install(wake)
  var saved = termios()
  tcgetattr(STDIN_FILENO, &saved)
  let restore = "\u{1B}[?1000l\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"
  terminal_guard_arm(STDIN_FILENO, &saved, restore, restore.utf8.count)
  var raw = saved
  cfmakeraw(&raw)
  tcsetattr(STDIN_FILENO, TCSANOW, &raw)
  let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h\u{1B}[?1000hprobe ready"
  write(STDOUT_FILENO, enter, enter.utf8.count)
}

private func overflow(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 4096) { buffer in
    buffer[0] = depth
    return overflow(depth + 1) + buffer[0]
  }
}

private func waitForKey() {
  var byte: UInt8 = 0
  while read(STDIN_FILENO, &byte, 1) < 0 {}
}

/// Crashes as a command may: with a text of a record in a register's reach.
private func crash(over text: String) {
  terminal_guard_begin()
  guard let nowhere = UnsafeMutableRawPointer(bitPattern: 8) else { return }
  text.withCString { pointer in _ = memcpy(nowhere, pointer, text.utf8.count) }
}

@main
private struct GuardProbe {
  static func main() async throws {
    if CommandLine.arguments.dropFirst().first == "command" {
      return crash(over: CommandLine.arguments[2])
    }
    if CommandLine.arguments.dropFirst().first == "console" {
      // The console runs on a thread of Dispatch too.
      return try await Task.detached { try BrokenConsole.run(store: CommandLine.arguments[2]) }
        .value
    }
    var pipes: [CInt] = [0, 0]
    pipe(&pipes)
    takeTerminal(wake: pipes[1])
    if CommandLine.arguments.count > 2 {
      terminal_guard_journal(open(CommandLine.arguments[2], O_RDWR | O_CREAT, 0o600))
    }
    waitForKey()
    switch CommandLine.arguments.dropFirst().first {
    case "trap":
      let empty: [Int] = []
      print(empty[CommandLine.arguments.count])
    case "thread":
      var thread = pthread_t()
      pthread_create(&thread, nil, { _ in fatalError("on a thread") }, nil)
      pause()
    case "overflow": print(overflow(0))
    case "abort": abort()
    case "exit": exit(3)
    default: while true { pause() }
    }
  }
}
