package import CellGrid

/// What there is to know of a command but whether it works now.
package struct CommandInfo: Sendable {
  /// The heading that it stands under.
  package var section: CommandSection
  /// What it does, in the words of a menu.
  package var title: String
  /// One sentence of help.
  package var help = ""
  /// One or two words for the footer, or nil when it is not shown there.
  package var hint: String?
  /// Where its keys work.
  package var contexts: [CommandContext]
  /// The keys unless the key file says otherwise.
  package var keys: [Key]
  /// Whether what it does can be taken back.
  package var isUndoable: Bool
  /// Whether it is offered in the palette and on the command line.
  package var isListed: Bool

  /// Makes an entry of the table.
  ///
  /// - Parameter keys: names of keys with blanks between them.
  init(
    _ section: CommandSection,
    _ title: String,
    keys: String = "",
    hint: String? = nil,
    isUndoable: Bool = false
  ) {
    self.section = section
    self.title = title
    self.hint = hint
    self.isUndoable = isUndoable
    contexts = section.contexts
    isListed = section != .dialogue
    self.keys = keys.split(separator: " ").compactMap { Key(name: String($0)) }
  }

  func help(_ sentence: String) -> CommandInfo {
    var copy = self
    copy.help = sentence
    return copy
  }

  func at(_ contexts: CommandContext...) -> CommandInfo {
    var copy = self
    copy.contexts = contexts
    return copy
  }

  /// A command that makes no sense in a list, such as one that moves by a row.
  var unlisted: CommandInfo {
    var copy = self
    copy.isListed = false
    return copy
  }
}

/// The headings of help and of the key table.
package enum CommandSection: String, CaseIterable, Sendable {
  /// Moving through queue and record.
  case move = "Move"
  /// Decisions.
  case decide = "Decide"
  /// Marks and batches.
  case batch = "Batch"
  /// Search, filter, commands.
  case find = "Find"
  /// Screens and the console itself.
  case console = "Console"
  /// The editor.
  case editor = "Editor"
  /// The curated sets.
  case sets = "Sets"
  /// Prompts, lists and menus.
  case dialogue = "Prompts and menus"

  /// The sections that are of one place only, or that it is mostly about: they come first in its help.
  static func of(_ context: CommandContext) -> [CommandSection] {
    switch context {
    case .editor: [.editor]
    case .sets: [.sets, .batch]
    case .prompt, .list, .menu, .confirm: [.dialogue]
    case .triage, .dashboard: []
    }
  }

  /// Where its commands work unless they say otherwise.
  var contexts: [CommandContext] {
    switch self {
    case .move, .batch, .console: [.triage, .sets]
    case .decide, .find: [.triage]
    case .editor: [.editor]
    case .sets: [.sets]
    case .dialogue: []
    }
  }
}
