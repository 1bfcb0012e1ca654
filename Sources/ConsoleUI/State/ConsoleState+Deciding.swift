import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Decides what is shown, or asks first when items are marked.
  mutating func decide(_ verdict: Verdict, note: String? = nil) -> [Effect] {
    guard let items = itemsToDecide() else { return [] }
    return decide(items, verdict, note: note)
  }

  /// Decides items that were settled on before, or asks first when they are the marked ones.
  mutating func decide(_ items: [ItemKey], _ verdict: Verdict, note: String?) -> [Effect] {
    if let note { notes.keep(note, at: NotePlace(.decision, of: items)) }
    guard queue.hasMarks else { return submit(items, verdict, note: note) }
    guard !items.isEmpty else { return report(.warning, noneWaits) }
    let reason = verdict.reason.map { " as \($0.rawValue)" } ?? ""
    let begun = drafts.isEmpty ? 0 : items.count { drafts[$0] != nil }
    let drafted = begun == 0 ? "" : ", \(counted(begun, "draft")) of yours among them"
    let question =
      callsAudits(items, verdict).map { "\($0)\(drafted)?" }
      ?? "\(verdict.kind.imperative) \(counted(items.count, "item"))\(reason)\(drafted)?"
    overlay = .confirm(Confirmation(.decide(items, verdict, note: note), question: question))
    return []
  }

  /// What a verdict calls answers that are judged blind, when all of these are; nil for others.
  private func callsAudits(_ items: [ItemKey], _ verdict: Verdict) -> String? {
    guard items.allSatisfy({ summaries[$0]?.kind == .audit }) else { return nil }
    let what = counted(items.count, "answer")
    switch verdict {
    case .affirm: return "Call \(what) right"
    case .discard(.wrong): return "Call \(what) wrong"
    default: return nil
    }
  }

  /// Whether two questions are shown, and not marked items decided.
  var isPairShown: Bool { shownKind == .pair }

  /// Whether an answer is shown that is judged blind, and not marked items decided.
  var isAuditShown: Bool { shownKind == .audit }

  private var shownKind: ItemKind? {
    queue.hasMarks ? nil : shownItem.flatMap { details[$0] }?.summary.kind
  }

  /// The codes that a discard of what is shown is offered with.
  var offeredDiscardReasons: [ReasonCode] {
    (isAuditShown ? [.wrong] : []) + configuration.discardReasons
  }

  /// The marked items, or the one that is shown.
  func itemsToDecide() -> [ItemKey]? {
    if queue.hasMarks { return queue.markedKeys() }
    return shownItem.map { [$0] }
  }

  /// Sends a decision to the store and goes on without waiting for it.
  mutating func send(
    _ items: [ItemKey],
    _ verdict: Verdict,
    note: String?,
    keeping reason: String? = nil
  ) -> [Effect] {
    guard !items.isEmpty else { return report(.warning, noneWaits) }
    let ticket = takeTicket()
    var effects: [Effect] = forgetKept(of: items)
    if let claim = ownClaim, items.contains(claim) {
      ownClaim = nil
      effects.append(.stopTimer(.idleClaim(claim)))
    }
    let details = details(of: items, verdict)
    let expected = details.coversCluster ? expectedCover(of: items, verdict.kind) : []
    let begun =
      details.coversCluster
      ? items.first.map { cover(of: $0)?.spared ?? begunOthers(of: $0).count } ?? 0 : 0
    let wereMarked = queue.hasMarks
    queue.decide(items + expected, as: verdict.kind, ticket: ticket)
    queue.clearMarks()
    if items.count > 1, notice?.kind != .failure { notice = nil }
    if let shown = shownItem, queue.standing(of: shown) != nil,
      queue.moveToNextOpen(now: now)
    {
      landing = queue.selection.map { Landing(item: $0) }
    }
    attention = shownItem.map { Attention(item: $0, since: now) }
    sent[ticket] = SentDecision(
      items: items,
      verdict: verdict,
      note: note,
      wereMarked: wereMarked,
      since: now,
      expected: expected,
      begun: begun,
      landing: shownItem
    )
    effects.append(
      .journal(
        .decision(
          // Another console covers what this one showed as decided, and nothing else.
          UnstoredDecision(
            ticket: ticket,
            items: items + expected,
            verdict: verdict,
            note: note,
            keeping: reason,
            details: details
          )
        )
      )
    )
    effects.append(
      .decide(
        ticket: ticket,
        items: items,
        verdict: verdict,
        note: note,
        keeping: reason,
        details: details
      )
    )
    return effects + lookWhatWaits()
  }

  private var noneWaits: String { "None of the marked items waits." }

  mutating func discard(_ argument: String, trigger: Key?) -> [Effect] {
    guard let items = itemsToDecide() else { return [] }
    guard !items.isEmpty else { return report(.warning, noneWaits) }
    if !argument.isEmpty {
      return decide(argument, among: offeredDiscardReasons, verdict: Verdict.discard)
    }
    if isPairShown { return decide(.discard(.asksSomethingElse)) }
    openDiscardMenu(items, trigger: trigger)
    return []
  }

  mutating func flag(_ argument: String, trigger: Key?) -> [Effect] {
    guard let items = itemsToDecide() else { return [] }
    guard !items.isEmpty else { return report(.warning, noneWaits) }
    if !argument.isEmpty {
      return decide(argument, among: configuration.flagReasons, verdict: Verdict.flag)
    }
    openFlagMenu(items, trigger: trigger)
    return []
  }

  /// Decides with a reason and a note that were given in words: `spam sent twice`.
  private mutating func decide(
    _ argument: String,
    among reasons: [ReasonCode],
    verdict: (ReasonCode) -> Verdict
  ) -> [Effect] {
    let code = argument.prefix { !$0.isWhitespace }
    let note = String(argument.dropFirst(code.count)).trimmedOfBlanks
    guard let reason = reasons.first(where: { $0.rawValue == code }) else {
      let known = reasons.map(\.rawValue)
      let near = nearestWord(to: String(code), among: known).map { " Did you mean \($0)?" } ?? ""
      let list = known.joined(separator: ", ")
      return report(.failure, "There is no reason \(code).\(near) The reasons are \(list).")
    }
    return decide(verdict(reason), note: note.isEmpty ? nil : note)
  }

  mutating func openDiscardMenu(_ items: [ItemKey], trigger: Key?) {
    let verb = isAuditShown ? "Not right" : "Discard"
    openMenu(.discard(items), reasons: offeredDiscardReasons, verb, trigger: trigger)
  }

  mutating func openFlagMenu(_ items: [ItemKey], trigger: Key?) {
    openMenu(.flag(items), reasons: configuration.flagReasons, "Flag", trigger: trigger)
  }

  private mutating func openMenu(
    _ purpose: Menu.Purpose,
    reasons: [ReasonCode],
    _ verb: String,
    trigger: Key?
  ) {
    let count = queue.hasMarks ? itemsToDecide()?.count : nil
    var menu = Menu(
      purpose,
      title: count.map { "\(verb) \(counted($0, "item")): why?" } ?? "\(verb): why?",
      choices: reasons.map(\.rawValue),
      selected: nil,
      takesNote: true,
      hasLetters: false,
      trigger: trigger
    )
    if let text = menu.place.flatMap({ notes[$0] }) { menu.note?.replace(with: text) }
    overlay = .menu(menu)
  }

  /// Takes in that a decision is durable, and only now says that it is done.
  mutating func settle(_ ticket: Int, _ outcomes: [ItemOutcome]) -> [Effect] {
    guard let decision = sent.removeValue(forKey: ticket) else { return [] }
    guard decision.isResumed else { return settle(decision, ticket, outcomes) }
    resumed.note(outcomes, of: decision.items.count)
    let effects = settle(decision, ticket, outcomes)
    return effects + tellResumed(decision)
  }

  private mutating func settle(
    _ decision: SentDecision,
    _ ticket: Int,
    _ outcomes: [ItemOutcome]
  ) -> [Effect] {
    var decision = decision
    let gone = decision.takeOut(allBut: outcomes)
    decision.onlyHeld = Set(outcomes.filter(\.isOnlyHeld).map(\.item))
    var late: [ItemKey: String] = [:]
    for outcome in outcomes { late[outcome.item] = outcome.lateAfter }
    let ownFlags = Set(outcomes.filter { $0.refusal == .ownFlag }.map(\.item))
    let noUse = Set(outcomes.filter { $0.refusal == .noUse }.map(\.item))
    let refusals = Set(outcomes.filter { $0.refusal != nil }.map(\.item))
    let refused = refusals.count
    let others = othersCovered(decision, outcomes)
    _ = queue.settle(
      ticket: ticket,
      late: late,
      ownFlags: ownFlags,
      spared: Set(decision.expected).subtracting(others)
        .union(refusals.subtracting(ownFlags)).union(gone),
      waitOn: decision.onlyHeld,
      others: others
    )
    if decision.items.isEmpty { return report(.warning, goneWords(gone)) }
    let kind = decision.verdict.kind
    for item in decision.items + others
    where late[item] == nil && !refusals.contains(item) {
      counts.add(item, kind)
    }
    // The text of a correction that was not taken stays a draft.
    var effects = refused == 0 ? dropSubmitted(decision) : []
    if refused == 0 {
      dropNotes(of: decision)
      for item in decision.items { asserted[item] = nil }
    }
    if decision.replaced > 0 { forgetEditors(of: decision.items) }
    effects += passCovered(others)
    effects += readAgain(decision.items + others)
    if kind == .correct { effects += expirePrecedents() }
    if refused > 0 {
      let words =
        wordsOnSince(decision, outcomes)
        ?? refusalWords(decision, ownFlags.count, noUse: noUse.count, late: late.count)
      return effects + report(.warning, words)
    }
    let replaced =
      switch decision.replaced {
      case 0: ""
      case 1: " 1 private value was replaced."
      case let count: " \(grouped(count)) private values were replaced."
      }
    return effects
      + report(
        late.isEmpty ? .success : .warning,
        outcomeWords(decision, late, others: others.count) + replaced + repeatWords,
        isRefusal: false
      )
  }

  /// What stands instead of a decision of an earlier session that the reviewer has gone beyond; nil when it is none.
  private func wordsOnSince(_ decision: SentDecision, _ outcomes: [ItemOutcome]) -> String? {
    let passed = outcomes.filter { $0.refusal == .overtaken || $0.refusal == .takenBack }
    guard let first = passed.first else { return nil }
    let kind = decision.verdict.kind.pastTense
    guard decision.items.count == 1 else {
      let done = outcomes.count { $0.refusal == nil }
      let rest = outcomes.count - done - passed.count
      let refused = rest > 0 ? "; \(grouped(rest)) cannot be any more" : ""
      return
        "\(counted(done, "item")) \(kind); \(grouped(passed.count)) not: you decided there since\(refused)."
    }
    let name = name(of: first.item)
    return first.refusal == .takenBack
      ? "\(name) was \(kind) in an earlier session, and you have taken that back since."
      : "\(name) not \(kind), as an earlier session had it: you decided there since, and that stands."
  }

  private func refusalWords(
    _ decision: SentDecision,
    _ ownFlags: Int,
    noUse: Int,
    late: Int
  ) -> String {
    let done = decision.items.count - ownFlags - noUse
    if done == 0, noUse == 0 { return ownFlagWords }
    if done == 0, decision.items.count == 1 { return noUseWords }
    let aside = late > 0 ? " (\(grouped(late)) as second opinions)" : ""
    var words = ["\(counted(done, "item")) \(decision.verdict.kind.pastTense)\(aside)"]
    if ownFlags > 0 {
      words.append("\(grouped(ownFlags)) that you flagged wait for a second person")
    }
    if noUse > 0 { words.append("no use is allowed of \(grouped(noUse)): left as they were") }
    return words.joined(separator: "; ") + "."
  }

  private func outcomeWords(
    _ decision: SentDecision,
    _ late: [ItemKey: String],
    others: Int
  ) -> String {
    let kind = decision.verdict.kind
    let undo = configuration.keymap.keyName(of: .undo).map { "; \($0) takes it back" } ?? ""
    guard let first = late.values.min() else {
      if decision.items.count > 1 {
        return "\(counted(decision.items.count, "item")) \(kind.pastTense)\(undo)."
      }
      let name = decision.items.first.map(name(of:)) ?? ""
      let item = decision.items.first.flatMap { summaries[$0] ?? details[$0]?.summary }?.kind
      let past = (item ?? .answer).pastTense(of: kind)
      return
        "\(name) \(past)\(coverWords(others, begun: decision.begun))\(contradicted(by: decision))\(undo)."
    }
    let held = decision.onlyHeld.intersection(late.keys)
    if decision.items.count == 1, !held.isEmpty {
      return
        "\(first) has it open and decided nothing yet: yours is kept as a second opinion, and it waits on."
    }
    if decision.items.count == 1 {
      return "\(first) was first; yours is kept as a second opinion."
    }
    return secondOpinionWords(decision, late, held)
  }

  /// What became of a batch of which some are second opinions: beside a decision, or beside nothing yet.
  private func secondOpinionWords(
    _ decision: SentDecision,
    _ late: [ItemKey: String],
    _ held: Set<ItemKey>
  ) -> String {
    func names(_ isMeant: (ItemKey) -> Bool) -> String {
      Set(late.filter { isMeant($0.key) }.values).sorted().joined(separator: ", ")
    }
    let decided = counted(decision.items.count - late.count, "item")
    var words = ["\(decided) \(decision.verdict.kind.pastTense)"]
    let first = late.count - held.count
    if first > 0 {
      words.append("in \(grouped(first)) \(names { !held.contains($0) }) came first")
    }
    if !held.isEmpty {
      let wait = held.count == 1 ? "waits" : "wait"
      words.append(
        "\(grouped(held.count)) \(wait) on, open at \(names(held.contains)) with nothing decided yet"
      )
    }
    let kept =
      late.count == 1 ? "yours is kept as a second opinion" : "yours are kept as second opinions"
    return words.joined(separator: "; ") + ": \(kept)."
  }

  /// That what was said of how the agent failed counts no more, for the answer was called right.
  private func contradicted(by decision: SentDecision) -> String {
    guard decision.verdict.kind == .affirm, let kind = decision.items.first.flatMap(failure(of:))
    else { return "" }
    return ", and no longer called \(configuration.failureKinds.title(of: kind))"
  }

  /// Reads rows and records of items anew whose log has grown.
  mutating func readAgain(_ items: [ItemKey]) -> [Effect] {
    let near = Set(visibleKeys)
    let rows = items.count > 1000 ? Array(near) : items.filter { near.contains($0) }
    var effects: [Effect] = rows.isEmpty ? [] : [.loadSummaries(rows)]
    for key in items.prefix(100) where details.forget(key, unless: shownItem) {
      effects.append(.loadItem(key))
    }
    return effects
  }

  mutating func takeTicket() -> Int {
    defer { nextTicket += 1 }
    return nextTicket
  }

  /// What an item is called in a message: its id, or as much of it as tells it from others.
  func name(of key: ItemKey) -> String { summaries[key]?.id.shortened ?? "The item" }

  /// Why nobody may say what is right in a record, and what can be done.
  var noUseWords: String { "\(ConsentStanding.refusal); \(key(of: .discard)) discards it." }

  /// Why one's own flag cannot be settled by oneself.
  var ownFlagWords: String {
    "You flagged it; a second person settles it (\(key(of: .undo)) takes your flag back)."
  }
}

extension Identifier {
  /// The id, cut when it is too long for a line of words.
  var shortened: String { rawValue.count > 20 ? rawValue.prefix(12) + "…" : rawValue }
}

/// A number with its noun: "1 item", "12 items".
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

extension VerdictKind {
  /// The verb of a question: "Discard 3 items?".
  var imperative: String {
    switch self {
    case .correct: "Correct"
    case .affirm: "Affirm"
    case .discard: "Discard"
    case .flag: "Flag"
    case .skip: "Skip"
    }
  }
}
