import ConsoleUI
import Glibc

/// A file that takes the commands of a session, a line each, for its owner alone.
///
/// What is put into the editor key by key becomes one line. Each other command is written as it comes, so
/// that a recording survives the console.
package final class SessionRecording {
  private let path: String
  private var file: Descriptor?
  private var inserted = ""

  /// Begins a file, in the place of an earlier recording.
  ///
  /// - Throws: why it cannot be written; what is no recording is not written over.
  package init(_ path: String) throws(ConsoleRuntimeError) {
    self.path = path
    do throws(SystemError) {
      let file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
      let before = try Self.isRegular(file) ? file.contents(limit: Self.firstLine.utf8.count) : []
      if before.isEmpty || before == Array(Self.firstLine.utf8) {
        if !before.isEmpty { try file.truncate(to: 0) }
        fchmod(file.raw, 0o600)
        try file.write(Array(Self.heading.utf8))
        self.file = file
      }
    } catch {
      throw ConsoleRuntimeError(message: "The recording \(path) cannot be written: \(error.words).")
    }
    guard file != nil else {
      throw ConsoleRuntimeError(
        message: "\(path) is no recording of errata, and is left as it is. Name another file."
      )
    }
  }

  private static let firstLine = "# The commands of a session of errata."

  /// Whether a file keeps what is written; a pipe or a terminal does not, and takes all.
  private static func isRegular(_ file: Descriptor) -> Bool {
    var status = stat()
    return fstat(file.raw, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static let heading = """
    \(firstLine) Words are not kept: each letter is an x.
    # Play it with: errata --script FILE, on a store that is for trying: it decides, and corrects by x's.

    """

  /// Takes a command.
  ///
  /// - Throws: when it cannot be written; then nothing is taken any more.
  func take(_ command: CommandID, _ arguments: String) throws(ConsoleRuntimeError) {
    if command == Command.insertText.id {
      inserted += arguments
      return
    }
    try flush()
    try write(arguments.isEmpty ? command.rawValue : "\(command.rawValue) \(arguments)")
  }

  /// Writes what waits for more of a line.
  func flush() throws(ConsoleRuntimeError) {
    guard !inserted.isEmpty else { return }
    // A script passes over the blanks before a line's text.
    let blanks = inserted.prefix { $0 == " " }
    let text = String(repeating: "x", count: blanks.count) + inserted.dropFirst(blanks.count)
    inserted = ""
    try write("\(Command.insertText.rawValue) \(text)")
  }

  private func write(_ line: String) throws(ConsoleRuntimeError) {
    guard let file else { return }
    do throws(SystemError) {
      try file.write(Array("\(line)\n".utf8))
    } catch {
      self.file = nil
      throw ConsoleRuntimeError(
        message: "The recording \(path) ends here: \(error.words). The console goes on."
      )
    }
  }
}
