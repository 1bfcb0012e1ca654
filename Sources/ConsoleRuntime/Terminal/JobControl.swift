import Glibc

/// Stopping for the shell that has started us.
enum JobControl {
  /// Whether there is somebody who could let us go on: the first ancestor outside of our process group
  /// has to be of our session, as a shell with job control is.
  static var hasShell: Bool {
    var process = getpid()
    // As many generations as nobody has.
    for _ in 0..<64 {
      guard let parent = parent(of: process), parent > 1 else { return false }
      if getpgid(parent) != getpgrp() { return getsid(parent) == getsid(0) }
      process = parent
    }
    return false
  }

  /// Stops the whole group until the shell lets it go on: what has started us and waits for us must
  /// stop too, or the shell would not come back.
  static func stop() { kill(0, SIGSTOP) }

  private static func parent(of process: pid_t) -> pid_t? {
    guard
      let file = try? Descriptor(opening: "/proc/\(process)/stat", O_RDONLY),
      let bytes = try? file.contents(limit: 4096)
    else { return nil }
    // The name in brackets may contain anything, brackets too; behind it stand state and parent.
    guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
    return fields.dropFirst().first.flatMap { pid_t(String(decoding: $0, as: UTF8.self)) }
  }
}
