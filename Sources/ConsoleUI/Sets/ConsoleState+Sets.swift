import ReviewModel

extension ConsoleState {
  /// Shows the curated sets, as they are now.
  mutating func showSets() -> [Effect] {
    screen = .sets
    return [.loadSets]
  }

  /// Does what a command says on the screen of the sets; nil when it means the same everywhere.
  mutating func performInSets(
    _ command: Command,
    argument: String
  ) -> [Effect]? {
    switch command {
    case .next: return moveInSets(by: 1)
    case .previous: return moveInSets(by: -1)
    case .pageDown: return pageInSets(1)
    case .pageUp: return pageInSets(-1)
    case .first: return goToEndInSets(forward: false)
    case .last: return goToEndInSets(forward: true)
    case .goTo: return goToInSets(row: argument)
    case .scrollDown: return scrollExample(by: 1)
    case .scrollUp: return scrollExample(by: -1)
    case .halfPageDown: return scrollExample(by: max(1, exampleHeight / 2))
    case .halfPageUp: return scrollExample(by: -max(1, exampleHeight / 2))
    case .nextSource: return jumpInExample(to: .source, forward: true)
    case .previousSource: return jumpInExample(to: .source, forward: false)
    case .nextDifference: return jumpInExample(to: .difference, forward: true)
    case .previousDifference: return jumpInExample(to: .difference, forward: false)
    case .focusNext, .focusPrevious:
      sets.focus = sets.focus == .list ? .record : .list
      return []
    case .zoom: return openOrZoom()
    case .back: return backInSets()
    case .quit: return quitSets()

    case .toggleMark: return changeMarks { $0.toggleMark() } + moveInSets(by: 1)
    case .toggleRange: return changeMarks { $0.toggleRange() }
    case .markAll:
      let rows = 0..<(sets.open?.exampleRows ?? 0)
      return changeMarks { $0.mark(rows) }
    case .extendDown, .extendUp:
      let effects = changeMarks { if $0.anchor == nil { $0.toggleRange() } }
      return effects + moveInSets(by: command == .extendDown ? 1 : -1)

    case .approve: return approveTargets()
    case .reject: return reject(reason: argument)
    case .approveUnwarned: return approveUnwarned()
    case .filter: return filterExamples(argument)
    case .release: return release(to: argument)
    case .toggleDrops:
      sets.open?.toggleListing()
      return []
    case .undo:
      return sets.open.map { [.undoApproval($0.id, ticket: takeTicket())] } ?? []
    case .refresh: return [.loadSets] + (sets.open.map { [.loadSet($0.id)] } ?? [])

    default: return nil
    }
  }

  // Moving.

  /// Goes so many rows down the list, or up.
  mutating func moveInSets(by rows: Int) -> [Effect] {
    if sets.open == nil {
      sets.cursor.move(by: rows, of: sets.rows?.count ?? 0)
    } else if let count = sets.open?.rowCount {
      sets.open?.listCursor.move(by: rows, of: count)
    }
    return []
  }

  private mutating func pageInSets(_ direction: Int) -> [Effect] {
    if isExampleFocused { return scrollExample(by: direction * max(1, exampleHeight - 2)) }
    return moveInSets(by: direction * max(1, setListHeight - 1))
  }

  private mutating func goToEndInSets(forward: Bool) -> [Effect] {
    let far = forward ? Int.max / 2 : -Int.max / 2
    return isExampleFocused ? scrollExample(by: far) : moveInSets(by: far)
  }

  private mutating func goToInSets(row text: String) -> [Effect] {
    let count = sets.open?.rowCount ?? sets.rows?.count ?? 0
    guard let row = Int(text), (1...max(1, count)).contains(row) else {
      return report(.warning, "Rows are numbered from 1 to \(grouped(count)): `:12`.")
    }
    if sets.open == nil {
      sets.cursor.go(to: row - 1, of: count)
    } else {
      sets.open?.listCursor.go(to: row - 1, of: count)
    }
    return []
  }

