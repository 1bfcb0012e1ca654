package import ConsoleUI

/// Commands that the console plays as if a user had given them, one a line: an id, and behind a
/// blank its arguments.
///
/// Empty lines and lines that begin with `#` are passed over.
package struct Script: Equatable, Sendable {
  /// A line of a script.
  package struct Step: Equatable, Sendable {
    /// Its line, from 1.
    package var line: Int
    /// What to do.
    package var command: CommandID
    /// With what; as it is written.
    package var arguments: String
  }

  /// What messages call it.
  package var name: String
  /// The lines that say something.
  package var steps: [Step]

  /// Reads a script.
  ///
  /// - Parameters:
  ///   - name: what messages call it, such as its file.
  ///   - isKnown: whether the console has such a command.
  /// - Throws: `ScriptError` for the first line whose command is not known.
  package init(
    _ text: String,
    name: String = "the script",
    isKnown: (CommandID) -> Bool
  ) throws(ScriptError) {
    self.name = name
    steps = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let rest = line.drop { $0 == " " || $0 == "\t" }
      guard let first = rest.first, first != "#" else { continue }
      let word = rest.prefix { $0 != " " && $0 != "\t" }
      let command = CommandID(String(word))
      guard isKnown(command) else {
        throw ScriptError(script: name, line: index + 1, command: command.rawValue)
      }
      let arguments = rest.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
      steps.append(Step(line: index + 1, command: command, arguments: String(arguments)))
    }
  }
}

/// A line of a script that names no command.
package struct ScriptError: Error, Hashable, CustomStringConvertible {
  /// What the script is called.
  package let script: String
  /// The line, from 1.
  package let line: Int
  /// What stands there.
  package let command: String
  /// What happened, where, and what to do.
  package var description: String {
    "Line \(line) of \(script): there is no command “\(command)”. errata keys lists them all."
  }
}
