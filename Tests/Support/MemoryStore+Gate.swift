package import ReviewModel
package import ReviewStorage

extension MemoryStore {
  /// See ``GateStore``.
  @discardableResult
  package func keep(_ run: KeptGateRun) throws(StoreError) -> GateRunNumber {
    try write { content throws(StoreError) in try content.keep(run) }
  }

  /// See ``GateStore``.
  package func gateRuns(of set: SetID?) throws(StoreError) -> [GateRunSummary] {
    read { content in
      content.gateRuns.reversed().map(\.summary).filter { set == nil || $0.set == set }
    }
  }

  /// See ``GateStore``.
  package func gateBaseline(scoring: String) throws(StoreError) -> GateBaseline? {
    read { content in
      let measures = content.gateRuns.filter { $0.summary.scoring == scoring }
        .map { run in (run.summary, run.cases.filter { $0.isMeasure(in: run.summary) }) }
        .filter { !$0.1.isEmpty }
      guard let last = measures.last?.0 else { return nil }
      var newest: [ExampleID: (found: KeptGateCase, run: GateRunNumber)] = [:]
      for (summary, cases) in measures {
        for found in cases { newest[found.result.id] = (found, summary.number) }
      }
      return GateBaseline(
        newest: last,
        cases: newest.values.map(\.found),
        earlier: newest.values.count { $0.run != last.number }
      )
    }
  }

  /// See ``GateStore``.
  package func gateStandings(of set: SetID) throws(StoreError) -> [Int: GateStanding] {
    read { content in
      let examples = content.sets.first { $0.set.id == set }?.set.examples.map(\.id) ?? []
      var standings: [Int: GateStanding] = [:]
      for (position, id) in examples.enumerated() {
        guard let finding = content.finding(of: id) else { continue }
        standings[position] = GateStanding(
          run: finding.run.number,
          time: finding.run.time,
          change: finding.found.change,
          isWaived: finding.found.isWaived
        )
      }
      return standings
    }
  }

  /// See ``GateStore``.
  package func gateFinding(of example: ExampleID) throws(StoreError) -> GateFinding? {
    read { $0.finding(of: example) }
  }
}

extension MemoryStore {
  /// See ``GateStore``.
  package func requeue(
    _ positions: [Int],
    of set: SetID,
    now: Timestamp
  ) throws(StoreError) -> RequeueOutcome {
    try write { $0.requeue(positions, of: set) }
  }

  /// See ``GateStore``.
  package func withdrawRequeued(_ items: [ItemKey], now: Timestamp) throws(StoreError) -> Int {
    try write { content in
      var count = 0
      for item in items {
        guard content.items[item]?.kind == .gate, content.liveClaim(on: item, at: now) == nil,
          content.items[item].map({ content.status(of: $0) == .open }) == true
        else { continue }
        content.items[item]?.isNeeded = false
        count += 1
      }
      return count
    }
  }
}

extension MemoryContent {
  /// What was decided last when the record's eval case had failed.
  func decisionAgain(on record: InteractionID) -> DecisionEvent? {
    items.values.filter { $0.kind == .gate && $0.interaction == record }
      .sorted { $0.key > $1.key }
      .first { item in
        switch status(of: item) {
        case .decided, .flagged: true
        case .open, .skipped, .withdrawn: false
        }
      }
      .flatMap { decisionLog(of: $0).effective }
  }

  fileprivate mutating func requeue(_ positions: [Int], of set: SetID) -> RequeueOutcome {
    var outcome = RequeueOutcome()
    let examples = sets.first { $0.set.id == set }?.set.examples ?? []
    for position in positions where examples.indices.contains(position) {
      guard let id = examples[position].lineage.first?.interaction, let record = records[id] else {
        continue
      }
      let waits = items.values.contains {
        $0.kind == .gate && $0.interaction == id && status(of: $0).isOpen
      }
      guard !waits else {
        outcome.waiting += 1
        continue
      }
      let key = addItem(
        ItemID("gate-\(examples[position].id.rawValue)-\(lastItem)"),
        .gate,
        of: id,
        questionKey: record.questionKey
      )
      items[key]?.sides = [ConflictSide(interaction: id, correction: "")]
      outcome.items.append(key)
    }
    return outcome
  }

