import CellGrid
import Queueing
import ReviewModel

/// Everything that the record pane shows of an item, so that it is laid out anew exactly when
/// something of it changes.
struct RecordContent: Equatable, Sendable {
  var item: ItemKey
  var summary: ItemSummary?
  var detail: ItemDetail?
  var evidence: AnswerEvidence?
  var isGone: Bool
  var standing: Standing?
  var holder: Claim?
  /// The correction that is not submitted, unless it stands in the editor.
  var draft: String?
  /// The key that goes on with it.
  var editKey: String
  var precedents: Precedents?
  /// The key that takes an earlier correction over.
  var takeOverKey: String
  /// The key that affirms, which calls two questions the same.
  var sameKey = "a"
  /// The key that discards, which calls two questions different.
  var differentKey = "d"
  var reviewer: String
  /// Whether what went and what came stands in brackets.
  var hasBrackets = false
  /// Why it stands where it does; empty unless the queue is in the order by value.
  var reasons: [String] = []
  /// What failure kinds are called.
  var failureKinds = FailureChoice.standard
  /// How many a decision covers, once that was counted beyond those that were looked at.
  var cover: ClusterCover?
  /// Those of them that were looked at on which the reviewer has begun something.
  var begun: Set<ItemKey> = []

  /// The record in the order of reading.
  func blocks(_ diffs: inout WordDiffs) -> [RecordBlock] {
    var blocks: [RecordBlock] = []
    if let summary = detail?.summary ?? summary { blocks += facts(of: summary) }
    blocks += remarks
    blocks += draftBlocks
    guard let detail else {
      if let summary {
        blocks += [.heading("Question"), .body(summary.question)]
      }
      let words = isGone ? "The item is gone from the store." : "The record is being read."
      return blocks + [RecordBlock(RichText(words, .dim), hasSpaceBefore: true)]
    }
    if detail.summary.kind == .pair {
      return blocks + pair(detail.sides, &diffs) + history(detail.history)
    }
    blocks.append(.heading("Question", anchor: .question))
    blocks.append(.body(detail.interaction.question))
    if let feedback = detail.feedback { blocks += says(feedback) }
    let answer = detail.interaction.answer
    if let failed = detail.failedCase {
      blocks += RecordBlock.failedCase(
        failed,
        answer: failed.finding?.trial?.answer ?? answer,
        key: takeOverKey,
        hasBrackets: hasBrackets,
        &diffs
      )
    }
    let summary = evidence.map { RichText.summary(of: $0) } ?? RichText()
    let title = detail.failedCase == nil ? "Answer" : "Answer that was logged"
    blocks.append(.heading(title, summary, anchor: .answer))
    blocks.append(.answer(orNothing(answer), evidence?.judgements ?? []))
    if let draft {
      blocks += changes(from: answer, to: draft, title: "What your draft changes in it", &diffs)
    }
    let isSide = detail.sides.contains { $0.correction == detail.feedback?.correction }
    if let correction = detail.feedback?.correction, !correction.isEmpty, !isSide {
      let changes = self.changes(from: answer, to: correction, &diffs)
      let anchor: RecordBlock.Anchor? = changes.isEmpty ? .difference : nil
      blocks.append(.heading("The user's correction", anchor: anchor))
      blocks.append(.body(correction, differingFrom: answer, &diffs))
      blocks += changes
    }
    blocks += reviewersCorrection(of: detail, &diffs)
    blocks += sides(detail.sides, &diffs)
    if let precedents, detail.sides.isEmpty, !detail.summary.kind.isBlind {
      blocks += RecordBlock.earlier(
        precedents.corrections,
        answer: answer,
        key: takeOverKey,
        hasBrackets: hasBrackets,
        &diffs
      )
    }
    blocks += RecordBlock.sources(detail.interaction.sources)
    blocks += history(detail.history)
    return blocks + origin(detail)
  }

  /// The correction that a reviewer decided for, with what it changes in the answer.
  private func reviewersCorrection(
    of detail: ItemDetail,
    _ diffs: inout WordDiffs
  ) -> [RecordBlock] {
    guard let event = DecisionLog(detail.history).effective,
      case .decide(.correct(let text)) = event.action, text != detail.feedback?.correction
    else { return [] }
    let answer = detail.interaction.answer
    let changes = self.changes(from: answer, to: text, &diffs)
    let by = event.reviewer == reviewer ? "by you" : "by \(event.reviewer)"
    let line = RichText("\(by), \(event.time.minute)", .dim)
    let anchor: RecordBlock.Anchor? = changes.isEmpty ? .difference : nil
    return [
      .heading("The reviewer's correction", line, anchor: anchor),
      .body(text, differingFrom: answer, &diffs),
    ] + changes + RecordBlock.assertions(event.assertions)
  }