  private var isExampleFocused: Bool {
    sets.open != nil && (sets.focus == .record || sets.isZoomed)
  }

  /// Scrolls what is read.
  mutating func scrollExample(by rows: Int) -> [Effect] {
    sets.record.scroll(by: rows, height: exampleHeight)
    return []
  }

  private mutating func jumpInExample(
    to anchor: RecordBlock.Anchor,
    forward: Bool
  ) -> [Effect] {
    if sets.record.jump(to: anchor, forward: forward, height: exampleHeight) { return [] }
    let noun = anchor == .source ? "source" : "difference"
    return report(.info, "There is no \(forward ? "further" : "earlier") \(noun).")
  }

  // Opening and closing.

  private mutating func openOrZoom() -> [Effect] {
    if sets.open != nil {
      sets.isZoomed.toggle()
      return []
    }
    guard let row = sets.selected else {
      // The list is on its way, and its first set is what Enter was meant for.
      guard sets.rows == nil else { return [] }
      sets.opensWhenRead = true
      return report(.info, "The sets are being read; the first one opens then.")
    }
    sets.await(row.id)
    return [.loadSet(row.id)]
  }

  private mutating func backInSets() -> [Effect] {
    if sets.isZoomed {
      sets.isZoomed = false
    } else if sets.open?.cursor.anchor != nil {
      sets.open?.changeMarks { $0.cancelRange() }
    } else if sets.open?.cursor.hasMarks == true {
      sets.open?.changeMarks { $0.clearMarks() }
    } else if sets.focus == .record {
      sets.focus = .list
    } else if sets.open.map({ $0.listing != .examples }) == true {
      sets.open?.showExamples()
    } else if sets.open?.filter != nil {
      sets.open?.showAll()
    } else if sets.open != nil {
      sets.close()
      return [.loadSets]
    } else {
      sets.opensWhenRead = false
      screen = .triage
    }
    return []
  }

  private mutating func quitSets() -> [Effect] {
    if sets.isZoomed {
      sets.isZoomed = false
      return []
    }
    if sets.open != nil {
      sets.close()
      return [.loadSets]
    }
    sets.opensWhenRead = false
    screen = .triage
    return []
  }

  // Approving.

  private mutating func changeMarks(_ change: (inout ListCursor) -> Void) -> [Effect] {
    if sets.open?.listing == .examples { sets.open?.changeMarks(change) }
    return []
  }

  private mutating func approveTargets() -> [Effect] {
    guard let open = sets.open else { return [] }
    let ids = open.targets.filter {
      open.state(of: $0) != .approved && !open.unsettled.contains($0)
    }
    guard !ids.isEmpty else {
      if open.targets.contains(where: open.unsettled.contains) {
        return report(.info, "It is being saved.")
      }
      return report(.info, open.cursor.hasMarks ? "They are all approved." : "It is approved.")
    }
    guard open.cursor.hasMarks else { return settle(open.id, ids, as: .approved) }
    let warned = ids.filter { open.example($0)?.warnings.isEmpty == false }.count
    let aside = warned == 0 ? "" : " (\(grouped(warned)) with warnings)"
    return ask("Approve \(counted(ids.count, "example"))\(aside)?", open.id, ids, .approved)
  }

  private mutating func approveUnwarned() -> [Effect] {
    guard let open = sets.open else { return [] }
    let ids = open.unwarned
    guard !ids.isEmpty else {
      return report(.info, "No example without warnings waits for approval.")
    }
    let listed = open.filter == nil ? "" : " of the filter"
    let what = "\(counted(ids.count, "example")) without warnings\(listed)"
    return ask("Approve \(what)?", open.id, ids, .approved)
  }

  /// Rejects with a reason, or asks for it.
  private mutating func reject(reason: String) -> [Effect] {
    guard let open = sets.open else { return [] }
    let ids = open.targets.filter { !open.unsettled.contains($0) }
    guard !ids.isEmpty else { return report(.info, "It is being saved.") }
    guard reason.isEmpty else { return reject(open.id, ids, reason: reason) }
    overlay = .prompt(Prompt(purpose: .rejection(open.id, ids), field: LineField()))
    return []
  }

