package import CellGrid
import ReviewModel

/// Which key does what, in each place.
package struct Keymap: Equatable, Sendable {
  private var commands: [CommandContext: [Key: Command]]
  private var bindings: [Command: [Key]]

  /// The keys of the table.
  package static let standard = Keymap(
    bindings: Dictionary(uniqueKeysWithValues: Command.allCases.map { ($0, $0.info.keys) })
  )

  private init(bindings: [Command: [Key]]) {
    self.bindings = bindings
    commands = [:]
    for command in Command.allCases {
      for key in bindings[command] ?? [] {
        for context in command.info.contexts where !(context.takesText && key.isText) {
          commands[context, default: [:]][key] = command
        }
      }
    }
  }

  /// Changes the standard keys as a key file says.
  ///
  /// - Parameter overrides: a command's id with the names of its keys, which take the place of its
  ///   standard ones; none unbinds it.
  /// - Throws: every problem of the file at once; then nothing of it is used.
  package init(overrides: [(command: String, keys: [String])]) throws(KeymapError) {
    var bindings = Self.standard.bindings
    var problems: [KeymapProblem] = []
    for (name, keyNames) in overrides {
      guard let command = Command(rawValue: name) else {
        let known = Command.allCases.map(\.rawValue)
        problems.append(.unknownCommand(name, didYouMean: nearestWord(to: name, among: known)))
        continue
      }
      var keys: [Key] = []
      for keyName in keyNames {
        guard let key = Key(name: keyName) else {
          problems.append(.unknownKey(keyName, command))
          continue
        }
        if let problem = misplaced(key, for: command) {
          problems.append(problem)
        } else if !keys.contains(key) {
          keys.append(key)
        }
      }
      bindings[command] = keys
    }
    problems += clashes(in: bindings)
    if !problems.isEmpty { throw KeymapError(problems: problems) }
    self.init(bindings: bindings)
  }

  /// The keys of a command, the one to show first.
  package func keys(of command: Command) -> [Key] { bindings[command] ?? [] }

  /// The keys of a command that work in a place: where letters are text, none of them does.
  package func keys(of command: Command, in context: CommandContext) -> [Key] {
    keys(of: command).filter { !(context.takesText && $0.isText) }
  }

  /// The key of a command to show in a place, or nil when none works there.
  func firstKey(of command: Command, in context: CommandContext) -> Key? {
    bindings[command]?.first { !(context.takesText && $0.isText) }
  }

  /// The name of a command's first key, or nil when it has none.
  package func keyName(of command: Command) -> String? { bindings[command]?.first?.name }

  /// What a key does in a place.
  ///
  /// A letter of another script counts as the Latin one at its place on the keyboard, except where
  /// letters are text.
  package func command(for key: Key, in context: CommandContext) -> Command? {
    if let command = commands[context]?[key] { return command }
    guard !context.takesText, let same = key.atSamePlace else { return nil }
    return commands[context]?[same]
  }
}

private func misplaced(_ key: Key, for command: Command) -> KeymapProblem? {
  let contexts = command.info.contexts
  if key.isText, contexts.allSatisfy(\.takesText), let context = contexts.first {
    return .textKey(key, command, context)
  }
  if command == .confirmYes, key == .named(.enter) || key == .character(" ") {
    return .carelessYes(key)
  }
  return nil
}

private func clashes(in bindings: [Command: [Key]]) -> [KeymapProblem] {
  var problems: [KeymapProblem] = []
  for context in CommandContext.allCases {
    var owners: [Key: Command] = [:]
    for command in Command.allCases where command.info.contexts.contains(context) {
      for key in bindings[command] ?? [] where !(context.takesText && key.isText) {
        if let owner = owners[key] {
          problems.append(.clash(key, owner, command, context))
        } else {
          owners[key] = command
        }
      }
    }
  }
  for command in Command.allCases where command.isDecision {
    for key in bindings[command] ?? [] where bindings[.confirmYes]?.contains(key) == true {
      problems.append(.yesDecides(key, command))
    }
  }
  return problems
}

extension Key {
  /// Whether it puts a character into a text.
  var isDigit: Bool {
    if case .character(let scalar) = self { ("0"..."9").contains(scalar) } else { false }
  }

  var isText: Bool {
    switch self {
    case .character: true
    case .control, .alt, .named: false
    }
  }
}
