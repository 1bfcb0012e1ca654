package import CellGrid

/// Why a key file is refused: everything that is wrong with it.
package struct KeymapError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in the order of the file, clashes last.
  package let problems: [KeymapProblem]

  /// The problems, one a line.
  package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a key file.
package enum KeymapProblem: Equatable, Sendable, CustomStringConvertible {
  /// There is no such command.
  case unknownCommand(String, didYouMean: String?)
  /// There is no such key.
  case unknownKey(String, Command)
  /// The key means two things in one place.
  case clash(Key, Command, Command, CommandContext)
  /// The key is text where the command works.
  case textKey(Key, Command, CommandContext)
  /// The key is pressed without thinking, and would confirm.
  case carelessYes(Key)
  /// The key that asks would also confirm.
  case yesDecides(Key, Command)

  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .unknownCommand(let name, let suggestion):
      "there is no command \(name)"
        + (suggestion.map { "; did you mean \($0)?" } ?? "; `errata keys` lists them")
    case .unknownKey(let name, let command):
      name.isEmpty
        ? "\(command.rawValue): no key has an empty name; [] takes all its keys away"
        : "\(command.rawValue): there is no key \(name); keys are written like j, Ctrl-D, PgDn, F1"
    case .clash(let key, let first, let second, let context):
      """
      \(key.name) would mean both \(first.rawValue) and \(second.rawValue) \
      (\(context.title.lowercased())); give one of them another key
      """
    case .textKey(let key, let command, let context):
      """
      \(command.rawValue): \(key.name) is text in the \(context.title.lowercased()); take a key \
      with Ctrl or a name
      """
    case .carelessYes(let key):
      "confirm.yes: \(key.name) is pressed too easily to confirm a batch; take another key"
    case .yesDecides(let key, let command):
      """
      \(key.name) would ask (\(command.rawValue)) and also confirm; give confirm.yes or \
      \(command.rawValue) another key
      """
    }
  }
}
