import ReviewModel

/// Records that were put into the queue again by one key.
struct Requeued: Equatable, Sendable {
  /// The set on whose screen it was.
  var set: SetID
  /// The items that were made.
  var items: [ItemKey]
}

extension ConsoleState {
  /// Shows what the queue has of the record behind the selected example.
  mutating func showRecord() -> [Effect] {
    guard let place = sets.selectedPlace, let example = sets.texts.examples[place]?.example else {
      return report(.info, "The example is being read; try again then.")
    }
    guard let record = example.lineage.first?.interaction else {
      return report(.info, "This example names no record.")
    }
    let filter = ItemFilter([FilterTerm(.id(record.rawValue)), FilterTerm(.status(.any))])
    screen = .triage
    let effects = setFilter(filter)
    return effects
      + report(
        .info,
        "The record \(record.shortened); \(key(of: .filter)) changes the filter, \(key(of: .showSets)) goes back to the set."
      )
  }

  /// Puts the records behind the selected example, or the marked ones, into the queue again.
  mutating func requeueTargets() -> [Effect] {
    guard let open = sets.open else { return [] }
    let positions = open.targets.map { open.entries[$0].position }
    guard open.cursor.hasMarks else { return requeue(open.id, positions) }
    overlay = .confirm(
      Confirmation(
        .requeue(open.id, positions),
        question: "Put \(counted(positions.count, "record")) back into the queue?"
      )
    )
    return []
  }

  /// Puts records into the queue again.
  mutating func requeue(_ set: SetID, _ positions: [Int]) -> [Effect] {
    if sets.open?.id == set { sets.open?.changeMarks { $0.clearMarks() } }
    return positions.isEmpty ? [] : [.requeue(set, positions)]
  }

  /// Takes in that records are in the queue again.
  mutating func take(_ outcome: RequeueOutcome, of set: SetID) -> [Effect] {
    let count = outcome.items.count
    guard count > 0 else {
      return report(
        .info,
        outcome.waiting > 0
          ? "It waits in the queue already." : "Its record is gone from the store."
      )
    }
    requeued.append(Requeued(set: set, items: outcome.items))
    let rest = outcome.waiting > 0 ? "; \(grouped(outcome.waiting)) waited already" : ""
    let undo = configuration.keymap.keyName(of: .undo).map { "; \($0) takes it back" } ?? ""
    let verb = count == 1 ? "waits" : "wait"
    return report(.success, "\(counted(count, "record")) \(verb) in the queue again\(rest)\(undo).")
  }

  /// Says what was taken out of the queue again.
  mutating func sayTakenOut(_ count: Int, of all: Int) -> [Effect] {
    guard count < all else {
      return report(.success, "Taken back: \(counted(count, "record")) left the queue.")
    }
    return report(
      .warning,
      "\(grouped(count)) of \(counted(all, "record")) left the queue; somebody is at the others, or has decided on them."
    )
  }
}