  /// What a correction changes, word by word; nothing when it is another text altogether.
  private func changes(
    from answer: String,
    to correction: String,
    title: String = "What it changes in the answer",
    _ diffs: inout WordDiffs
  ) -> [RecordBlock] {
    guard
      let comparison = Comparison(of: correction, with: answer, hasBrackets: hasBrackets, &diffs)
    else { return [] }
    return [.heading(title), .comparison(comparison)]
  }

  private func facts(of summary: ItemSummary) -> [RecordBlock] {
    var line = RichText()
    switch summary.kind {
    case .conflict: line.appendItem("Corrections that differ", .badgeConflict)
    case .pair: line.appendItem("The same question?", .badgeAudit)
    case .audit: line.appendItem("Audit: is it right?", .badgeAudit)
    case .gate: line.appendItem("A candidate failed its eval case", .badgeConflict)
    case .answer: line.appendItem(summary.signal.words, summary.signal.badge)
    }
    if let time = summary.time { line.appendItem("\(time.minute) UTC") }
    // Last, for its length differs from record to record: what stands before it stays where it is.
    if summary.asked > 1 { line.appendItem("asked \(grouped(summary.asked)) times") }
    if let kind = summary.failure { line.appendItem(failureKinds.title(of: kind), .warning) }
    var second = RichText()
    if let version = summary.agentVersion { second.appendItem("agent \(version)", .dim) }
    if let detail {
      if let model = detail.interaction.agent.model { second.appendItem(model, .dim) }
    }
    if !reasons.isEmpty {
      second.appendItem("next because: \(reasons.joined(separator: ", "))", .dim)
    }
    return [RecordBlock(line)] + (second.isEmpty ? [] : [RecordBlock(second)])
  }

  /// What is to be known before deciding: who holds it, what was decided.
  private var remarks: [RecordBlock] {
    var blocks: [RecordBlock] = []
    if let holder {
      let words = "\(holder.reviewer) has it open until \(holder.expires.clock)"
      blocks.append(RecordBlock(RichText(words, .claimed)))
    }
    switch standing {
    case .pending(let kind):
      blocks.append(RecordBlock(RichText("\(past(kind)), being saved", .pending)))
    case .done(.flag) where flag != nil, nil where flag != nil:
      blocks += flag.map(flagBlocks) ?? []
    case .done(let kind):
      blocks.append(RecordBlock(RichText("\(past(kind)) by you", .success)))
    case .late(let first):
      let words =
        isDecided
        ? "\(first) was first; yours is kept as a second opinion"
        : "yours is kept as a second opinion; \(first) has it open and decided nothing yet"
      blocks.append(RecordBlock(RichText(words, .warning)))
    case nil:
      blocks += secondOpinions
      if let status = (detail?.summary ?? summary)?.status, let words = words(for: status) {
        blocks.append(RecordBlock(RichText(words, .success)))
      }
    }
    blocks += clusterRemarks
    return blocks
  }

  /// Whether something is decided on it, as far as is known.
  private var isDecided: Bool {
    guard let status = (detail?.summary ?? summary)?.status else { return true }
    switch status {
    case .decided, .withdrawn: return true
    case .open, .skipped, .flagged: return false
    }
  }

  /// How many second opinions are told of.
  private static let opinionsShown = 3

  /// What was decided on it beside the decision that counts, the last ones.
  private var secondOpinions: [RecordBlock] {
    guard let detail else { return [] }
    return DecisionLog(detail.history).secondOpinions.suffix(Self.opinionsShown).compactMap {
      event in
      guard case .decide(let verdict) = event.action else { return nil }
      let who = event.reviewer == reviewer ? "you" : event.reviewer
      let words = "second opinion: \(past(verdict.kind)) by \(who)"
      return RecordBlock(RichText(words, .warning))
    }
  }

  private var flag: FlagMark? { (detail?.summary ?? summary)?.flag }

  /// Who asked for a second person, when and why, and what they remarked.
  private func flagBlocks(_ flag: FlagMark) -> [RecordBlock] {
    let isOwn = flag.reviewer == reviewer
    var line = RichText("flagged as \(flag.reason.rawValue)", .badgeFlagged)
    line.append(" by \(isOwn ? "you" : flag.reviewer), \(flag.time.minute) UTC", .badgeFlagged)
    line.append(isOwn ? "; a second person settles it" : ", for a second person", .badgeFlagged)
    let note = flag.note.map { [RecordBlock(RichText($0, .quote), indent: 2)] } ?? []
    return [RecordBlock(line)] + note
  }

