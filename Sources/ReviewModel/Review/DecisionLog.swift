/// The rule by which an item's log becomes its state: the one place of it.
///
/// A decision is in force when it has not been undone and did not come late. The last one in force
/// speaks. Whether a new decision is late is settled when it is appended (``isLate(by:claim:)``),
/// inside the store's transaction, and never revised: so nothing that happens afterwards can turn a
/// second opinion into the effective one. An amendment is never late; a split takes what was decided
/// before it out of force.
package struct DecisionLog: Hashable, Sendable {
  private var standing: [DecisionEvent] = []
  private var undone: [OperationID: DecisionEvent] = [:]

  /// Reads an item's events, oldest first.
  package init(_ events: some Sequence<DecisionEvent>) {
    for event in events { append(event) }
  }

  /// Takes one more event in.
  package mutating func append(_ event: DecisionEvent) {
    switch event.action {
    case .decide, .amend:
      standing.append(event)
    case .undo(let target):
      guard let index = standing.lastIndex(where: { $0.operation == target }) else { return }
      undone[target] = standing.remove(at: index)
    case .redo(let target):
      guard var again = undone.removeValue(forKey: target) else { return }
      again.isLate = event.isLate
      standing.append(again)
    }
  }

  /// The decision that counts, or nil while there is none.
  package var effective: DecisionEvent? { sinceSplit.last { $0.isDecision && !$0.isLate } }

  /// The operations whose decisions are in force: not taken back, not late, and not before a split.
  package var inForce: [OperationID] {
    sinceSplit.filter { $0.isDecision && !$0.isLate }.map(\.operation)
  }

  /// The decisions that came late and were not taken back, oldest first.
  package var secondOpinions: [DecisionEvent] { standing.filter { $0.isDecision && $0.isLate } }

  /// How many second opinions stand beside what somebody else decided, so that two people may disagree.
  ///
  /// One alone, on an item that somebody merely held, disagrees with nobody; nor does a reviewer with
  /// themselves. To put an item off says nothing.
  package var disputes: Int {
    let opinions = ([effective] + secondOpinions).compactMap(\.self).filter { event in
      if case .decide(.skip) = event.action { false } else { true }
    }
    let isDisputed = Set(opinions.map(\.reviewer)).count > 1
    return isDisputed ? secondOpinions.count : 0
  }

  /// Whether the item was taken out of those that ask the same.
  package var isSplit: Bool { standing.contains(where: \.splits) }

  /// How the agent failed: what was said last, with a decision that counts or by itself; nothing of an
  /// answer that was affirmed.
  package var failure: FailureKind? {
    if case .decide(.affirm)? = effective?.action { return nil }
    for event in standing.reversed() {
      if case .amend(.classify(let kind)) = event.action { return kind }
      if event.isDecision, !event.isLate, let failure = event.failure { return failure }
    }
    return nil
  }

  private var sinceSplit: ArraySlice<DecisionEvent> {
    let last = standing.lastIndex(where: \.splits)
    return standing[(last.map { $0 + 1 } ?? 0)...]
  }

  /// Where the item stands.
  package var status: ItemStatus {
    guard let effective, case .decide(let verdict) = effective.action else { return .open }
    switch verdict {
    case .skip: return .skipped
    case .flag: return .flagged
    case .correct, .affirm, .discard: return .decided(verdict.kind)
    }
  }

  /// Whether that reviewer's flag waits for a second person: then nothing but another flag of theirs
  /// is taken, until they take it back.
  ///
  /// Skipping a flagged item, whoever does it, settles nothing.
  package func isFlagged(by reviewer: String) -> Bool {
    let last = sinceSplit.last { event in
      guard !event.isLate, case .decide(let verdict) = event.action else { return false }
      return verdict.kind != .skip
    }
    guard let last, case .decide(.flag) = last.action else { return false }
    return last.reviewer == reviewer
  }

  /// Whether a decision is refused: a flag is settled by a second person, never by its own.
  ///
  /// - Parameters:
  ///   - verdict: what is to be decided.
  ///   - reviewer: who decides.
  package func refuses(_ verdict: VerdictKind, by reviewer: String) -> Bool {
    verdict != .flag && isFlagged(by: reviewer)
  }

  /// Whose decision keeps a reviewer from splitting the item off: what somebody else has settled or
  /// flagged is not for others to take back.
  ///
  /// - Returns: nil when the reviewer may.
  package func owner(against reviewer: String) -> String? {
    guard let effective, case .decide(let verdict) = effective.action, verdict.kind != .skip,
      effective.reviewer != reviewer
    else { return nil }
    return effective.reviewer
  }

  /// Whether a decision by that reviewer, appended now, would come late.
  ///
  /// It does when somebody else has already settled the item, or holds a live claim on it. One's
  /// own decision may be revised, a skipped item may be settled by anybody, and a flagged one by
  /// anybody but who flagged it (``refuses(_:by:)``).
  ///
  /// - Parameters:
  ///   - reviewer: who decides.
  ///   - claim: the live claim on the item, if there is one.
  package func isLate(by reviewer: String, claim: Claim?) -> Bool {
    if let claim, claim.reviewer != reviewer { return true }
    guard let effective, case .decide(let verdict) = effective.action else { return false }
    return effective.reviewer != reviewer && !verdict.kind.leavesItemWaiting
  }
}

extension DecisionEvent {
  fileprivate var isDecision: Bool { if case .decide = action { true } else { false } }

  /// A split that was put in force again after somebody else's decision is late, and does nothing.
  fileprivate var splits: Bool { action == .amend(.split) && !isLate }
}
