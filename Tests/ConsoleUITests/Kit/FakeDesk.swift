import ConsoleUI
import Queueing
import ReviewModel

/// A store in memory that answers effects as the real one does, for one reviewer at the console and
/// others who are spoken for.
struct FakeDesk {
  var reviewer: String
  private(set) var items: [ItemDetail]
  /// What was said before about the questions of items.
  var precedents: [ItemKey: Precedents] = [:]
  /// Why what was said before cannot be read; nil when it can.
  var precedentsFailure: String?
  /// How often it was asked what was said before.
  var timesAskedForPrecedents = 0
  /// What stands around items.
  var related: [ItemKey: RelatedRecords] = [:]
  /// The team's guidelines.
  var guidelines = Guidelines.text("# Guidelines\n\nBe kind.")
  private var claims: [ItemKey: Claim] = [:]
  private var sequence: Int64 = 0
  private var operations: [Operation] = []
  private var undone: [Operation] = []

  private struct Operation {
    var id: OperationID
    var items: [ItemKey]
    var deed: Deed
  }

  /// The items that ask the same, by whatever the test says.
  var clusters: [[ItemKey]] = []
  /// What decisions took, in their order.
  private(set) var efforts: [DecisionEffort?] = []

  init(_ items: [ItemDetail], reviewer: String) {
    self.items = items
    self.reviewer = reviewer
  }

