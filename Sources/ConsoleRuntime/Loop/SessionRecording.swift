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

  /// Begins a file, in the place of what it held.
  ///
  /// - Throws: why it cannot be written.
  package init(_ path: String) throws(ConsoleRuntimeError) {
    self.path = path
    do throws(SystemError) {
      let file = try Descriptor(
        opening: path,
        O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW,
        mode: 0o600
      )
      fchmod(file.raw, 0o600)
      try file.write(Array(Self.heading.utf8))
      self.file = file
    } catch {
      throw ConsoleRuntimeError(message: "The recording \(path) cannot be written: \(error.words).")
    }
  }

  private static let heading = """
    # The commands of a session of errata. Words are not kept: each letter is an x.
    # Play it with: errata --script FILE

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