  /// How many others a decision covers, or that it covers none.
  private var clusterRemarks: [RecordBlock] {
    guard let cluster = detail?.cluster else { return [] }
    if cluster.isSplit {
      return [RecordBlock(RichText("Split off from those that ask the same", .claimed))]
    }
    guard !cluster.waiting.isEmpty, standing == nil else { return [] }
    return [RecordBlock(RichText(clusterWords(cluster)))]
  }

  private func clusterWords(_ cluster: ClusterStanding) -> String {
    let isCut = cluster.isCut && cover == nil
    let all = cover?.waiting ?? cluster.waiting.count
    let isFull = all >= ClusterRule.limit
    let more = isCut || isFull ? " or more" : ""
    let verbs = all == 1 ? "asks the same and waits" : "ask the same and wait"
    let others = "\(grouped(all))\(more) other\(all == 1 ? "" : "s") \(verbs)"
    let left = cover?.spared ?? begun.count
    let count = all - left
    guard count > 0 else {
      return
        "\(others): a decision leaves \(all == 1 ? "it" : "them") out, for what you have begun there"
    }
    let covered =
      left > 0 || isFull ? grouped(count) + (isCut ? more : "") : all == 1 ? "it" : "them"
    let aside = left == 0 ? "" : ", without \(grouped(left)) that you have begun"
    let same =
      cover.map { $0.sameAnswer - $0.sparedOfSameAnswer }
      ?? cluster.sameAnswer.count { !begun.contains($0) }
    let affirmed =
      same == count
      ? ""
      : same > 0
        ? ", an affirmation \(grouped(same))\(isCut ? more : "")"
        : isCut ? ", an affirmation those of the same answer" : ", an affirmation does not"
    return "\(others): a decision covers \(covered)\(affirmed)\(aside)"
  }

  /// Where the item stands and who said so, nil when it simply waits.
  private func words(for status: ItemStatus) -> String? {
    let owner = detail.flatMap { DecisionLog($0.history).effective?.reviewer }
    guard let owner else { return status.words }
    let by = owner == reviewer ? "by you" : "by \(owner)"
    switch status {
    case .decided(let kind): return "\(past(kind)) \(by)"
    case .open, .skipped, .flagged, .withdrawn: return status.words
    }
  }

  private func says(_ feedback: Feedback) -> [RecordBlock] {
    let comment = feedback.comment ?? ""
    guard !comment.isEmpty || !feedback.tags.isEmpty else { return [] }
    let said = feedback.time?.minute
    let isLater = said != nil && said != (detail?.summary ?? summary)?.time?.minute
    var blocks = [RecordBlock.heading("The user says", detail: isLater ? said ?? "" : "")]
    if !comment.isEmpty { blocks.append(.body(comment, .strong)) }
    if !feedback.tags.isEmpty {
      var line = RichText()
      for (index, tag) in feedback.tags.prefix(50).enumerated() {
        line.append(index == 0 ? "" : "  ")
        line.append("#\(tag)", .warning)
      }
      blocks.append(RecordBlock(line, indent: 2))
    }
    return blocks
  }

  /// The word for what was decided of an item of this kind.
  private func past(_ verdict: VerdictKind) -> String {
    ((detail?.summary ?? summary)?.kind ?? .answer).pastTense(of: verdict)
  }

  /// Both questions of a pair, what is right for each, and what the second has otherwise.
  private func pair(_ sides: [ConflictSide], _ diffs: inout WordDiffs) -> [RecordBlock] {
    let words =
      "\(sameKey) they ask the same: one example speaks for both · \(differentKey) they do not"
    var blocks = [RecordBlock(RichText(words, .strong), hasSpaceBefore: true)]
    for (index, side) in sides.enumerated() {
      let other = sides[(index + 1) % sides.count]
      let question = side.question ?? ""
      blocks += [
        .heading(
          "Question \(index + 1) of \(sides.count)",
          detail: side.interaction.rawValue,
          anchor: index == 0 ? .question : .difference
        ),
        .body(question, differingFrom: other.question ?? "", hasBrackets: hasBrackets, &diffs),
        .heading("Right by what people said", anchor: index == 0 ? .answer : nil),
        .body(side.correction, differingFrom: other.correction, hasBrackets: hasBrackets, &diffs),
      ]
    }
    guard sides.count == 2 else { return blocks }
    for (title, texts) in [
      ("Both questions", (sides[0].question ?? "", sides[1].question ?? "")),
      ("Both answers", (sides[0].correction, sides[1].correction)),
    ] {
      if let both = Comparison(of: texts.1, with: texts.0, hasBrackets: hasBrackets, &diffs) {
        blocks += [.heading(title), .comparison(both)]
      }
    }
    return blocks
  }

