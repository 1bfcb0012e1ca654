import Queueing
import ReviewModel

/// Decisions are on disk before they are sent, so that what the screen shows as on its way goes on with the
/// next start, whatever ends this one.
extension ConsoleState {
  /// Sends decisions that an earlier console had made and not seen stored, in their order.
  ///
  /// They have the operations that they had, so what the store took all the same is not decided twice.
  mutating func resume(_ found: [UnstoredDecision]) -> [Effect] {
    var effects: [Effect] = []
    for var decision in found {
      decision.ticket = takeTicket()
      decision.details.operation = decision.operation
      queue.decide(decision.items, as: decision.verdict.kind, ticket: decision.ticket)
      sent[decision.ticket] = SentDecision(
        items: decision.items,
        verdict: decision.verdict,
        note: decision.note,
        since: now
      )
      effects += [
        .journal(.decision(decision)),
        .decide(
          ticket: decision.ticket,
          items: decision.items,
          verdict: decision.verdict,
          note: decision.note,
          keeping: decision.keeping,
          details: decision.details
        ),
      ]
    }
    guard !found.isEmpty else { return [] }
    let items = found.reduce(0) { $0 + $1.items.count }
    let what = "\(counted(items, "decision")) of an earlier session"
    return effects + report(.info, "\(what) \(items == 1 ? "is" : "are") stored now.")
      + lookWhatWaits()
  }

  /// Lets go of what was kept of a decision for the next start.
  mutating func forgetUnstored(_ ticket: Int?) -> [Effect] {
    ticket.map { [.journal(.dropDecision(ticket: $0))] } ?? []
  }
}
