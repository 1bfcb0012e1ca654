import Queueing
import ReviewModel

/// Decisions are on disk before they are sent, so that what the screen shows as on its way goes on with the
/// next start, whatever ends this one.
extension ConsoleState {
  /// Sends decisions that an earlier console had made and not seen stored, in their order.
  ///
  /// They have the operations that they had, so what the store took all the same is not decided twice, and the times,
  /// so that nothing is overruled that the reviewer has done since. They cover those that were shown as decided with
  /// them and nobody else: who asks the same now may be others.
  mutating func resume(_ found: [UnstoredDecision], _ changes: [UnstoredChange]) -> [Effect] {
    var effects: [Effect] = []
    // Those without a time come first.
    func time(_ made: Timestamp?) -> Int64 { made?.milliseconds ?? .min }
    var changes = changes.sorted { time($0.made) < time($1.made) }[...]
    for var decision in found {
      while let change = changes.first, time(change.made) < time(decision.made) {
        effects += resume(changes.removeFirst())
      }
      decision.ticket = takeTicket()
      decision.details.operation = decision.operation
      decision.details.made = decision.made
      decision.details.coversCluster = false
      queue.decide(decision.items, as: decision.verdict.kind, ticket: decision.ticket)
      sent[decision.ticket] = SentDecision(
        items: decision.items,
        verdict: decision.verdict,
        note: decision.note,
        since: now,
        isResumed: true
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
    let words = changes.first?.words
    for change in changes { effects += resume(change) }
    guard !found.isEmpty else {
      guard let words else { return effects }
      return effects + report(.info, "\(words) is being stored.") + lookWhatWaits()
    }
    let items = found.reduce(0) { $0 + $1.items.count }
    resumed = ResumedDecisions(items: items, waiting: found.count)
    resumed.erased = found.reduce(0) { $0 + $1.erased }
    resumed.areTold = found.count > 1 || resumed.erased > 0
    let what = "\(counted(items, "decision")) of an earlier session"
    return effects + report(.info, "\(what) \(items == 1 ? "is" : "are") being stored.")
      + lookWhatWaits()
  }

  /// Reopens the items of a decision that the store did not take.
  ///
  /// One of an earlier session stays kept until the reviewer decides one of its items anew, or a later start stores it.
  mutating func unstored(_ ticket: Int, _ message: String) -> [Effect] {
    guard let decision = sent[ticket], decision.isResumed else {
      return forgetUnstored(ticket) + reopen(ticket, message)
    }
    for item in decision.items { keptForLater[item] = ticket }
    let effects = reopen(ticket, message + " It is kept for the next start.")
    resumed.failed += decision.items.count
    resumed.failure = message
    return effects + tellResumed(decision)
  }

  /// Tells what has become of the decisions of an earlier session once the last of them is answered.
  mutating func tellResumed(_ decision: SentDecision) -> [Effect] {
    resumed.waiting -= 1
    guard resumed.areTold, resumed.waiting <= 0 else { return [] }
    if resumed.failed > 0 {
      // What was said of each of them alone is said here.
      unread = nil
      return reportFailed(resumed.failed, resumed.words)
    }
    return report(resumed.isPlain ? .success : .warning, resumed.words, isRefusal: false)
  }

  /// Says that decisions which wait for the store would be lost with this window.
  mutating func sayDecisionsAreNotKept() -> [Effect] {
    report(
      .warning,
      "What waits for the store cannot be written to disk: it is in this window only.",
      isRefusal: false
    )
  }

  /// Lets go of what was kept for later of items that are decided now.
  mutating func forgetKept(of items: [ItemKey]) -> [Effect] {
    let tickets = Set(items.compactMap { keptForLater[$0] })
    keptForLater = keptForLater.filter { !tickets.contains($0.value) }
    return tickets.sorted().flatMap { forgetUnstored($0) }
  }

  /// Lets go of what was kept of a decision for the next start.
  mutating func forgetUnstored(_ ticket: Int?) -> [Effect] {
    ticket.map { [.journal(.dropDecision(ticket: $0))] } ?? []
  }
}
