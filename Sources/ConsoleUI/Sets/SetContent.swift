import CellGrid
import ReviewModel

/// What the record pane shows of a curated set.
enum SetContent: Equatable, Sendable {
  /// A set of the list.
  case set(SetSummary)
  /// An example and where it stands; what went and what came may stand in brackets.
  ///
  /// Said is by whose word it stands so; consent is what of its own still stands; before is what it was in the last release; gate is what the last
  /// run that asked it found.
  case example(
    Example,
    state: ApprovalState,
    said: StandingApproval?,
    consent: Consent,
    isUnsettled: Bool,
    before: Example?,
    isNew: Bool,
    gate: GateFinding?,
    hasBrackets: Bool
  )
  /// An example of the last release that the set has no more.
  case removed(Example, why: String?)
  /// A record that was left out.
  case drop(DropSummary)
  /// Something that is being read.
  case reading(SetTexts.Place)
  /// That there is nothing of a kind.
  case nothing(OpenSet.Listing)
  /// The filter lets no example through.
  case unmatched
}

extension SetContent {
  /// What it is about: while that stays, the pane stays where it is scrolled to.
  var subject: String {
    switch self {
    case .set(let row): row.id.rawValue
    case .example(let example, _, _, _, _, _, _, _, _), .removed(let example, _):
      example.id.rawValue
    case .drop(let row): "\(row.drop.rule) \(row.drop.interaction)"
    case .reading(let place): "\(place.set) \(place.position)"
    case .nothing, .unmatched: ""
    }
  }

  /// It in the order of reading.
  var blocks: [RecordBlock] {
    switch self {
    case .set(let row):
      return facts(of: row)
    case .example(
      let example,
      let state,
      let said,
      let consent,
      let isUnsettled,
      let before,
      let isNew,
      let gate,
      let hasBrackets
    ):
      let standing = self.standing(state, said, isUnsettled)
      return facts(of: example, standing, consent: consent) + (gate.map(RecordBlock.finding) ?? [])
        + differences(of: example, from: before, isNew: isNew, hasBrackets: hasBrackets)
        + texts(of: example, hasBrackets: hasBrackets)
        + RecordBlock.sources(example.sources) + origin(of: example)
    case .removed(let example, let why):
      let words = "In the last release, and not in this set"
      return [RecordBlock(RichText(why.map { "\(words): \($0)" } ?? words, .warning))]
        + texts(of: example, hasBrackets: false)
        + RecordBlock.sources(example.sources) + origin(of: example)
    case .drop(let row): return facts(of: row)
    case .reading: return [RecordBlock(RichText("It is being read.", .dim))]
    case .unmatched: return [RecordBlock(RichText("No example matches the filter.", .dim))]
    case .nothing(.examples):
      return [RecordBlock(RichText("This set has no examples; its drops say why.", .dim))]
    case .nothing(.removed):
      return [RecordBlock(RichText("Nothing of the last release is gone.", .dim))]
    case .nothing(.drops):
      return [RecordBlock(RichText("Nothing was left out of this set.", .dim))]
    }
  }

  private func facts(of row: SetSummary) -> [RecordBlock] {
    var lines = [
      "\(counted(row.examples, "example")), made \(row.made.minute) UTC",
      "\(grouped(row.approved)) approved, \(grouped(row.rejected)) rejected, "
        + "\(grouped(row.waiting)) to look at",
      "\(grouped(row.warned)) with warnings",
    ]
    lines.append(row.released.map { "Released \($0.minute) UTC" } ?? "Not released")
    return lines.map { RecordBlock(RichText($0)) }
      + [RecordBlock(RichText("id \(row.id)", .dim), hasSpaceBefore: true)]
  }

  private func facts(
    of example: Example,
    _ standing: RichText,
    consent: Consent
  ) -> [RecordBlock] {
    var line = RichText()
    switch example.kind {
    case .golden: line.appendItem("Golden: must keep working", .badgeUp)
    case .regression: line.appendItem("Regression: the agent fails it", .badgeCorrected)
    }
    if example.weight > 1 { line.appendItem("asked \(grouped(example.weight)) times") }
    var uses = RichText("for ", .dim)
    let names = ExampleUse.allCases.filter(example.uses.contains).map(\.words)
    uses.append(names.isEmpty ? "nothing" : names.joined(separator: ", "), .dim)
    if consent < example.consent {
      let scope = consent == Consent.none ? "no use" : consent.rawValue
      uses.appendItem(
        "consent: \(scope) now, lowered from \(example.consent.rawValue)",
        .warning
      )
    } else {
      uses.appendItem("consent: \(example.consent.rawValue)", .dim)
    }
    var blocks = [RecordBlock(line), RecordBlock(uses), RecordBlock(standing)]
    if consent < example.neededConsent {
      let words = "\(Example.lapse): it is neither approved nor released."
      blocks.append(RecordBlock(RichText(words, .error)))
    }
    for warning in example.warnings {
      var text = RichText("\(warning.rule): ", .warning)
      text.append(warning.finding)
      blocks.append(RecordBlock(text))
    }
    return blocks
  }