  /// The words that the dictionary does not know: `teh` and `toekn`.
  func misspelt(in text: String) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    return ["teh", "toekn"].flatMap { word in
      let letters = Array(word.unicodeScalars)
      return scalars.indices.filter { scalars[$0...].starts(with: letters) }
        .map { $0..<$0 + letters.count }
    }
    .sorted { $0.lowerBound < $1.lowerBound }
  }

  subscript(key: ItemKey) -> ItemDetail? { place(of: key).map { items[$0] } }

  /// Where an item stands; at once in a desk whose keys count up from 1.
  private func place(of key: ItemKey) -> Int? {
    let likely = Int(key) - 1
    if items.indices.contains(likely), items[likely].summary.key == key { return likely }
    return items.firstIndex { $0.summary.key == key }
  }

  /// What counts for an item now.
  func status(of key: ItemKey) -> ItemStatus? { self[key].map { DecisionLog($0.history).status } }

  /// The decision that counts for an item, if any.
  func verdict(of key: ItemKey) -> Verdict? {
    guard let detail = self[key],
      case .decide(let verdict)? = DecisionLog(detail.history).effective?.action
    else { return nil }
    return verdict
  }

  func queue(_ filter: ItemFilter, _ order: QueueOrder) -> [ItemKey] {
    let listed = items.filter { matches($0, filter) }
    let ordered =
      switch order {
      case .value: listed
      case .newest: listed.sorted { ($0.summary.time ?? .zero) > ($1.summary.time ?? .zero) }
      case .agent:
        listed.sorted { AgentOrder.precedes($0.interaction.agent, $1.interaction.agent) }
      case .cluster: listed.sorted { $0.summary.asked > $1.summary.asked }
      case .random(let seed):
        listed.sorted {
          let shuffle = Shuffle(seed: seed, count: 1_000_000)
          return shuffle.place(of: $0.summary.key) < shuffle.place(of: $1.summary.key)
        }
      case .oldest: listed.sorted { ($0.summary.time ?? .zero) < ($1.summary.time ?? .zero) }
      }
    let skipped = ordered.filter { status(of: $0.summary.key) == .skipped }
    let others = ordered.filter { status(of: $0.summary.key) != .skipped }
    return (others + skipped).map(\.summary.key)
  }

  func search(_ text: String, _ filter: ItemFilter, _ order: QueueOrder) -> [ItemKey] {
    let pattern = TextPattern(text)
    return queue(filter, order).filter { key in
      guard let detail = self[key] else { return false }
      return pattern.isFound(in: detail.interaction.question)
        || pattern.isFound(in: detail.interaction.answer)
    }
  }

  func row(_ key: ItemKey, at now: Timestamp) -> ItemSummary? {
    guard var row = self[key]?.summary else { return nil }
    row.status = status(of: key) ?? .open
    row.failure = self[key].map { DecisionLog($0.history).failure } ?? nil
    row.flag = self[key].flatMap { FlagMark(DecisionLog($0.history)) }
    row.claim = claims[key].flatMap { $0.expires > now ? $0 : nil }
    return row
  }

  func detail(_ key: ItemKey, at now: Timestamp) -> ItemDetail? {
    guard var detail = self[key], let row = row(key, at: now) else { return nil }
    detail.summary = row
    let isSplit = DecisionLog(detail.history).isSplit
    let all = isSplit ? [] : members(of: key, at: now)
    let waiting = all.prefix(ClusterStanding.lookLimit)
    detail.cluster = ClusterStanding(
      waiting: waiting.map(\.key),
      sameAnswer: waiting.filter { ClusterRule.covers(.affirm, of: detail.interaction.answer, $0) }
        .map(\.key),
      isSplit: isSplit
    )
    return detail
  }

  private func members(of key: ItemKey, at now: Timestamp) -> [ClusterMember] {
    let others = clusters.first { $0.contains(key) } ?? []
    return others.filter { other in
      let isFree = row(other, at: now)?.claim.map { $0.reviewer == reviewer } ?? true
      return other != key && isFree && status(of: other)?.isOpen == true
        && self[other].map { !DecisionLog($0.history).isSplit } == true
    }
    .map { ClusterMember(key: $0, answer: self[$0]?.interaction.answer ?? "") }
  }

  /// How many a decision covers.
  func cover(of key: ItemKey, sparing spared: Set<ItemKey> = [], at now: Timestamp) -> ClusterCover
  {
    let answer = self[key]?.interaction.answer ?? ""
    var cover = ClusterCover()
    for member in members(of: key, at: now).prefix(ClusterRule.limit) {
      cover.count(member, answer: answer, isSpared: spared.contains(member.key))
    }
    return cover
  }

  /// Decides an item and those that ask the same, as the rule says.
  mutating func decideCluster(
    _ key: ItemKey,
    _ verdict: Verdict,
    note: String?,
    assertions: [Assertion] = [],
    sparing spared: Set<ItemKey> = [],
    at now: Timestamp
  ) -> [ItemOutcome] {
    let answer = self[key]?.interaction.answer ?? ""
    let isSplit = self[key].map { DecisionLog($0.history).isSplit } ?? false
    let others = isSplit ? [] : members(of: key, at: now)
    let covered = others.filter { ClusterRule.covers(verdict, of: answer, $0) }.map(\.key)
      .filter { !spared.contains($0) }
    return decide([key] + covered, verdict, note: note, assertions: assertions, at: now)
  }

  /// All that ask the same.
  func entries(of key: ItemKey) -> [ClusterEntry] {
    (clusters.first { $0.contains(key) } ?? [key]).compactMap { other in
      guard let detail = self[other] else { return nil }
      return ClusterEntry(
        key: other,
        id: detail.summary.id,
        status: status(of: other) ?? .open,
        time: detail.summary.time,
        hasSameAnswer: detail.interaction.answer == self[key]?.interaction.answer,
        isSplit: DecisionLog(detail.history).isSplit
      )
    }
  }

  /// Amends items; answers whose decisions were not taken back.
  mutating func amend(
    _ keys: [ItemKey],
    _ amendment: Amendment,
    at now: Timestamp
  ) -> [ItemKey: String] {
    var refused: [ItemKey: String] = [:]
    let operation = OperationID("op\(sequence + 1)")
    for key in keys {
      if amendment == .split,
        let owner = DecisionLog(self[key]?.history ?? []).owner(against: reviewer)
      {
        refused[key] = owner
      } else {
        append(.amend(amendment), to: key, operation, by: reviewer, at: now)
      }
    }
    let done = keys.filter { refused[$0] == nil }
    if !done.isEmpty {
      operations.append(Operation(id: operation, items: done, deed: .amended(amendment)))
      undone = []
    }
    return refused
  }

  mutating func note(_ effort: DecisionEffort?) { efforts.append(effort) }

  /// Takes items away, as an erasure does.
  mutating func erase(_ keys: [ItemKey]) {
    items.removeAll { keys.contains($0.summary.key) }
  }

  /// Has the users of items allow no use of their records.
  mutating func forbid(_ keys: [ItemKey]) {
    for index in items.indices where keys.contains(items[index].summary.key) {
      items[index].consent.user = Consent.none
    }
  }

  mutating func decide(
    _ keys: [ItemKey],
    _ verdict: Verdict,
    note: String? = nil,
    assertions: [Assertion] = [],
    by other: String? = nil,
    at now: Timestamp
  ) -> [ItemOutcome] {
    let reviewer = other ?? reviewer
    let operation = OperationID("op\(sequence + 1)")
    if other == nil {
      operations.append(Operation(id: operation, items: keys, deed: .decided(verdict)))
      undone = []
    }
    return keys.compactMap { key in
      guard self[key] != nil else { return nil }
      let log = DecisionLog(self[key]?.history ?? [])
      if log.refuses(verdict.kind, by: reviewer) {
        return ItemOutcome(item: key, refusal: .ownFlag)
      }
      if self[key]?.consent.refuses(verdict.kind) == true {
        return ItemOutcome(item: key, refusal: .noUse)
      }
      let claim = row(key, at: now)?.claim
      let isLate = log.isLate(by: reviewer, claim: claim)
      append(.decide(verdict), to: key, operation, by: reviewer, note: note, late: isLate, at: now)
      if let index = place(of: key), let last = items[index].history.indices.last {
        items[index].history[last].assertions = assertions
      }
      if claims[key]?.reviewer == reviewer { claims[key] = nil }
      let first = claim?.reviewer == reviewer ? nil : claim?.reviewer
      let owner = log.effective?.reviewer ?? first ?? "somebody"
      var outcome = ItemOutcome(item: key, lateAfter: isLate ? owner : nil)
      outcome.isOnlyHeld = isLate && log.effective == nil
      return outcome
    }
  }

  mutating func reverse(_ direction: Reversing, at now: Timestamp) -> ReversedOperation? {
    let target: Operation?
    switch direction {
    case .undo: target = operations.popLast()
    case .redo: target = undone.popLast()
    }
    guard let target else { return nil }
    for key in target.items {
      let action: DecisionAction = direction == .undo ? .undo(target.id) : .redo(target.id)
      append(action, to: key, OperationID("op\(sequence + 1)"), by: reviewer, at: now)
    }
    if direction == .undo { undone.append(target) } else { operations.append(target) }
    var reversed = ReversedOperation(items: target.items, deed: target.deed)
    let first = target.items.first.flatMap { self[$0] }
    reversed.question = first?.summary.question
    reversed.assertions = first?.history.last { $0.operation == target.id }?.assertions ?? []
    guard direction == .undo else { return reversed }
    for key in target.items {
      let log = DecisionLog(self[key]?.history ?? [])
      reversed.remainders[key] = log.remainderOfUndo(isNeeded: true)
    }
    return reversed
  }

  mutating func claim(
    _ key: ItemKey,
    by other: String? = nil,
    for milliseconds: Int64 = 120_000,
    at now: Timestamp
  ) -> Claim {
    if let held = claims[key], held.expires > now, held.reviewer != other ?? reviewer {
      return held
    }
    // One's own is renewed until it is released.
    let length = other == nil ? 1_000_000_000 : milliseconds
    let claim = Claim(
      reviewer: other ?? reviewer,
      session: other == nil ? "console" : "elsewhere",
      expires: Timestamp(milliseconds: now.milliseconds + length)
    )
    claims[key] = claim
    return claim
  }

  mutating func release(_ key: ItemKey) {
    if claims[key]?.reviewer == reviewer { claims[key] = nil }
  }

  private mutating func append(
    _ action: DecisionAction,
    to key: ItemKey,
    _ operation: OperationID,
    by reviewer: String,
    note: String? = nil,
    late: Bool = false,
    at now: Timestamp
  ) {
    sequence += 1
    guard let index = place(of: key) else { return }
    items[index].history.append(
      DecisionEvent(
        sequence: sequence,
        item: key,
        operation: operation,
        action: action,
        reviewer: reviewer,
        time: now,
        note: note,
        isLate: late
      )
    )
  }

  private func matches(_ detail: ItemDetail, _ filter: ItemFilter) -> Bool {
    let status = status(of: detail.summary.key) ?? .open
    var asksForStatus = false
    for term in filter.terms {
      let holds: Bool
      switch term.condition {
      case .text(let text): holds = TextPattern(text).isFound(in: detail.interaction.question)
      case .signal(let signal): holds = detail.summary.signal == signal
      case .status(let wanted):
        asksForStatus = true
        holds = wanted == .any || (wanted == .flagged && status == .flagged)
      default: holds = true
      }
      if holds == term.isNegated { return false }
    }
    return asksForStatus || status.isOpen
  }
}

extension Timestamp {
  static let zero = Timestamp(milliseconds: 0)
}
