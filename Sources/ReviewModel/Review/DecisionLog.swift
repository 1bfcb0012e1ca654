/// The rule by which an item's log becomes its state: the one place of it.
///
/// A decision is in force when it has not been undone and did not come late. The last one in force
/// speaks. Whether a new decision is late is settled when it is appended (``isLate(by:claim:)``),
/// inside the store's transaction, and never revised: so nothing that happens afterwards can turn a
/// second opinion into the effective one.
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
    case .decide:
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
  package var effective: DecisionEvent? { standing.last { !$0.isLate } }

  /// The decisions that came late and were not taken back, oldest first.
  package var secondOpinions: [DecisionEvent] { standing.filter(\.isLate) }

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
    let last = standing.last { event in
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
