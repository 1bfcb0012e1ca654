import ReviewModel

extension ConsoleState {
  /// Takes the list of sets in, and opens what Enter asked for meanwhile.
  mutating func storeSets(_ rows: [SetSummary]) -> [Effect] {
    sets.store(rows)
    guard sets.opensWhenRead else { return [] }
    sets.opensWhenRead = false
    guard screen == .sets, sets.open == nil else { return [] }
    if notice?.kind == .info { notice = nil }
    return perform(.zoom, trigger: nil)
  }

  /// Takes in what was read of a set; of one that is open no more, nothing.
  mutating func take(_ finding: SetFinding, of set: SetID) -> [Effect] {
    switch finding {
    case .outline(let outline): return storeSet(set, outline)
    case .comparison(let comparison):
      if sets.open?.id == set { sets.open?.store(comparison) }
    case .lapsed(let positions):
      if sets.open?.id == set { sets.open?.store(lapsed: positions) }
    case .gate(let standings):
      if sets.open?.id == set { sets.open?.store(gate: standings) }
    case .rows(let rows):
      for row in rows {
        sets.texts.rows.store(row, for: SetTexts.Place(set: set, position: row.position))
      }
    case .example(let position, let example):
      let place = SetTexts.Place(set: set, position: position)
      if let example {
        sets.texts.examples.store(example, for: place)
        if sets.open?.id == set { sets.open?.note(position, isLapsed: example.isLapsed) }
      } else {
        sets.texts.examples.forget(place)
      }
    case .drops(let rows):
      for row in rows {
        sets.texts.drops.store(row, for: SetTexts.Place(set: set, position: row.position))
      }
    case .selection(let selection, let places): return show(set, selection, places)
    }
    return []
  }

  private mutating func storeSet(_ id: SetID, _ set: OpenSet?) -> [Effect] {
    let filter = sets.open?.filter ?? sets.open?.awaited
    switch sets.store(id, set) {
    case .ignored: return []
    case .known: return [.readSet(id, .lapsed), .readSet(id, .gate)]
    case .gone: return report(.warning, "The set is gone from the store.")
    case .new:
      let again = filter.map { select(by: $0) } ?? []
      return [.readSet(id, .lapsed), .readSet(id, .comparison), .readSet(id, .gate)] + again
    }
  }

  /// Takes in that approvals are durable, and only now says so.
  mutating func settled(
    _ set: SetID,
    _ positions: [Int],
    _ state: ApprovalState,
    refused: RefusedApprovals<Int>,
    isResumed: Bool = false
  ) -> [Effect] {
    if sets.open?.id == set {
      for position in positions {
        sets.open?.settle(position, as: ExampleStanding(state))
        sets.texts.settle(SetTexts.Place(set: set, position: position), as: state)
      }
      sets.open?.leave(lapsed: refused.lapsed)
      sets.open?.takeBack(refused.own + refused.overtaken, marks: false)
      for position in refused.all {
        sets.texts.settle(SetTexts.Place(set: set, position: position), as: nil)
      }
    }
    if positions.isEmpty, !refused.all.isEmpty {
      return report(.warning, whyRefused(refused))
    }
    let verb = state == .approved ? "approved" : "rejected"
    let undo = configuration.keymap.keyName(of: .undo).map { "; \($0) takes it back" } ?? ""
    let end = isResumed ? " in set \(set), as an earlier session had it" : undo
    let done = "\(counted(positions.count, "example")) \(verb)\(end)."
    let left = [
      refused.lapsed.isEmpty ? nil : lapsedWords(refused.lapsed.count),
      refused.own.isEmpty ? nil : "\(grouped(refused.own.count)) that you judged yourself",
      refused.overtaken.isEmpty
        ? nil : "\(grouped(refused.overtaken.count)) of which somebody else has spoken since",
    ]
    .compactMap(\.self)
    guard !left.isEmpty else { return report(.success, done) }
    return report(.warning, "\(done) Left out: \(left.joined(separator: ", ")).")
  }

  /// Why nothing was approved.
  private func whyRefused(_ refused: RefusedApprovals<Int>) -> String {
    guard refused.overtaken.isEmpty else {
      return "Left as it is: somebody else has spoken there since your earlier session."
    }
    guard refused.lapsed.isEmpty else {
      let count = refused.lapsed.count
      let what = count == 1 ? "it" : counted(count, "example")
      return "The consent for \(what) was lowered: not approved."
    }
    return "Not approved: you said what is right here, and the policy asks for a second person."
  }

