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
    guard queue.hasMarks else { return send(items, verdict, note: note) }
    let reason = verdict.reason.map { " as \($0.rawValue)" } ?? ""
    let question = "\(verdict.kind.imperative) \(counted(items.count, "item"))\(reason)?"
    overlay = .confirm(Confirmation(.decide(items, verdict, note: note), question: question))
    return []
  }

  /// The marked items, or the one that is shown.
  func itemsToDecide() -> [ItemKey]? {
    if queue.hasMarks { return queue.markedKeys() }
    return shownItem.map { [$0] }
  }

  /// Sends a decision to the store and goes on without waiting for it.
  mutating func send(_ items: [ItemKey], _ verdict: Verdict, note: String?) -> [Effect] {
    guard !items.isEmpty else { return report(.warning, "None of the marked items waits.") }
    let ticket = takeTicket()
    var effects: [Effect] = []
    if let claim = ownClaim, items.contains(claim) {
      ownClaim = nil
      effects.append(.stopTimer(.renewClaim(claim)))
    }
    queue.decide(items, as: verdict.kind, ticket: ticket)
    queue.clearMarks()
    sent[ticket] = SentDecision(items: items, verdict: verdict)
    if let shown = shownItem, queue.standing(of: shown) != nil {
      _ = queue.moveToNextOpen(now: now)
    }
    effects.append(.decide(ticket: ticket, items: items, verdict: verdict, note: note))
    return effects
  }

  mutating func discard(_ argument: String, trigger: Key?) -> [Effect] {
    guard let items = itemsToDecide() else { return [] }
    if !argument.isEmpty {
      return decide(argument, among: configuration.discardReasons, verdict: Verdict.discard)
    }
    openMenu(.discard(items), reasons: configuration.discardReasons, "Discard", trigger: trigger)
    return []
  }

  mutating func flag(_ argument: String, trigger: Key?) -> [Effect] {
    guard let items = itemsToDecide() else { return [] }
    if !argument.isEmpty {
      return decide(argument, among: configuration.flagReasons, verdict: Verdict.flag)
    }
    openMenu(.flag(items), reasons: configuration.flagReasons, "Flag", trigger: trigger)
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
      takesNote: true,
      trigger: trigger
    )
    if let keptNote, keptNote.items == menu.items { menu.note?.replace(with: keptNote.text) }
    overlay = .menu(menu)
  }

  /// Takes in that a decision is durable, and only now says that it is done.
  mutating func settle(_ ticket: Int, _ outcomes: [ItemOutcome]) -> [Effect] {
    guard let decision = sent.removeValue(forKey: ticket) else { return [] }
    var late: [ItemKey: String] = [:]
    for outcome in outcomes { late[outcome.item] = outcome.lateAfter }
    _ = queue.settle(ticket: ticket, late: late)
    let kind = decision.verdict.kind
    counts.add(decision.items.count - late.count, kind)
    var effects = dropSubmitted(decision)
    effects += readAgain(decision.items)
    return effects + report(late.isEmpty ? .success : .warning, outcomeWords(decision, late))
  }

  private func outcomeWords(_ decision: SentDecision, _ late: [ItemKey: String]) -> String {
    let kind = decision.verdict.kind
    let undo = configuration.keymap.keyName(of: .undo).map { "; \($0) takes it back" } ?? ""
    guard let first = late.values.min() else {
      if decision.items.count > 1 {
        return "\(counted(decision.items.count, "item")) \(kind.pastTense)\(undo)."
      }
      let name = decision.items.first.map(name(of:)) ?? ""
      return "\(name) \(kind.pastTense)\(undo)."
    }
    if decision.items.count == 1 {
      return "\(first) was first; yours is kept as a second opinion."
    }
    let others = Set(late.values).sorted().joined(separator: ", ")
    return """
      \(counted(decision.items.count - late.count, "item")) \(kind.pastTense); in \(late.count) \
      \(others) came first, and yours are kept as second opinions.
      """
  }

  /// Takes in that a decision failed: its items wait again.
  ///
  /// The selection stays, for the next decision may be on its way to a key already.
  mutating func reopen(_ ticket: Int, _ message: String) -> [Effect] {
    guard let decision = sent.removeValue(forKey: ticket) else { return [] }
    _ = queue.fail(ticket: ticket)
    let what =
      decision.items.count > 1
      ? counted(decision.items.count, "item") : decision.items.first.map(name(of:)) ?? "The item"
    return report(.failure, "\(what) not \(decision.verdict.kind.pastTense): \(message)")
  }

  /// Asks for the last decision to be taken back, or to be put in force again.
  mutating func reverse(_ direction: Reversing) -> [Effect] {
    reversals += 1
    return [.reverse(direction, ticket: takeTicket())]
  }

  /// Shows what came back, or what is in force again.
  mutating func reversed(
    _ direction: Reversing,
    _ operation: ReversedOperation?
  ) -> [Effect] {
    reversals = max(0, reversals - 1)
    guard let operation else {
      let words: (Reversing) -> String = {
        switch $0 {
        case .undo: "There is no decision of yours to take back."
        case .redo: "There is nothing to redo: redo follows an undo."
        }
      }
      return report(.info, words(direction))
    }
    let kind = operation.verdict.kind
    var effects: [Effect] = []
    let verb: String
    switch direction {
    case .undo:
      queue.reopen(operation.items)
      counts.add(-operation.items.count, kind)
      effects += bringBackText(of: operation)
      verb = operation.items.count > 1 ? "wait again" : "waits again"
    case .redo:
      queue.close(operation.items, as: kind)
      counts.add(operation.items.count, kind)
      effects += dropSubmitted(SentDecision(items: operation.items, verdict: operation.verdict))
      verb =
        operation.items.count > 1 ? "are \(kind.pastTense) again" : "is \(kind.pastTense) again"
    }
    if editing == nil, let first = operation.items.first { _ = queue.select(first) }
    effects += readAgain(operation.items)
    let what =
      operation.items.count > 1
      ? "\(operation.items.count) items" : operation.items.first.map(name(of:)) ?? "The item"
    let was = direction == .undo ? ": no longer \(kind.pastTense)" : ""
    return effects + report(.success, "\(what) \(verb)\(was).")
  }

  /// Reads rows and records of items anew whose log has grown.
  private mutating func readAgain(_ items: [ItemKey]) -> [Effect] {
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

  /// What an item is called in a message: its id.
  func name(of key: ItemKey) -> String { summaries[key]?.id.rawValue ?? "The item" }
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
