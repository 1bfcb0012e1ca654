import CellGrid
import ReviewModel
import TextAnalysis

extension ConsoleState {
  /// Inserts the passage that is highlighted, once; else offers the likeliest, or inserts the one of that
  /// number.
  mutating func insertPassage(_ argument: String) -> [Effect] {
    guard let editing, let detail = details[editing.item] else {
      return report(.warning, stillReading)
    }
    if argument.isEmpty, let focus = evidenceInSight, !focus.isInserted,
      let passage = focus.evidence.passage,
      let cited = CitedPassage(passage, of: detail.interaction)
    {
      evidenceFocus?.isInserted = true
      let words =
        "The highlighted passage of source \(passage.source + 1) is in; \(key(of: .insertPassage)) again "
        + "offers others."
      return take(self.editing?.insert(cited)) + report(.success, words)
    }
    let passages = CitedPassage.candidates(for: editing.sentenceNearCaret, of: detail)
    guard !passages.isEmpty else {
      let hasText = detail.interaction.sources.contains { $0.text?.isEmpty == false }
      return report(
        .info,
        hasText
          ? "No source shares a word with what is written, asked or answered."
          : "No source of this record has a text to insert."
      )
    }
    if let number = Int(argument), passages.indices.contains(number - 1) {
      return take(self.editing?.insert(passages[number - 1]))
    }
    overlay = .menu(
      Menu(
        .passages(editing.item, passages),
        title: "Insert a passage",
        choices: passages.map { String($0.cited.prefix(Self.longestChoice)) },
        selected: 0,
        hasLetters: false
      )
    )
    return []
  }

  /// A longer passage is cut in the menu, not in the text.
  private static let longestChoice = 200

  /// Puts the chosen passage at the caret.
  mutating func insertPassage(
    _ passages: [CitedPassage],
    _ choice: Int,
    of item: ItemKey
  ) -> [Effect] {
    guard editing?.item == item, passages.indices.contains(choice) else { return [] }
    return take(editing?.insert(passages[choice]))
  }
}
