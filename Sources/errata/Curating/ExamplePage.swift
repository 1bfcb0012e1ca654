import ReviewModel
import ReviewStorage

/// An example as a page of text for people.
struct ExamplePage {
  /// What has been written.
  private(set) var lines: [String] = []
  private let width: Int

  /// Makes an empty page of a width in cells.
  init(width: Int) { self.width = width }

  /// Writes an example.
  ///
  /// - Parameters:
  ///   - said: by whose word it stands so.
  ///   - merged: the records in nearly the same words that it speaks for, with why each was merged.
  mutating func add(
    _ example: Example,
    _ state: ApprovalState,
    said: StandingApproval? = nil,
    isLapsed: Bool = false,
    merged: [(drop: Drop, record: StoredRecord)] = []
  ) {
    var facts = ["\(example.id)", state.word, example.kind.rawValue, "asked by \(example.weight)"]
    if case .rejected(let reason) = state { facts.append("because \(reason)") }
    line(facts.joined(separator: "  "))
    if let said, said.state != .pending {
      let origin = said.isCarried ? ", in an earlier set" : ""
      line("\(state.word) by \(said.reviewer), \(said.time.minute) UTC\(origin)")
    }
    let uses = example.sortedUses.map(\.rawValue).joined(separator: ", ")
    line("for \(uses), under the consent \(example.consent.rawValue)")
    if isLapsed { line("not allowed any more, since the consent was lowered: it is not released") }
    if let hold = example.trainingHold {
      line(
        "held out of training: \(hold == .holdout ? "its cluster was drawn" : "near to one that is")"
      )
    }
    for warning in example.warnings { line("warning: \(warning.rule): \(warning.finding)") }
    section("QUESTION", example.question)
    for wording in example.paraphrases
    where !merged.contains(where: { $0.record.interaction.question == wording }) {
      section("ALSO ASKED", wording)
    }
    section("EXPECTED", example.expected)
    if !example.assertions.isEmpty {
      section("ASSERTED", "")
      for assertion in example.assertions {
        lines += PlainText.paragraph(
          "\(assertion.verb): \(assertion.value)",
          width: width,
          indent: "  "
        )
      }
    }
    for (drop, record) in merged {
      section("ALSO ASKED in \(drop.interaction): \(drop.reason)", record.interaction.question)
      let correction = record.feedback?.correction
      section("  AND ANSWERED", correction ?? record.interaction.answer)
      if let own = example.lineage.first?.interaction {
        line(
          "  If it asks something else: errata decide \(drop.interaction) different --than \(own)"
        )
      }
    }
    if example.kind == .regression { section("THE AGENT SAID", example.answer) }
    for (number, source) in example.sources.enumerated() {
      let names = [source.title, source.id, source.uri].compactMap(\.self)
      section("SOURCE \(number + 1)  \(names.joined(separator: "  "))", source.text ?? "")
    }
    section("FROM", "")
    for entry in example.lineage { line("  \(entry.interaction)  \(entry.role.rawValue)") }
  }

  private mutating func section(_ title: String, _ text: String) {
    lines.append("")
    line(title)
    if !text.isEmpty { lines += PlainText.paragraph(text, width: width, indent: "  ") }
  }

  private mutating func line(_ text: String) { lines.append(PlainText.line(text).text) }
}
