import Queueing
import ReviewModel

extension ConsoleState {
  /// The most of those that ask the same that are listed.
  package static let clusterListLimit = 200

  /// What goes with a decision: a batch covers nothing but what is marked, and a correction that stands already, made anew for
  /// its assertions or its note, nothing that was asked since.
  func details(of items: [ItemKey], _ verdict: Verdict) -> DecisionDetails {
    let isSingle = items.count == 1 && !queue.hasMarks
    var assertions: [Assertion] = []
    var isAnew = false
    if items.count == 1, let item = items.first, let text = verdict.correction {
      assertions = self.assertions(of: item, for: text)
      isAnew = storedCorrection(of: item) == text
    }
    let coversOthers = isSingle && !isAnew && ClusterRule.coversOthers(verdict.kind)
    return DecisionDetails(
      coversCluster: coversOthers,
      spared: coversOthers ? itemsWithDrafts.subtracting(items) : [],
      assertions: assertions,
      effort: isSingle ? attention?.effort(of: items, at: now) : nil
    )
  }

  /// Asks how many a decision on the item that is shown covers, when its record does not say.
  mutating func countCover() -> [Effect] {
    guard let shown = shownItem, details[shown]?.cluster.isCut == true else { return [] }
    if let cover, cover.item == shown, !cover.isOutdated { return [] }
    // The number that was there stands until the new one has come.
    cover = CoverCount(item: shown, found: cover?.item == shown ? cover?.found : nil)
    return [.loadCover(shown, sparing: itemsWithDrafts.subtracting([shown]))]
  }

  /// How many a decision on an item covers, as its record shows it; nil while nobody has counted.
  func cover(of item: ItemKey) -> ClusterCover? { cover?.item == item ? cover?.found : nil }

  /// Those that ask the same as an item, as far as they were looked at, that have a draft or a note of the
  /// reviewer: what is begun there is not decided from here.
  func begunOthers(of item: ItemKey) -> Set<ItemKey> {
    let begun = itemsWithDrafts
    guard !begun.isEmpty, let waiting = details[item]?.cluster.waiting else { return [] }
    return begun.intersection(waiting)
  }

  /// What is asked before a decision on one item that somebody else has open, or that reaches others in a
  /// number that the record does not show; nil when there is nothing to ask.
  func questionBefore(_ submission: Submission) -> String? {
    let kind = submission.verdict.kind
    guard submission.items.count == 1, let item = submission.items.first, !queue.hasMarks else {
      return nil
    }
    if let other = decidedElsewhere(item) {
      return "\(kind.imperative) it anew? You \(other.words) it at \(other.time.clock) elsewhere."
    }
    if kind != .skip, let claim = queue.holder(of: item, now: now) {
      let held = "\(claim.reviewer) has it open until \(claim.expires.clock)."
      return "\(kind.imperative) it as a second opinion? \(held)"
    }
    if kind == .affirm, details[item]?.summary.kind == .gate {
      return "Affirm the answer that was logged, against what the case expects?"
    }
    // An undo takes back what was put off, and nothing is lost meanwhile.
    guard kind != .skip, let cluster = details[item]?.cluster, cluster.isCut,
      ClusterRule.coversOthers(kind), cover(of: item) == nil
    else { return nil }
    let count = cluster.expected(kind).count
    let others =
      count == 0
      ? "any others of the same answer" : "\(grouped(count)) or more others"
    return "\(kind.imperative) this and \(others) that ask the same?"
  }

  /// What the same reviewer has decided on an item elsewhere since it is shown here, nil when nothing is.
  private func decidedElsewhere(_ item: ItemKey) -> (words: String, time: Timestamp)? {
    guard queue.standing(of: item) == nil, let attention, attention.item == item,
      let detail = details[item], let event = DecisionLog(detail.history).effective,
      event.reviewer == configuration.reviewer, event.time > attention.since,
      case .decide(let verdict) = event.action
    else { return nil }
    return (verdict.kind.pastTense, event.time)
  }

  /// The others that a decision is expected to cover, so that the next item is none of them.
  func expectedCover(of items: [ItemKey], _ kind: VerdictKind) -> [ItemKey] {
    let expected = items.first.flatMap { details[$0] }?.cluster.expected(kind) ?? []
    let begun = itemsWithDrafts
    return expected.filter { queue.standing(of: $0)?.isSettled != true && !begun.contains($0) }
  }

  /// The others that a decision turned out to cover.
  func othersCovered(_ decision: SentDecision, _ outcomes: [ItemOutcome]) -> [ItemKey] {
    let own = Set(decision.items)
    return outcomes.filter { $0.lateAfter == nil && $0.refusal == nil && !own.contains($0.item) }
      .map(\.item)
  }