  /// Asks for the last approval or rejection to be taken back, or to be put in force again.
  mutating func reverseApproval(_ way: Reversing) -> [Effect] {
    guard let open = sets.open else { return [] }
    if way == .undo, let last = requeued.last, last.set == open.id {
      requeued.removeLast()
      return [.withdrawRequeued(last.set, last.items)]
    }
    let meant = meant(by: way, in: open.id)
    let ticket = takeTicket()
    approving[ticket] = SentApproval(set: open.id, what: .reverse(way), since: now)
    let change = UnstoredChange(ticket: ticket, .reverseApproval(way, open.id), meaning: meant)
    return [
      .journal(.change(change)),
      .reverseApproval(way, open.id, ticket: ticket, meaning: meant),
    ] + lookWhatWaits()
  }

  /// The operation on its way that an undo or a redo means: the last approval that no undo on its way means
  /// already, or the last undo that no redo does; nil when it means what is stored.
  private func meant(by way: Reversing, in set: SetID) -> Int? {
    var (done, undone): ([Int], [Int]) = ([], [])
    for (ticket, sent) in approving.sorted(by: { $0.key < $1.key }) where sent.set == set {
      switch sent.what {
      case .settle:
        done.append(ticket)
        undone = []
      case .reverse(.undo):
        _ = done.popLast()
        undone.append(ticket)
      case .reverse(.redo):
        _ = undone.popLast()
        done.append(ticket)
      }
    }
    return way == .undo ? done.last : undone.last
  }

  /// Takes in that an approval, a rejection or their undo was not done: its examples wait again, with the
  /// marks that they had, and the set is read as it is now.
  mutating func approvalFailed(_ ticket: Int, _ message: String?) -> [Effect] {
    guard let sent = approving.removeValue(forKey: ticket) else { return [] }
    let message =
      sent.resumed == nil ? message : message.map { $0 + " It is kept for the next start." }
    let isOpen = sets.open?.id == sent.set
    switch sent.what {
    case .settle(let positions, let state):
      if isOpen { sets.open?.takeBack(positions, marks: sent.wereMarked) }
      let verb = state == .approved ? "approved" : "rejected"
      let words = "\(counted(positions.count, "example")) not \(verb): \(message ?? "")"
      return reportFailed(positions.count, words) + (isOpen ? readSetsAgain() : [])
    case .reverse(let way):
      let verb = way == .undo ? "taken back" : "put in force again"
      guard let message else {
        return report(.warning, "Nothing was \(verb): what that key meant was not stored.")
      }
      return report(.failure, "Nothing was \(verb): \(message)")
    }
  }

  /// Takes in what was taken back, or put in force again; nil when there was nothing.
  mutating func approvalReversed(
    _ way: Reversing,
    _ set: SetID,
    _ examples: [ReversedExample]?
  ) -> [Effect] {
    guard let examples else {
      let words: (Reversing) -> String = {
        switch $0 {
        case .undo: "There is nothing of yours to take back in this set."
        case .redo: "There is nothing to redo in this set: redo follows an undo."
        }
      }
      return report(.info, words(way))
    }
    // It is durable, and what became of it could not be read.
    guard !examples.isEmpty else {
      return report(.success, way == .undo ? "Taken back." : "In force again.") + readSetsAgain()
    }
    if sets.open?.id == set {
      for example in examples {
        sets.open?.settle(example.position, as: example.standing)
        sets.texts.settle(SetTexts.Place(set: set, position: example.position), as: nil)
      }
      sets.open?.select(examples.map(\.position))
    }
    return report(.success, reversalWords(way, examples.map(\.standing)))
  }

  /// Where examples stand after something was taken back, or put in force again.
  private func reversalWords(_ way: Reversing, _ standings: [ExampleStanding]) -> String {
    let count = standings.count
    let what = counted(count, "example")
    let verb = count == 1 ? "is" : "are"
    let start = way == .undo ? "Taken back" : "In force again"
    guard let first = standings.first, standings.allSatisfy({ $0 == first }) else {
      return "\(start): \(what) \(verb) as before."
    }
    switch (first, way) {
    case (.pending, _):
      return "\(start): \(what) wait\(count == 1 ? "s" : "") to be looked at again."
    case (.approved, .undo): return "\(start): \(what) \(verb) approved again."
    case (.rejected, .undo): return "\(start): \(what) \(verb) rejected again."
    case (.approved, .redo): return "\(start): \(what) \(verb) approved."
    case (.rejected, .redo): return "\(start): \(what) \(verb) rejected."
    }
  }

  /// Reads the sets again that are shown: somebody has written.
  mutating func readSetsAgain() -> [Effect] {
    guard screen == .sets else {
      // Nobody looks at them, and what is gone from the store must not stay here.
      sets.forgetTexts()
      return []
    }
    let shown = sets.placesInSight(height: setListHeight)
    sets.texts.expire(keeping: shown)
    return [.loadSets] + (sets.open.map { [.readSet($0.id, .outline)] } ?? [])
  }
}
