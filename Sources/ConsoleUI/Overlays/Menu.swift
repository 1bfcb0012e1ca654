package import CellGrid
package import Guarding
package import ReviewModel

/// A short list of choices, each with a number and where it is safe a letter: one key chooses.
package struct Menu: Equatable, Sendable {
  /// What is chosen.
  package enum Purpose: Equatable, Sendable {
    /// The reason of a discard of the items.
    case discard([ItemKey])
    /// The reason of a flag of the items.
    case flag([ItemKey])
    /// How the agent failed on the items.
    case failure([ItemKey])
    /// Which of those that ask the same is gone to.
    case cluster([ItemKey])
    /// What a correction of the item starts from: these texts, or the answer.
    case start(ItemKey, [String])
    /// What an answer must say and must not say by a correction of the item.
    case assertions(ItemKey, [Assertion], correction: String)
    /// The passage that goes into the correction of the item.
    case passages(ItemKey, [CitedPassage])
    /// What becomes of a correction that guards warn of.
    case warnings(Submission, [CorrectionWarning])
    /// What becomes of private values in what was written.
    case privateValues(Submission)
    /// The order of the queue.
    case order
    /// A view to show; the first choice is everything.
    case view
    /// A saved view to remove.
    case removeView
    /// The theme; the one that was shown before comes back when the menu is left.
    case theme(before: Int)
  }

  /// One choice.
  package struct Entry: Equatable, Sendable {
    /// The letter that chooses it; nil when none was free, or letters would be dangerous.
    package var letter: Unicode.Scalar?
    /// What it is.
    package var title: String
    /// What it comes to, behind its title.
    package var detail = ""
    /// Why it cannot be chosen now, in a sentence; nil when it can.
    package var whyOff: String?
  }

  /// What is chosen.
  package var purpose: Purpose
  /// What is asked.
  package var title: String
  /// The choices.
  package private(set) var entries: [Entry]
  /// Which choice is selected; nil where nothing is until somebody moves.
  package var selected: Int?
  /// What is to be known before choosing, a sentence each.
  package var remarks: [String] = []
  /// The note that goes with the choice; nil where none can.
  package var note: LineField?
  /// Where the note is kept until it is used; nil where none can be written.
  package let place: NotePlace?
  /// Whether the keys go to the note.
  package var isWritingNote = false

  /// Makes a menu.
  ///
  /// - Parameters:
  ///   - selected: which choice is selected at first; with nil, Enter takes none.
  ///   - hasLetters: whether the choices have letters besides their numbers; not where a letter is the
  ///     key of a decision elsewhere.
  ///   - trigger: the key that opened it, which chooses nothing in it, for it may repeat by itself.
  init(
    _ purpose: Purpose,
    title: String,
    choices: [String],
    selected: Int?,
    takesNote: Bool = false,
    hasLetters: Bool = true,
    trigger: Key? = nil
  ) {
    self.purpose = purpose
    self.title = title
    self.selected = selected.map { min(max(0, $0), max(0, choices.count - 1)) }
    note = takesNote ? LineField() : nil
    place =
      switch purpose {
      case .discard(let items), .flag(let items): NotePlace(.decision, of: items)
      default: nil
      }
    var taken: Set<Unicode.Scalar> = []
    if case .character(let scalar) = trigger { taken.insert(scalar) }
    entries = choices.map { choice in
      guard hasLetters else { return Entry(letter: nil, title: choice) }
      let letter = choice.lowercased().unicodeScalars.first {
        ("a"..."z").contains($0) && !taken.contains($0)
      }
      if let letter { taken.insert(letter) }
      return Entry(letter: letter, title: choice)
    }
  }

  /// The items that the choice decides, or nil when it decides none.
  var items: [ItemKey]? {
    switch purpose {
    case .discard(let items), .flag(let items): items
    case .privateValues, .failure, .cluster, .warnings, .start, .assertions, .passages, .order,
      .view, .removeView, .theme:
      nil
    }
  }

  /// Moves the selection, held inside the menu; the first move comes in at the near end.
  mutating func move(by rows: Int) {
    guard !entries.isEmpty else { return }
    guard let before = selected else {
      selected = rows < 0 && rows != -.max || rows == .max ? entries.count - 1 : 0
      return
    }
    let (target, overflow) = before.addingReportingOverflow(rows)
    selected = overflow ? entries.count - 1 : min(max(0, target), entries.count - 1)
  }

  /// Says more of a choice.
  mutating func describe(_ choice: Int, _ detail: String, whyOff: String? = nil) {
    entries[choice].detail = detail
    entries[choice].whyOff = whyOff
  }

  /// The digits that choose, as the footer has them: `1-5`, `1-9 0`.
  package var digits: String {
    switch entries.count {
    case ..<2: "1"
    case ..<10: "1-\(entries.count)"
    default: "1-9 0"
    }
  }

  /// The choice of a letter or of a digit: 1 to 9, and 0 for the tenth.
  package func choice(for key: Key) -> Int? {
    guard case .character(let scalar) = key else { return nil }
    if let found = entries.firstIndex(where: { $0.letter == scalar }) { return found }
    guard ("0"..."9").contains(scalar) else { return nil }
    let index = scalar == "0" ? 9 : Int(scalar.value) - 0x31
    return entries.indices.contains(index) ? index : nil
  }
}