  /// The sides of a conflict, each with the words marked that the next one has otherwise.
  private func sides(_ sides: [ConflictSide], _ diffs: inout WordDiffs) -> [RecordBlock] {
    var blocks: [RecordBlock] = []
    for (index, side) in sides.enumerated() {
      let other = sides[(index + 1) % sides.count].correction
      var detail = side.reviewer.map { "by \($0)" } ?? "by the user"
      if let time = side.time { detail += ", \(time.minute)" }
      let title = "Correction \(index + 1) of \(sides.count)"
      blocks += [
        RecordBlock.heading(title, detail: detail, anchor: .difference),
        .body(side.correction, differingFrom: other, hasBrackets: hasBrackets, &diffs),
      ]
    }
    return blocks
  }

  private func history(_ events: [DecisionEvent]) -> [RecordBlock] {
    guard !events.isEmpty else { return [] }
    let shown = events.suffix(100)
    return [RecordBlock.heading("History")] + shown.flatMap(lines)
  }

  private func lines(of event: DecisionEvent) -> [RecordBlock] {
    var line = RichText()
    line.append("\(event.time.minute)  ", .dim)
    line.append(event.reviewer, .strong)
    switch event.action {
    case .decide(let verdict):
      line.append(" \(past(verdict.kind))")
      if let reason = verdict.reason, (detail?.summary.kind ?? .answer) != .pair {
        line.append(" as \(reason.rawValue)")
      }
    case .amend(.classify(let kind?)):
      line.append(" said how it failed: \(failureKinds.title(of: kind))")
    case .amend(.classify(nil)): line.append(" took the failure kind away")
    case .amend(.split): line.append(" split it off from those that ask the same")
    case .undo: line.append(" took a decision back")
    case .redo: line.append(" put a decision in force again")
    }
    if let kind = event.failure { line.append(": \(failureKinds.title(of: kind))") }
    if event.isLate { line.append(", a second opinion", .warning) }
    var blocks = [RecordBlock(line, indent: 2)]
    if let note = event.note, !note.isEmpty {
      blocks.append(RecordBlock(RichText(note), indent: 4))
    }
    if case .decide(.correct(let text)) = event.action {
      blocks.append(RecordBlock(RichText(text), .quote, indent: 4).asMarkdown)
    }
    if let kept = event.kept {
      let words = "kept \(kept.types.joined(separator: ", ")): \(kept.reason)"
      blocks.append(RecordBlock(RichText(words, .warning), indent: 4))
    }
    return blocks
  }

  private func origin(_ detail: ItemDetail) -> [RecordBlock] {
    let interaction = detail.interaction
    var line = RichText()
    line.append("id \(detail.summary.id.rawValue)", .dim)
    if let session = interaction.session { line.appendItem("session \(session)", .dim) }
    line.appendItem(detail.consent.words, detail.consent.forbidsEveryUse ? .warning : .dim)
    if let user = interaction.user { line.appendItem("user \(user.prefix(12))", .dim) }
    if interaction.replacedSurrogates > 0 {
      let count = interaction.replacedSurrogates
      line.appendItem("\(counted(count, "lone surrogate")) replaced", .dim)
    }
    return [.heading("Record"), RecordBlock(line, indent: 2)]
  }

  private func orNothing(_ text: String) -> String { text.isEmpty ? "(no answer)" : text }
}

extension Signal {
  /// The signal in words.
  var words: String {
    switch self {
    case .up: "Thumbs up"
    case .corrected: "Corrected by the user"
    case .down: "Thumbs down"
    case .retry: "Asked again"
    case .none: "No feedback"
    }
  }

  /// Its badge's role.
  var badge: Theme.Role {
    switch self {
    case .up: .badgeUp
    case .corrected: .badgeCorrected
    case .down: .badgeDown
    case .retry: .badgeRetry
    case .none: .badgeAudit
    }
  }

  /// Its sign.
  var symbol: Theme.Symbol {
    switch self {
    case .up: .up
    case .corrected: .corrected
    case .down: .down
    case .retry: .retry
    case .none: .audit
    }
  }
}

extension ConsentStanding {
  /// What may be made of the record, and who says so unless it is the record, in words.
  var words: String {
    let words =
      switch scope {
      case .training: "consent: evaluation and training"
      case .eval: "consent: evaluation only"
      case .some(.none): "consent: no use"
      case nil: "consent: not said"
      }
    guard scope != nil, scope != record else { return words }
    return words + (scope == user ? ", says the user" : ", by the store's default")
  }
}

extension ItemStatus {
  /// The state in words; nil for an item that simply waits.
  var words: String? {
    switch self {
    case .open: nil
    case .skipped: "skipped before"
    case .flagged: "flagged for a second person"
    case .decided(let kind): "\(kind.pastTense) already"
    case .withdrawn: "withdrawn: newer feedback took the need away"
    }
  }
}
