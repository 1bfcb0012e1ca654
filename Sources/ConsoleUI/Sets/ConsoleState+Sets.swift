import ReviewModel

extension ConsoleState {
  /// Shows the curated sets, as they are now.
  mutating func showSets() -> [Effect] {
    screen = .sets
    return readSetsAgain()
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
    case .showRecord: return showRecord()
    case .requeue: return requeueTargets()
    case .toggleDrops:
      sets.open?.toggleListing()
      return []
    case .undo: return reverseApproval(.undo)
    case .redo: return reverseApproval(.redo)
    case .refresh: return readSetsAgain()

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
    return sayNoFurther(noun, forward: forward)
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
    return [.readSet(row.id, .outline)]
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
    let settleable = open.targets.filter {
      open.entries[$0].standing != .approved && !open.unsettled.contains($0)
    }
    let isRejected = { (place: Int) in open.entries[place].standing == .rejected }
    let places = open.cursor.hasMarks ? settleable.filter { !isRejected($0) } : settleable
    let rejected = settleable.count(where: isRejected)
    if places.isEmpty, rejected > 0 {
      return report(.info, "None of them waits: \(grouped(rejected)) rejected, the rest approved.")
    }
    guard !places.isEmpty else {
      if open.targets.contains(where: open.unsettled.contains) {
        return report(.info, "It is being saved.")
      }
      return report(.info, open.cursor.hasMarks ? "They are all approved." : "It is approved.")
    }
    guard open.cursor.hasMarks else {
      if let why = whyLapsed { return report(.warning, why) }
      let positions = places.map { open.entries[$0].position }
      if rejected == 0 { return settle(open.id, positions, as: .approved) }
      return ask("Approve it all the same? It is rejected.", open.id, positions, .approved)
    }
    return askToApprove(places, of: open, "", rejected: rejected) {
      $0 == 0 ? nil : "\(grouped($0)) with warnings"
    }
  }

  /// Asks whether to approve those of some examples that are still allowed, and says how many are not.
  private mutating func askToApprove(
    _ places: [Int],
    of open: OpenSet,
    _ listed: String,
    rejected: Int = 0,
    _ warning: (Int) -> String?
  ) -> [Effect] {
    let allowed = places.filter { !open.lapsed.contains($0) }
    let out = places.count - allowed.count
    guard !allowed.isEmpty else {
      return report(.warning, "None of them can be approved: \(lapsedWords(out)).")
    }
    let asides = [
      warning(allowed.count { open.entries[$0].isWarned }),
      rejected == 0 ? nil : "\(grouped(rejected)) rejected left out",
      out == 0 ? nil : "left out: \(lapsedWords(out))",
    ]
    .compactMap(\.self)
    let aside = asides.isEmpty ? "" : " (\(asides.joined(separator: "; ")))"
    let what = "\(counted(allowed.count, "example"))\(listed)\(aside)"
    return ask("Approve \(what)?", open.id, allowed.map { open.entries[$0].position }, .approved)
  }

  private mutating func approveUnwarned() -> [Effect] {
    guard let open = sets.open else { return [] }
    let places = open.unwarned
    guard !places.isEmpty else {
      return report(.info, "No example without warnings waits for approval.")
    }
    let listed = open.filter == nil ? "" : " of the filter"
    return askToApprove(places, of: open, " without warnings\(listed)") { _ in nil }
  }

  /// Rejects with a reason, or asks for it.
  private mutating func reject(reason: String) -> [Effect] {
    guard let open = sets.open else { return [] }
    let positions = open.targets.filter { !open.unsettled.contains($0) }
      .map { open.entries[$0].position }
    guard !positions.isEmpty else { return report(.info, "It is being saved.") }
    guard reason.isEmpty else { return reject(open.id, positions, reason: reason) }
    openPrompt(.rejection(open.id, positions))
    if case .prompt(var prompt) = overlay {
      prompt.offered = keptLines[.rejection]?.line(back: 1)
      overlay = .prompt(prompt)
    }
    return []
  }

  /// Rejects examples that were settled on before, or asks first when they are the marked ones.
  mutating func reject(_ set: SetID, _ positions: [Int], reason: String) -> [Effect] {
    guard sets.open?.id == set, sets.open?.cursor.hasMarks == true else {
      return settle(set, positions, as: .rejected(reason))
    }
    return ask("Reject \(counted(positions.count, "example"))?", set, positions, .rejected(reason))
  }

  private mutating func ask(
    _ question: String,
    _ set: SetID,
    _ positions: [Int],
    _ state: ApprovalState
  ) -> [Effect] {
    overlay = .confirm(Confirmation(.approve(set, positions, state), question: question))
    return []
  }

  /// Sends an approval or rejection to the store and goes on without waiting for it.
  mutating func settle(_ set: SetID, _ positions: [Int], as state: ApprovalState) -> [Effect] {
    // What was done last is taken back first.
    requeued = []
    let ticket = takeTicket()
    var sent = SentApproval(set: set, what: .settle(positions, state), since: now)
    if sets.open?.id == set {
      sent.wereMarked = sets.open?.cursor.hasMarks == true
      sets.open?.send(positions)
    }
    approving[ticket] = sent
    return [
      .journal(.change(UnstoredChange(ticket: ticket, .settle(set, positions, state)))),
      .approve(set, positions, state, ticket: ticket),
    ] + lookWhatWaits()
  }
}
