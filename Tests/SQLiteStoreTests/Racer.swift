import Foundation
import Glibc
import TestSupport

/// A running `StoreRacer`, whose output goes to a file and so survives a kill.
final class Racer {
  private let process: pid_t
  private let output: String

  init(_ arguments: [String], output: String) throws {
    self.output = output
    let path = Products.url("StoreRacer").path
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    for descriptor in 3..<256 { posix_spawn_file_actions_addclose(&actions, Int32(descriptor)) }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, path, &actions, nil, words, environ)
    guard failure == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT)
    }
    self.process = process
  }

  /// Kills it as nothing can catch.
  func kill() { Glibc.kill(process, SIGKILL) }

  /// Waits for its end and gives its status; 128 and the signal's number when it was killed.
  func wait() -> Int32 {
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0 && errno == EINTR {}
    let signal = ending & 0x7F
    return signal == 0 ? ending >> 8 & 0xFF : 128 + signal
  }

  /// Whether it has ended; after a yes, `wait` must not be called.
  var hasEnded: Bool {
    var ending: Int32 = 0
    return waitpid(process, &ending, WNOHANG) != 0
  }

  /// The whole lines that it has written.
  var lines: [String] {
    guard let text = try? String(contentsOfFile: output, encoding: .utf8) else { return [] }
    let end = text.lastIndex(of: "\n") ?? text.startIndex
    return text[..<end].split(separator: "\n").map(String.init)
  }
}