  fileprivate mutating func keep(_ run: KeptGateRun) throws(StoreError) -> GateRunNumber {
    guard let set = sets.first(where: { $0.set.id == run.summary.set })?.set else {
      throw StoreError(.inconsistent, "no such set")
    }
    var kept = run
    lastGateRun += 1
    kept.summary.number = lastGateRun
    let known = Set(set.examples.map(\.id))
    kept.cases = run.cases.filter { known.contains($0.result.id) }
    for place in kept.cases.indices {
      kept.cases[place].result = kept.cases[place].result.bounded
    }
    gateRuns = (gateRuns + [kept]).suffix(KeptGateRun.most)
    for place in gateRuns.indices.dropLast(KeptGateRun.mostWithCases) {
      let own = gateRuns[place].summary
      let later = gateRuns[(place + 1)...].filter { $0.summary.scoring == own.scoring }
      let overtaken = Set(
        later.flatMap { run in run.cases.filter { $0.isMeasure(in: run.summary) } }.map(\.result.id)
      )
      gateRuns[place].cases.removeAll { found in
        !found.isMeasure(in: own) || overtaken.contains(found.result.id)
      }
    }
    return lastGateRun
  }

  /// The case for which an item was put into the queue.
  func failedCase(of item: MemoryItem) -> FailedCase? {
    let id = ExampleID(
      String(item.id.rawValue.dropFirst("gate-".count).prefix { $0 != "-" })
    )
    let example = sets.reversed().lazy.flatMap(\.set.examples).first {
      $0.id == id && $0.lineage.first?.interaction == item.interaction
    }
    return example.map { example in
      FailedCase(
        expected: example.expected,
        assertions: example.assertions,
        finding: finding(of: id)
      )
    }
  }

  fileprivate func finding(of example: ExampleID) -> GateFinding? {
    for run in gateRuns.reversed() {
      if let found = run.cases.first(where: { $0.result.id == example }) {
        return GateFinding(run: run.summary, found: found)
      }
    }
    return nil
  }

  mutating func eraseGateCases(of example: ExampleID, _ extent: inout ErasureExtent) {
    for place in gateRuns.indices {
      for found in gateRuns[place].cases where found.result.id == example {
        extent.count(.gateCases)
        for text in found.result.texts { extent.traces.add(text) }
      }
      gateRuns[place].cases.removeAll { $0.result.id == example }
    }
  }

  /// The runs by their places, and their cases by both places.
  var gateCopies: [CopiedWords] {
    gateRuns.enumerated().flatMap { place, run in
      [
        CopiedWords(
          .gate,
          row: [Int64(place)],
          name: "gate run",
          texts: [run.summary.candidate, run.summary.scoring]
        )
      ]
        + run.cases.enumerated().map {
          CopiedWords(.gate, row: [Int64(place), Int64($0)], name: "case", texts: $1.result.texts)
        }
    }
  }

  mutating func reviseGate(_ revision: CopyRevision) {
    let (row, new) = (revision.old.row.map { Int($0) }, revision.new.texts)
    guard row.count == 2 else {
      gateRuns[row[0]].summary.candidate = new[0]
      gateRuns[row[0]].summary.scoring = new[1]
      return
    }
    let result = gateRuns[row[0]].cases[row[1]].result
    guard result.texts == revision.old.texts, let revised = result.replacingTexts(by: new) else {
      return
    }
    gateRuns[row[0]].cases[row[1]].result = revised
  }
}

extension KeptGateCase {
  /// Whether it may be what a later run is compared with.
  fileprivate func isMeasure(in run: GateRunSummary) -> Bool {
    guard run.isWhole, !isWaived else { return false }
    return switch change {
    case .passing, .fixed: true
    case .failing: run.outcome == .passed
    case .broken, .flaky, .unknown: false
    }
  }
}
