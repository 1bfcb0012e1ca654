extension Theme {
  /// What a piece of text on the screen is.
  ///
  /// Two roles that mean different things differ by an attribute, a symbol or a word as well as by
  /// colour, so that a theme without colour says the same.
  package enum Role: UInt8, CaseIterable, Sendable {
    /// Running text, and the face of an empty cell.
    case text
    /// What matters less.
    case dim
    /// The head of a section.
    case heading
    /// The name before a value.
    case label
    /// What deserves to be seen first within text.
    case strong
    /// Code and other text that is quoted as it is.
    case quote
    /// An address.
    case link

    /// The border of a pane.
    case border
    /// The border of the pane that the keys go to.
    case borderFocused
    /// The title in a border.
    case title
    /// A window over the others.
    case popup

    /// The selected row in the pane that the keys go to.
    case selection
    /// The selected row in another pane.
    case selectionUnfocused
    /// A row that is marked for a batch.
    case marked
    /// The line of the editor that the caret is on.
    case caretLine
    /// Text that was not submitted yet.
    case draft
    /// What waits for an answer from the store.
    case pending
    /// What somebody else holds.
    case claimed

    /// The line at the bottom.
    case statusBar
    /// A key named in the line at the bottom.
    case statusKey
    /// A prompt and what is typed at it.
    case prompt
    /// A message.
    case notice
    /// A message that asks for care.
    case warning
    /// A message that something failed.
    case error
    /// A message that something is done.
    case success

    /// A character of the content that has no face of its own: control, invisible, unassigned.
    case control
    /// What a search found.
    case searchHit
    /// What a search found and the cursor stands on.
    case searchCurrent
    /// What a correction adds.
    case inserted
    /// What a correction takes away.
    case deleted
    /// A private value in a text that is being written.
    case privateValue
    /// A word in a text that is being written that the dictionary does not know.
    case misspelt

    /// A sentence that no source supports.
    case unsupported
    /// A sentence that a source supports in part.
    case partlySupported
    /// A sentence that is looked at, and the passage of a source that comes nearest to it.
    case evidence

    /// Thumbs up.
    case badgeUp
    /// Thumbs down without a correction.
    case badgeDown
    /// The question was asked again.
    case badgeRetry
    /// Wrong, and the right answer is known.
    case badgeCorrected
    /// Two corrections that differ.
    case badgeConflict
    /// Waits for a second person.
    case badgeFlagged
    /// Drawn by chance from the unrated.
    case badgeAudit

    /// The more general role whose look it takes where a theme does not name it; nil for `text`.
    package var parent: Role? {
      switch self {
      case .text: nil
      case .dim, .strong, .border, .popup, .caretLine, .statusBar, .notice, .selection, .draft,
        .control, .link, .quote, .misspelt:
        .text
      case .heading, .title, .prompt, .marked, .statusKey: .strong
      case .label, .pending, .claimed: .dim
      case .borderFocused: .border
      case .selectionUnfocused, .searchHit: .selection
      case .searchCurrent: .searchHit
      case .warning, .success: .notice
      case .error: .warning
      case .inserted: .strong
      case .deleted, .privateValue: .inserted
      case .unsupported: .strong
      case .partlySupported: .text
      case .evidence: .selection
      case .badgeUp: .success
      case .badgeDown, .badgeConflict: .error
      case .badgeRetry, .badgeFlagged: .warning
      case .badgeCorrected, .badgeAudit: .notice
      }
    }

    /// Its name, as it stands here.
    package var name: String { "\(self)" }
  }
}