  /// Goes on from an item that nobody chose and that was covered meanwhile.
  mutating func passCovered(_ others: [ItemKey]) -> [Effect] {
    guard editing == nil, overlay == nil, let shown = shownItem, landing?.item == shown,
      others.contains(shown), queue.moveToNextOpen(now: now)
    else { return [] }
    landing = queue.selection.map { Landing(item: $0) }
    return pauseOnReturn()
  }

  /// What is said of the others that a decision covered.
  func coverWords(_ others: Int, begun: Int) -> String {
    let words =
      switch others {
      case 0: ""
      case 1: ", with another that asks the same"
      case (ClusterRule.limit - 1)...:
        ", with \(grouped(others)) others that ask the same, the most at once: any more wait"
      default: ", with \(grouped(others)) others that ask the same"
      }
    guard begun > 0 else { return words }
    return words + ", without \(begun == 1 ? "the one" : "the \(grouped(begun))") you have begun"
  }

  // Listing them.

  /// Why there is nobody else to list.
  var whyNoCluster: String? {
    guard let detail = shownItem.flatMap({ details[$0] }) else { return nil }
    if detail.summary.kind == .conflict { return "A conflict names its records by itself." }
    if detail.summary.kind == .pair { return "A pair shows both of its questions." }
    if detail.summary.kind.isBlind { return "An audited answer is judged by itself." }
    let isAlone = detail.summary.asked < 2
    return isAlone ? "Nobody else asked this question." : nil
  }

  mutating func askForCluster() -> [Effect] { shownItem.map { [.loadCluster($0)] } ?? [] }

  /// Shows those that ask the same as a menu, unless the reviewer is elsewhere by now.
  mutating func listCluster(of item: ItemKey, _ entries: [ClusterEntry]) -> [Effect] {
    guard item == shownItem, overlay == nil, editing == nil, screen == .triage else { return [] }
    guard entries.count > 1 else {
      return report(.info, "The others that asked this need no review.")
    }
    var menu = Menu(
      .cluster(entries.map(\.key)),
      title: clusterTitle(of: item, entries.count),
      choices: entries.map { $0.id.shortened },
      selected: entries.firstIndex { $0.key == item } ?? 0,
      hasLetters: false
    )
    for (index, entry) in entries.enumerated() { menu.describe(index, entry.words(at: now)) }
    overlay = .menu(menu)
    return []
  }

  /// How many ask the same; a list that ends before says of how many it has the latest.
  private func clusterTitle(of item: ItemKey, _ listed: Int) -> String {
    let asked = details[item]?.summary.asked ?? 0
    guard listed >= Self.clusterListLimit, asked > listed else {
      return "\(grouped(listed)) ask the same"
    }
    return "The latest \(grouped(listed)) of \(grouped(asked)) that ask the same"
  }

  /// Goes to one of those that ask the same; one that the list does not show comes into it.
  mutating func show(_ keys: [ItemKey], at index: Int) -> [Effect] {
    guard keys.indices.contains(index) else { return [] }
    queue.bringBack(keys[index])
    _ = queue.select(keys[index])
    return []
  }

  // Splitting one off.

  /// Why the item cannot be split off.
  var whyNoSplit: String? {
    if reversals > 0 { return "An undo is being saved; split off what it brings back." }
    if let reason = whyTooSmall { return reason }
    if queue.awaitsOtherList { return whyListIsUnsure }
    if queue.hasMarks { return "One item is split off at a time; \(key(of: .back)) clears marks." }
    if let reason = whyNoRecord ?? whyNoCluster { return reason }
    guard let shown = shownItem, let detail = details[shown] else { return nil }
    if case .pending = queue.standing(of: shown) { return "This decision is being saved." }
    if detail.cluster.isSplit { return "It is split off already." }
    let owner = DecisionLog(detail.history).owner(against: configuration.reviewer)
    return owner.map { "\($0) decided it, and alone can split it off." }
  }

  mutating func splitOff() -> [Effect] { shownItem.map { send([$0], .split) } ?? [] }
}

extension ClusterEntry {
  /// What tells it from the others.
  fileprivate func words(at now: Timestamp) -> String {
    var words: [String] = []
    if let time { words.append(time.age(at: now)) }
    words.append(status.words ?? "waits")
    words.append(hasSameAnswer ? "same answer" : "another answer")
    if isSplit { words.append("split off") }
    return words.joined(separator: ", ")
  }
}
