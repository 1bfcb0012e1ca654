package import Guarding
package import ReviewModel

/// What lies over the screen and takes the keys.
package enum Overlay: Equatable, Sendable {
  /// A prompt of one line at the bottom.
  case prompt(Prompt)
  /// Help or palette.
  case list(CommandList)
  /// A menu whose entries have letters.
  case menu(Menu)
  /// A question that only a yes answers.
  case confirm(Confirmation)
}

/// A prompt of one line.
package struct Prompt: Equatable, Sendable {
  /// What is asked for.
  package enum Purpose: Equatable, Sendable {
    /// A search; the selection goes back to the origin when it is given up.
    case search(origin: SearchOrigin)
    /// A filter.
    case filter
    /// A command with its arguments.
    case command
    /// The name under which filter and order are saved.
    case viewName
    /// A filter of examples.
    case setFilter
    /// The folder that a set is released to.
    case releaseFolder(SetID)
    /// The reason for which examples are rejected.
    case rejection(SetID, [Int])
    /// The reason for which private values are kept.
    case keeping(Submission)
    /// The reason for which a correction is submitted in spite of warnings.
    case overruling(Submission, [CorrectionWarning])
    /// A text that is looked for in the correction.
    case find
  }

  /// Where a recalled line stands.
  struct Recalled: Equatable, Sendable {
    /// How many lines ago it was typed.
    var back: Int
    /// What was being typed when the first was recalled.
    var typed: String
  }

  /// The kinds of prompts, each with a memory of what was typed last.
  enum Kind: Hashable, Sendable {
    case search
    case filter
    case command
    case viewName
    case setFilter
    case releaseFolder
    case rejection
    case keeping
    case overruling
    case find

    /// Whether there are known words for it, besides what was typed before.
    var isCompletedFromWords: Bool { self == .filter || self == .command || self == .setFilter }
  }

  var kind: Kind {
    switch purpose {
    case .search: .search
    case .filter: .filter
    case .command: .command
    case .viewName: .viewName
    case .setFilter: .setFilter
    case .releaseFolder: .releaseFolder
    case .rejection: .rejection
    case .keeping: .keeping
    case .overruling: .overruling
    case .find: .find
    }
  }

  /// What is asked for.
  package let purpose: Purpose
  /// Where what is typed is kept until it is used.
  package let place: NotePlace
  /// What is typed.
  package var field: LineField
  /// What stood there when it opened, which nobody has to find again.
  let given: String
  /// Why what is typed was not taken.
  package var problem: String?
  /// What can stand at the caret, after it was asked for.
  package var completion: Completion?
  /// How far back the line was recalled from, and what was being typed before; nil while typing.
  var recalled: Recalled?
  /// What an empty line stands for; nil when for nothing.
  var offered: String?

  /// Makes a prompt.
  package init(purpose: Purpose, field: LineField) {
    self.purpose = purpose
    self.field = field
    given = field.text
    place = purpose.place
  }

  /// The words before the field.
  package var label: String {
    switch purpose {
    case .search: "/"
    case .filter: "Filter: "
    case .command: ":"
    case .viewName: "Save the view as: "
    case .setFilter: "Filter: "
    case .releaseFolder: "Release to: "
    case .rejection: offered.map { "Reject: why? (Enter: \($0.prefix(30))) " } ?? "Reject: why? "
    case .keeping: "Keep: why? "
    case .overruling: "Submit: why? "
    case .find: "Find: "
    }
  }
}
