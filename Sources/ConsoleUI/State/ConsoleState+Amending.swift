import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Why nobody can say how the agent failed.
  var whyNoClassifying: String? {
    if let reason = whyNoItem ?? whyTooSmall { return reason }
    if reversals > 0 { return "An undo is being saved; say it of what it brings back." }
    if editing == nil, let reason = whyListIsUnsure { return reason }
    guard !queue.hasMarks, let shown = shownItem else { return nil }
    if details.isGone(shown) { return "The item is gone." }
    let kind: VerdictKind?
    switch queue.standing(of: shown) {
    case .pending(let standing), .done(let standing): kind = standing
    case .late, nil:
      if case .decided(let decided) = details[shown]?.summary.status {
        kind = decided
      } else {
        kind = nil
      }
    }
    return kind == .affirm ? "It was affirmed as right, so nothing failed." : nil
  }

  /// Says how the agent failed, or asks.
  mutating func classify(_ argument: String, trigger: Key?) -> [Effect] {
    guard let items = editing.map({ [$0.item] }) ?? itemsToDecide() else { return [] }
    let kinds = configuration.failureKinds
    guard argument.isEmpty else {
      if argument == "none" { return amend(items, .classify(nil)) }
      if let choice = kinds.first(where: { $0.kind.rawValue == argument }) {
        return amend(items, .classify(choice.kind))
      }
      let codes = kinds.map(\.kind.rawValue) + ["none"]
      let near = nearestWord(to: argument, among: codes).map { " Did you mean \($0)?" } ?? ""
      return report(
        .failure,
        "There is no failure kind \(argument).\(near) The kinds are \(codes.joined(separator: ", "))."
      )
    }
    let current = items.count == 1 ? items.first.flatMap(failure(of:)) : nil
    var menu = Menu(
      .failure(items),
      title: queue.hasMarks ? "How \(counted(items.count, "item")) failed" : "How it failed",
      choices: kinds.map(\.title),
      selected: current.flatMap { kind in kinds.firstIndex { $0.kind == kind } },
      hasLetters: false,
      trigger: trigger
    )
    if let selected = menu.selected { menu.describe(selected, "again takes it away") }
    overlay = .menu(menu)
    return []
  }

  /// Says what was chosen; what is said already is taken away.
  mutating func classify(_ items: [ItemKey], choice: Int) -> [Effect] {
    guard configuration.failureKinds.indices.contains(choice) else { return [] }
    let kind = configuration.failureKinds[choice].kind
    let isSaid = items.count == 1 && items.first.flatMap(failure(of:)) == kind
    return amend(items, .classify(isSaid ? nil : kind))
  }

  /// How the agent failed on an item, what is on its way to the store included.
  func failure(of item: ItemKey) -> FailureKind? {
    let onItsWay = amending.filter { $1.items.contains(item) && $1.amendment != .split }
    if let last = onItsWay.max(by: { $0.key < $1.key }),
      case .classify(let kind) = last.value.amendment
    {
      return kind
    }
    return details[item]?.summary.failure ?? summaries[item]?.failure
  }

  /// Amends items that were settled on before, or asks first when they are the marked ones.
  private mutating func amend(_ items: [ItemKey], _ amendment: Amendment) -> [Effect] {
    guard queue.hasMarks, editing == nil, case .classify(let kind) = amendment else {
      return send(items, amendment)
    }
    let what = counted(items.count, "item")
    let question =
      kind.map { "Call \(what) \(configuration.failureKinds.title(of: $0))?" }
      ?? "Take the failure kind of \(what) away?"
    overlay = .confirm(Confirmation(.amend(items, amendment), question: question))
    return []
  }

  /// Sends an amendment to the store.
  mutating func send(_ items: [ItemKey], _ amendment: Amendment) -> [Effect] {
    guard !items.isEmpty else { return report(.warning, "None of the marked items waits.") }
    let wereMarked = queue.hasMarks && editing == nil
    if wereMarked { queue.clearMarks() }
    let ticket = takeTicket()
    amending[ticket] = SentAmendment(
      items: items,
      amendment: amendment,
      wereMarked: wereMarked,
      since: now
    )
    return [.amend(ticket: ticket, items: items, amendment)] + lookWhatWaits()
  }

  /// Takes in that an amendment is durable, and only now says so.
  mutating func amended(
    _ items: [ItemKey],
    _ amendment: Amendment,
    refused: [ItemKey: String]
  ) -> [Effect] {
    let done = items.filter { refused[$0] == nil }
    if items.isEmpty { return report(.warning, goneWords([])) }
    guard !done.isEmpty else {
      let owners = Set(refused.values).sorted().joined(separator: ", ")
      return report(.warning, "Not split off: \(owners) decided it, and alone can.")
    }
    var effects: [Effect] = []
    if amendment == .split { effects += letWait(done) }
    effects += readAgain(done)
    let undo = configuration.keymap.keyName(of: .undo).map { "; \($0) takes it back" } ?? ""
    return effects + report(.success, "\(amendedWords(done, amendment))\(undo).")
  }

  /// Lets items wait again that were decided with others.
  private mutating func letWait(_ items: [ItemKey]) -> [Effect] {
    for item in items {
      if case .done = queue.standing(of: item) { counts.remove(item) }
    }
    _ = queue.reopen(items, reviewer: configuration.reviewer)
    return []
  }

  private func amendedWords(_ items: [ItemKey], _ amendment: Amendment) -> String {
    let what =
      items.count == 1
      ? items.first.map(name(of:)) ?? "The item" : counted(items.count, "item")
    switch amendment {
    case .classify(let kind?): return "\(what): \(configuration.failureKinds.title(of: kind))"
    case .classify(nil): return "\(what): no failure kind any more"
    case .split: return "\(what) waits by itself"
    }
  }

  /// Shows an amendment that was taken back, or is in force again.
  mutating func reversedAmendment(
    _ direction: Reversing,
    _ operation: ReversedOperation
  ) -> [Effect] {
    guard case .amended(let amendment) = operation.deed else { return [] }
    let items = operation.items
    if amendment == .split {
      _ = queue.reopen(
        items,
        remainders: operation.remainders,
        reviewer: configuration.reviewer,
        bringsBack: filter == ItemFilter()
      )
    }
    if editing == nil, let first = items.first { _ = queue.select(first) }
    let what =
      items.count == 1
      ? items.first.map { name(of: $0, in: operation) } ?? "The item" : counted(items.count, "item")
    let words: String
    switch (amendment, direction) {
    case (.classify(let kind), .undo):
      let was = kind.map { "no longer called \(configuration.failureKinds.title(of: $0))" }
      words = "\(what): \(was ?? "the failure kind is back")."
    case (.classify, .redo): words = "\(amendedWords(items, amendment)) again."
    case (.split, .undo): words = "\(what) is with those that ask the same again."
    case (.split, .redo):
      let late = operation.remainders.values.compactMap {
        if case .late(let owner) = $0 { owner } else { nil }
      }
      words =
        late.min().map { "Not split off again: \($0) has decided it meanwhile." }
        ?? "\(what) waits by itself again."
    }
    return readAgain(items) + report(.success, words)
  }

  // What is flagged.

  /// Shows what waits for a second person, or everything again.
  mutating func toggleFlagged() -> [Effect] {
    let flagged = ItemFilter([FilterTerm(.status(.flagged))])
    return setFilter(filter == flagged ? ItemFilter() : flagged)
  }
}
