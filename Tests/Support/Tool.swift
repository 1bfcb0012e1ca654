import Foundation
import Glibc

/// A program that was run to its end.
///
/// Foundation's `Process` is no help here: it waits for the end of a socket that every process
/// inherits which is started at the same time, and a tmux server lives on.
package struct Tool: Sendable {
  /// Its exit status; 128 and the signal's number when it was killed.
  package let status: Int32
  /// What it wrote to standard output.
  package let output: String
  /// What it wrote to standard error.
  package let messages: String

  /// Runs a program and waits.
  ///
  /// - Parameters:
  ///   - path: the program's file.
  ///   - environment: all that it sees.
  ///   - input: what stands on its standard input.
  package init(
    _ path: String,
    _ arguments: [String],
    environment: [String: String],
    input: String = ""
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "errata-tool-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0].path, O_RDONLY, 0)
    for (descriptor, file) in [(1, files[1]), (2, files[2])] as [(Int32, URL)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, file.path, O_WRONLY | O_CREAT, 0o600)
    }
    // What other tests have open at the moment is theirs.
    for descriptor in 3..<256 { posix_spawn_file_actions_addclose(&actions, Int32(descriptor)) }

    // The threads that run tests block signals, and a program that inherited that would never learn
    // of its children's end.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var process = pid_t()
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    let failure = posix_spawn(&process, path, &actions, &attributes, words, variables)
    if failure != 0 { throw ToolError(message: "\(path): \(String(cString: strerror(failure)))") }

    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0 && errno == EINTR {}
    let signal = ending & 0x7F
    status = signal == 0 ? ending >> 8 & 0xFF : 128 + signal
    output = String(decoding: (try? Data(contentsOf: files[1])) ?? Data(), as: UTF8.self)
    messages = String(decoding: (try? Data(contentsOf: files[2])) ?? Data(), as: UTF8.self)
  }
}

/// Why a program did not run, or what it complained about.
package struct ToolError: Error, CustomStringConvertible {
  /// The words.
  package let message: String
  /// The words.
  package var description: String { message }
}