  /// Rejects examples that were settled on before, or asks first when they are the marked ones.
  mutating func reject(_ set: SetID, _ ids: [ExampleID], reason: String) -> [Effect] {
    guard sets.open?.id == set, sets.open?.cursor.hasMarks == true else {
      return settle(set, ids, as: .rejected(reason))
    }
    return ask("Reject \(counted(ids.count, "example"))?", set, ids, .rejected(reason))
  }

  private mutating func ask(
    _ question: String,
    _ set: SetID,
    _ ids: [ExampleID],
    _ state: ApprovalState
  ) -> [Effect] {
    overlay = .confirm(Confirmation(.approve(set, ids, state), question: question))
    return []
  }

  /// Sends an approval or rejection to the store and goes on without waiting for it.
  mutating func settle(_ set: SetID, _ ids: [ExampleID], as state: ApprovalState) -> [Effect] {
    if sets.open?.id == set { sets.open?.send(ids) }
    return [.approve(set, ids, state, ticket: takeTicket())]
  }

  // What comes back.

  /// Takes the list of sets in, and opens what Enter asked for meanwhile.
  mutating func storeSets(_ rows: [SetSummary]) -> [Effect] {
    sets.store(rows)
    guard sets.opensWhenRead else { return [] }
    sets.opensWhenRead = false
    guard screen == .sets, sets.open == nil else { return [] }
    if notice?.kind == .info { notice = nil }
    return perform(.zoom, trigger: nil)
  }

  mutating func storeSet(_ id: SetID, _ set: OpenSet?) -> [Effect] {
    sets.store(id, set) ? [] : report(.warning, "The set is gone from the store.")
  }

  /// Takes in where the examples of the set stand that is open; nil when it is gone.
  mutating func storeStates(_ id: SetID, _ states: [ExampleID: ApprovalState]?) -> [Effect] {
    guard sets.open?.id == id else { return [] }
    guard let states else {
      sets.close()
      return report(.warning, "The set is gone from the store.")
    }
    sets.open?.replaceStates(states)
    return []
  }

  /// Takes in that approvals are durable, and only now says so.
  mutating func settled(_ set: SetID, _ states: [ExampleID: ApprovalState]) -> [Effect] {
    if sets.open?.id == set { sets.open?.settle(states) }
    let verb = states.values.contains(.approved) ? "approved" : "rejected"
    let undo = configuration.keymap.keyName(of: .undo).map { "; \($0) takes it back" } ?? ""
    return report(.success, "\(counted(states.count, "example")) \(verb)\(undo).")
  }

  mutating func approvalUndone(
    _ set: SetID,
    _ states: [ExampleID: ApprovalState]?
  ) -> [Effect] {
    guard let states else {
      return report(.info, "There is nothing of yours to take back in this set.")
    }
    if sets.open?.id == set {
      sets.open?.settle(states)
      sets.open?.select(states.keys)
    }
    return report(.success, takenBackWords(states))
  }

  /// Where examples stand after something was taken back.
  private func takenBackWords(_ states: [ExampleID: ApprovalState]) -> String {
    let count = states.count
    let verb = count == 1 ? "is" : "are"
    if states.values.allSatisfy({ $0 == .pending }) {
      return
        "Taken back: \(counted(count, "example")) wait\(count == 1 ? "s" : "") to be looked at again."
    }
    if states.values.allSatisfy({ $0 == .approved }) {
      return "Taken back: \(counted(count, "example")) \(verb) approved again."
    }
    if states.values.allSatisfy({ $0 != .approved && $0 != .pending }) {
      return "Taken back: \(counted(count, "example")) \(verb) rejected again."
    }
    return "Taken back: \(counted(count, "example")) \(verb) as before."
  }

  /// Reads the sets again that are shown: somebody has written.
  func readSetsAgain() -> [Effect] {
    guard screen == .sets else { return [] }
    return [.loadSets] + (sets.open.map { [.loadApprovals($0.id)] } ?? [])
  }
}
