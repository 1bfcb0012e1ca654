import Glibc

/// The round trip of a text through the user's own editor.
///
/// The text lies in a file for its owner alone, in a folder of its own, beside which editors put
/// their copies; all of it is removed afterwards.
enum ExternalEditor {
  /// The longest text that is taken back.
  private static let limit = 8 << 20

  /// Has a text edited; the terminal must have been given back.
  ///
  /// - Returns: the text as it was saved, without the line end that editors put behind the last line.
  /// - Throws: when there is no editor, it ends with an error, or the text cannot be handed over.
  static func edit(
    _ text: String,
    in drafts: DraftFolder?,
    with command: String = users
  ) throws(ConsoleRuntimeError) -> String {
    let folder: String
    do throws(SystemError) {
      folder = try makeFolder(in: drafts)
    } catch {
      throw refusal("make a file for it in \(error.subject): \(error.words)")
    }
    defer { removeAll(in: folder) }
    let path = folder + "/correction.txt"
    do throws(SystemError) {
      let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
      try file.write(Array(text.utf8))
    } catch {
      throw refusal("write \(path): \(error.words)")
    }
    let status: Int32
    do throws(SystemError) {
      status = try run(command, on: path)
    } catch {
      throw refusal("start \(command): \(error.words)")
    }
    guard status == 0 else {
      throw ConsoleRuntimeError(
        message: "The editor (\(command)) ended with status \(status); the text is as it was. "
          + "Set VISUAL or EDITOR to the editor that you want."
      )
    }
    let bytes: [UInt8]
    do throws(SystemError) {
      let file = try Descriptor(opening: path, O_RDONLY | O_NOFOLLOW)
      bytes = try file.contents(limit: limit + 1)
    } catch {
      throw refusal("read what it saved: \(error.words)")
    }
    guard bytes.count <= limit else { throw refusal("take back more than 8 MiB") }
    var edited = String(decoding: bytes, as: UTF8.self)
    if edited.utf8.last == 0x0A && text.utf8.last != 0x0A { edited.unicodeScalars.removeLast() }
    return edited
  }

  private static func refusal(_ what: String) -> ConsoleRuntimeError {
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

  /// Makes a folder that nobody else can look into.
  private static func makeFolder(in drafts: DraftFolder?) throws(SystemError) -> String {
    var base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    if let drafts {
      try drafts.make()
      base = drafts.path
    }
    guard let template = strdup("\(base)/edit-XXXXXX") else { throw SystemError(base) }
    defer { free(template) }
    guard mkdtemp(template) != nil else { throw SystemError(base) }
    return String(cString: template)
  }

  /// Runs the editor on the terminal and waits for it, deaf to Ctrl-C meanwhile, which is the
  /// editor's.
  private static func run(_ command: String, on path: String) throws(SystemError) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGQUIT] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The loop's thread may block signals that the editor needs.
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let line = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
    let words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var ignored = sigaction()
    ignored.__sigaction_handler.sa_handler = SIG_IGN
    var before = [sigaction(), sigaction()]
    sigaction(SIGINT, &ignored, &before[0])
    sigaction(SIGQUIT, &ignored, &before[1])
    defer {
      sigaction(SIGINT, &before[0], nil)
      sigaction(SIGQUIT, &before[1], nil)
    }
    var process = pid_t()
    let failure = posix_spawn(&process, "/bin/sh", nil, &attributes, words, environ)
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

  private static func removeAll(in folder: String) {
    guard let directory = opendir(folder) else { return }
    while let entry = readdir(directory) {
      let name = DraftFolder.name(of: entry)
      if name != "." && name != ".." { unlink("\(folder)/\(name)") }
    }
    closedir(directory)
    rmdir(folder)
  }
}
