import CellGrid

/// A command as the line at the bottom names it.
struct Hint {
  var command: Command
  var words: String
  var contexts: [CommandContext]

  private init?(_ command: Command) {
    let info = command.info
    guard let words = info.hint else { return nil }
    self.command = command
    self.words = words
    contexts = info.contexts
  }

  /// A command that the line names in some states only.
  init(_ command: Command, _ words: String) {
    self.command = command
    self.words = words
    contexts = command.info.contexts
  }

  /// The cells that it takes with its key.
  func columns(_ key: String) -> Int {
    TextCells.columns(of: key) + 1 + TextCells.columns(of: words)
  }

  /// What has its place at the right end, the outermost first.
  static let fixed = [Command.help, .back].compactMap(Hint.init)
  /// All others, what matters most first.
  static let inOrder = Command.allCases
    .filter { command in !fixed.contains { $0.command == command } }
    .sorted { $0.footerRank < $1.footerRank }
    .compactMap(Hint.init)
}

extension Command {
  /// What stands first in the footer: what is done to a set before what leads out of it.
  fileprivate var footerRank: Int {
    switch self {
    case .showRecord, .requeue: CommandSection.move.footerRank
    default: info.section.footerRank
    }
  }
}

extension CommandSection {
  /// What stands first in the footer.
  fileprivate var footerRank: Int {
    switch self {
    case .dialogue, .editor, .sets: 0
    case .decide: 1
    case .batch: 2
    case .find: 3
    case .move: 4
    case .console: 5
    }
  }
}