  /// What the example was in the last release, by words.
  private func differences(
    of example: Example,
    from before: Example?,
    isNew: Bool,
    hasBrackets: Bool
  ) -> [RecordBlock] {
    guard let before else {
      return isNew ? [RecordBlock(RichText("New since the last release", .success))] : []
    }
    var blocks: [RecordBlock] = [.heading("Since the last release", anchor: .difference)]
    if before.kind != example.kind {
      let words = "It was \(before.kind.rawValue) and is \(example.kind.rawValue)."
      blocks.append(RecordBlock(RichText(words), indent: 2))
    }
    let texts = [
      ("Question", before.question, example.question),
      ("Expected answer", before.expected, example.expected),
      ("Agent's answer", before.answer, example.answer),
    ]
    for (name, old, new) in texts where old != new {
      var line = RichText("\(name): ", .dim)
      line.append(DiffText(from: old, to: new, hasBrackets: hasBrackets).text)
      blocks.append(RecordBlock(line, indent: 2))
    }
    if before.assertions != example.assertions {
      blocks.append(RecordBlock(RichText("What is asserted is other.", .dim), indent: 2))
    }
    if before.sources != example.sources {
      blocks.append(RecordBlock(RichText("Its sources are others.", .dim), indent: 2))
    }
    if before.uses != example.uses {
      blocks.append(RecordBlock(RichText("What it is used for is other.", .dim), indent: 2))
    }
    return blocks
  }

  private func standing(
    _ state: ApprovalState,
    _ said: StandingApproval?,
    _ isUnsettled: Bool
  ) -> RichText {
    if isUnsettled { return RichText("Being saved", .pending) }
    var text: RichText
    switch state {
    case .pending: return RichText("Waits for approval")
    case .approved: text = RichText("Approved", .success)
    case .rejected(let reason):
      text = RichText("Rejected: ", .error)
      text.append(reason)
    }
    if let said, said.state == state {
      let origin = said.isCarried ? ", in an earlier set" : ""
      text.appendItem("by \(said.reviewer), \(said.time.minute) UTC\(origin)", .dim)
    }
    return text
  }

  private func texts(of example: Example, hasBrackets: Bool) -> [RecordBlock] {
    var blocks: [RecordBlock] = [
      .heading("Question"), .body(example.question),
      .heading("Expected answer", detail: example.kind == .golden ? "the agent's own" : ""),
      RecordBlock.body(example.expected).asMarkdown,
    ]
    if example.kind == .golden && example.answer == example.expected { return blocks }
    blocks += RecordBlock.assertions(example.assertions)
    let title = "Against the agent's answer"
    if let comparison = Comparison(
      of: example.expected,
      with: example.answer,
      hasBrackets: hasBrackets
    ) {
      return blocks + [.heading(title), .comparison(comparison)]
    }
    let diff = DiffText(from: example.answer, to: example.expected, hasBrackets: hasBrackets)
    return blocks + [
      .heading(title, anchor: .difference), RecordBlock(diff.text, indent: 2),
    ]
  }

  private func origin(of example: Example) -> [RecordBlock] {
    var blocks: [RecordBlock] = [.heading("Where it comes from")]
    for entry in example.lineage {
      var line = RichText("\(entry.interaction)  ", .dim)
      line.append(entry.role.words)
      blocks.append(RecordBlock(line, indent: 2))
    }
    if !example.paraphrases.isEmpty {
      blocks.append(.heading("Also asked as"))
      blocks += example.paraphrases.map { .body($0) }
    }
    var line = RichText("id \(example.id)", .dim)
    line.appendItem("cluster \(example.cluster)", .dim)
    for tag in example.tags { line.appendItem("#\(tag)", .dim) }
    return blocks + [.heading("Example"), RecordBlock(line, indent: 2)]
  }

  private func facts(of row: DropSummary) -> [RecordBlock] {
    let drop = row.drop
    var line = RichText("Left out by the rule ", nil)
    line.append(drop.rule, .strong)
    var blocks = [RecordBlock(line), RecordBlock(RichText("record \(drop.interaction)", .dim))]
    if let question = row.question { blocks += [.heading("Question"), .body(question)] }
    blocks += [.heading("Why"), .body(drop.reason)]
    if let example = drop.mergedInto {
      blocks.append(.heading("Spoken for by", detail: example.rawValue))
      if let other = row.spokenForBy { blocks.append(.body(other)) }
    }
    return blocks
  }
}

extension ExampleUse {
  /// The use in words.
  fileprivate var words: String {
    switch self {
    case .eval: "evaluation"
    case .sft: "fine-tuning"
    case .preference: "preferences"
    }
  }
}

extension LineageRole {
  /// What the record gave, in words.
  fileprivate var words: String {
    switch self {
    case .confirmed: "the answer, confirmed by its user"
    case .affirmed: "the answer, affirmed by a reviewer"
    case .userCorrection: "the correction, by its user"
    case .reviewerCorrection: "the correction, by a reviewer"
    case .duplicate: "the same question again"
    }
  }
}
