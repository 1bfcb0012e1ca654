import ReviewModel
import ReviewStorage

/// A record as a page of text for people.
struct RecordPage {
  /// What has been written.
  private(set) var lines: [String] = []
  private let width: Int

  /// Makes an empty page of a width in cells.
  init(width: Int) { self.width = width }

  /// Writes a review item.
  mutating func add(_ item: ItemDetail) {
    let summary = item.summary
    var facts = ["\(summary.id)", summary.statusWord]
    if !summary.kind.isBlind { facts.append("signal \(summary.signal.rawValue)") }
    if summary.kind == .conflict { facts.append("conflict") }
    if summary.kind == .pair { facts.append("same question?") }
    if summary.kind == .audit { facts.append("audit") }
    if summary.kind == .gate { facts.append("a candidate failed its eval case") }
    if let kind = summary.failure { facts.append("failure \(kind.rawValue)") }
    if item.cluster.isSplit { facts.append("split off") }
    if let claim = summary.claim { facts.append("held by \(claim.reviewer)") }
    heading(facts)
    about(item.interaction, asked: summary.asked, item.consent)
    if summary.kind != .pair { body(item.interaction, item.feedback) }
    if summary.kind == .pair {
      for side in item.sides {
        section("ASKED in \(side.interaction)", side.question ?? "")
        section("RIGHT by what people said", side.correction)
      }
      section("DECIDE", "errata decide \(summary.id) same, or different")
      history(item.history, of: .pair)
      return
    }
    if summary.kind == .audit {
      section("DECIDE", "errata decide \(summary.id) right, or wrong, or correct with a correction")
    }
    if let failed = item.failedCase { add(failed) }
    for (number, side) in item.sides.enumerated() {
      section(
        "CORRECTION \(number + 1) of \(side.interaction), by \(side.reviewer ?? "the user")",
        side.correction
      )
    }
    history(item.history, of: summary.kind)
  }

  private mutating func add(_ failed: FailedCase) {
    if let finding = failed.finding, let trial = finding.trial {
      section("CANDIDATE  \(finding.run.candidate)  run \(finding.run.number)", trial.answer ?? "")
      if let words = trial.score?.failure?.finding { section("FINDING", words) }
    }
    section("EXPECTED by the eval case", failed.expected)
    for assertion in failed.assertions {
      paragraph("\(assertion.verb): \(assertion.value)", indent: "  ")
    }
  }

  /// Writes a record that needs no review.
  mutating func add(_ record: StoredRecord) {
    heading([
      "\(record.interaction.id)", "needs no review",
      "signal \(Signal(record.feedback).rawValue)",
    ])
    about(record.interaction, asked: record.asked, record.consent)
    body(record.interaction, record.feedback)
  }

  private mutating func heading(_ facts: [String]) { line(facts.joined(separator: "  ")) }

  private mutating func about(_ record: Interaction, asked: Int, _ consent: ConsentStanding) {
    var facts: [String] = []
    if let time = record.time { facts.append(time.minute) }
    if let model = record.agent.model { facts.append(model) }
    if let version = record.agent.version { facts.append(version) }
    if asked > 1 { facts.append("asked \(asked) times") }
    facts.append("consent \(consent.words)")
    if record.replacedSurrogates > 0 {
      facts.append("\(record.replacedSurrogates) broken characters replaced")
    }
    line(facts.joined(separator: "  "))
  }

  private mutating func body(_ record: Interaction, _ feedback: Feedback?) {
    section("QUESTION", record.question)
    section("ANSWER", record.answer)
    for (number, source) in record.sources.enumerated() {
      let names = [source.title, source.id, source.uri].compactMap(\.self)
      section("SOURCE \(number + 1)  \(names.joined(separator: "  "))", source.text ?? "")
    }
    guard let feedback else { return }
    let tags = feedback.tags.isEmpty ? "" : "  \(feedback.tags.joined(separator: ", "))"
    section("FEEDBACK  \(feedback.signal.rawValue)\(tags)", feedback.comment ?? "")
    if let correction = feedback.correction { section("CORRECTION of the user", correction) }
  }

  private mutating func history(_ events: [DecisionEvent], of kind: ItemKind) {
    guard !events.isEmpty else { return }
    section("DECISIONS", "")
    for event in events {
      let what =
        switch event.action {
        case .decide(let verdict):
          [
            kind.pastTense(of: verdict.kind), kind == .pair ? nil : verdict.reason?.rawValue,
            event.failure.map { "(\($0.rawValue))" },
          ]
          .compactMap(\.self).joined(separator: " ")
        case .amend(.classify(let kind)): "failure kind \(kind?.rawValue ?? "none")"
        case .amend(.split): "split off"
        case .undo: "undone"
        case .redo: "redone"
        }
      line(
        "  \(event.time.minute)  \(event.reviewer)  \(what)\(event.isLate ? "  (second opinion)" : "")"
      )
      if case .decide(.correct(let text)) = event.action { paragraph(text, indent: "    ") }
      for assertion in event.assertions {
        paragraph("\(assertion.verb): \(assertion.value)", indent: "    ")
      }
      if let note = event.note { paragraph(note, indent: "    ") }
      if let kept = event.kept {
        paragraph("kept \(kept.types.joined(separator: ", ")): \(kept.reason)", indent: "    ")
      }
    }
  }

  private mutating func section(_ title: String, _ text: String) {
    lines.append("")
    line(title)
    if !text.isEmpty { paragraph(text, indent: "  ") }
  }

  private mutating func line(_ text: String) { lines.append(PlainText.line(text).text) }

  private mutating func paragraph(_ text: String, indent: String) {
    lines += PlainText.paragraph(text, width: width, indent: indent)
  }
}

extension ConsentStanding {
  /// What may be made of a record, and who says so unless it is the record.
  var words: String {
    guard let scope else { return "not said" }
    if scope == record { return scope.rawValue }
    return "\(scope.rawValue) (by \(scope == user ? "the user" : "the store's default"))"
  }
}
