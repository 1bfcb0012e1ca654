package import ConsoleUI

/// Commands that the console plays as if a user had given them, one a line: an id, and behind a
/// blank its arguments.
///
/// Empty lines and lines that begin with `#` are passed over.
package struct Script: Equatable, Sendable {
  /// A line of a script.
  package struct Step: Equatable, Sendable {
    /// What to do.
    package var command: CommandID
    /// With what; as it is written.
    package var arguments: String
  }

  /// The lines that say something.
  package var steps: [Step]

  /// Reads a script.
  ///
  /// - Parameter isKnown: whether the console has such a command.
  /// - Throws: `ScriptError` for the first line whose command is not known.
  package init(_ text: String, isKnown: (CommandID) -> Bool) throws(ScriptError) {
    steps = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let rest = line.drop { $0 == " " || $0 == "\t" }
      guard let first = rest.first, first != "#" else { continue }
      let name = rest.prefix { $0 != " " && $0 != "\t" }
      let command = CommandID(String(name))
      guard isKnown(command) else { throw ScriptError(line: index + 1, command: command.rawValue) }
      let arguments = rest.dropFirst(name.count).drop { $0 == " " || $0 == "\t" }
      steps.append(Step(command: command, arguments: String(arguments)))
    }
  }
}

/// A line of a script that names no command.
package struct ScriptError: Error, Hashable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int
  /// What stands there.
  package let command: String
  /// What happened, where, and what to do.
  package var description: String {
    "Line \(line) of the script: there is no command “\(command)”. errata keys lists them all."
  }
}
