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
  package func gateBaseline(scoring: String) throws(StoreError) -> KeptGateRun? {
    read { content in
      content.gateRuns.last { run in
        run.summary.outcome == .passed && run.summary.isWhole && run.summary.scoring == scoring
          && !run.cases.isEmpty
      }
    }
  }

  /// See ``GateStore``.
  package func gateStandings(
    of set: SetID
  ) throws(StoreError) -> [ExampleID: GateStanding] {
    read { content in
      let examples = content.sets.first { $0.set.id == set }?.set.examples.map(\.id) ?? []
      let findings = examples.compactMap { id in content.finding(of: id).map { (id, $0) } }
      return Dictionary(
        findings.map { id, finding in
          let standing = GateStanding(
            run: finding.run.number,
            time: finding.run.time,
            change: finding.found.change,
            isWaived: finding.found.isWaived
          )
          return (id, standing)
        }
      ) { first, _ in first }
    }
  }

  /// See ``GateStore``.
  package func gateFinding(of example: ExampleID) throws(StoreError) -> GateFinding? {
    read { $0.finding(of: example) }
  }
}

extension MemoryContent {
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
    let passed = gateRuns.lastIndex { $0.summary.outcome == .passed && $0.summary.isWhole }
    for place in gateRuns.indices.dropLast(KeptGateRun.mostWithCases) where place != passed {
      gateRuns[place].cases = []
    }
    return lastGateRun
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
