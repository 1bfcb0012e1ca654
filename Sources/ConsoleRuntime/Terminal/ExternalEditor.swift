import ConsoleUI
import Glibc
import Processes

/// The round trip of a text through the user's own editor.
enum ExternalEditor {
  /// The longest text that is taken back, in bytes: what a correction may have, with a line end.
  static let limit = TextEditor.longest + 1

  /// Has a text edited in a folder; the terminal must have been given back.
  ///
  /// - Parameter isEnding: whether the console is about to end, and the editor was so by the same event.
  /// - Returns: the text as it was saved, without the line end that editors put behind the last line; also
  ///   what was saved before a signal ended the editor.
  /// - Throws: when there is no editor, it ends with an error, or the text cannot be handed over.
  static func edit(
    _ text: String,
    in folder: EditingFolder,
    isEnding: () -> Bool = { false },
    with command: String = users
  ) throws(ConsoleRuntimeError) -> String {
    let status: Int32
    do throws(SystemError) {
      status = try run(command, on: folder)
    } catch {
      throw refusal("start \(command): \(error.words)")
    }
    guard status == 0 else {
      if status > 128 || isEnding(), let saved = try? folder.saved(limit: limit).text {
        let saved = trimmed(saved, as: text)
        if saved != text, !saved.isEmpty { return saved }
      }
      throw ConsoleRuntimeError(
        message: "The editor (\(command)) ended with status \(status); the text is as it was. "
          + "Set VISUAL or EDITOR to the editor that you want."
      )
    }
    guard !folder.isTooLong(for: limit) else {
      throw ConsoleRuntimeError(
        message: "What the editor saved is more than the 1 MiB that a correction may have. "
          + "It stays in \(folder.file); the text here is as it was.",
        keepsFile: true
      )
    }
    do throws(SystemError) {
      return trimmed(try folder.saved(limit: limit).text, as: text)
    } catch {
      throw refusal("read what it saved: \(error.words)")
    }
  }

  /// A saved text without the line end behind the last line that the one before did not have.
  static func trimmed(_ saved: String, as text: String) -> String {
    guard saved.utf8.last == 0x0A && text.utf8.last != 0x0A else { return saved }
    var saved = saved
    saved.unicodeScalars.removeLast()
    return saved
  }

  /// Why there is no round trip, in words.
  static func refusal(_ what: String) -> ConsoleRuntimeError {
    ConsoleRuntimeError(
      message: "Cannot edit outside: errata could not \(what). The text is as it was."
    )
  }

  /// The user's editor, as a piece of shell: it may have arguments.
  static var users: String {
    for variable in ["VISUAL", "EDITOR"] {
      if let value = getenv(variable), value.pointee != 0 { return String(cString: value) }
    }
    return access("/usr/bin/editor", X_OK) == 0 ? "editor" : "vi"
  }

  /// Runs the editor on the terminal and waits for it.
  private static func run(_ command: String, on folder: EditingFolder) throws(SystemError) -> Int32
  {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The loop's thread may block signals that the editor needs.
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let line = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", folder.file]
    let words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    // Ctrl-C is the editor's; when it is stopped, we stop with it.
    let before = [(SIGINT, SIG_IGN), (SIGQUIT, SIG_IGN), (SIGTSTP, SIG_DFL)].map {
      number,
      handler in
      var action = sigaction()
      action.__sigaction_handler.sa_handler = handler
      var old = sigaction()
      sigaction(number, &action, &old)
      return (number, old)
    }
    defer {
      for (number, action) in before {
        var action = action
        sigaction(number, &action, nil)
      }
    }
    var process = pid_t()
    // The editor holds the lock too, so that nobody takes its file for one that was left behind.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, folder.lock.raw, folder.lock.raw)
    let variables = ChildEnvironment.variables
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, variables)
    if failure != 0 {
      errno = failure
      throw SystemError("/bin/sh")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { throw SystemError(command) }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
