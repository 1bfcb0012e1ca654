import Dispatch
import Glibc
import Processes

/// Hands links to the program that the user has named for that, such as xdg-open.
///
/// No shell comes between; the link is one argument, and the last. The program gets neither the
/// terminal nor its keys, and nobody waits for it.
package struct LinkOpener: Sendable {
  private let command: [String]

  /// Takes a program with its arguments; nil when nothing is named.
  ///
  /// - Parameter command: the program, which is looked for in PATH, and its arguments.
  package init?(_ command: [String]) {
    guard let program = command.first, !program.isEmpty else { return nil }
    self.command = command
  }

  /// Starts the program on a link.
  ///
  /// - Throws: when it cannot be started; the words say what to do.
  func open(_ link: String) throws(ConsoleRuntimeError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    // A group of its own: what the terminal's keys signal is none of its business.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP)
    )
    let words = (command + [link]).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let variables = ChildEnvironment.variables
    let failure = posix_spawnp(&process, command[0], &actions, &attributes, words, variables)
    guard failure == 0 else {
      throw ConsoleRuntimeError(
        message: "Cannot start \(command[0]): \(String(cString: strerror(failure))). "
          + "opener in the settings names another program for links."
      )
    }
    DispatchQueue.global(qos: .utility).async { [process] in
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    }
  }
}
