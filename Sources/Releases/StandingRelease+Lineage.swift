package import ReviewModel

extension StandingRelease {
  /// Compares what the release says of its examples and where they come from with the set that it was made of, and with
  /// the records that are still there.
  ///
  /// - Parameters:
  ///   - known: the set.
  ///   - approvals: where its examples stand.
  ///   - isThere: whether the store has a record.
  /// - Returns: what differs, in the order of files and lines; empty when all is well.
  package func lineageFindings(
    against known: CuratedSet,
    _ approvals: [ExampleID: ApprovalState],
    isThere: (InteractionID) throws -> Bool
  ) rethrows -> [ReleaseFinding] {
    let examples = Dictionary(
      known.examples.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var there: [InteractionID: Bool] = [:]
    var findings: [ReleaseFinding] = []
    for file in Self.dataFiles {
      for (index, line) in zip(exampleNames(of: file), lineages(of: file)).enumerated() {
        func found(_ words: String) {
          findings.append(
            ReleaseFinding(file: file.rawValue, finding: "line \(index + 1): \(words)")
          )
        }
        let (id, lineage) = line
        for entry in lineage {
          let isKnown: Bool
          if let known = there[entry.interaction] {
            isKnown = known
          } else {
            isKnown = try isThere(entry.interaction)
            there[entry.interaction] = isKnown
          }
          if !isKnown { found("the record \(entry.interaction) is gone from the store") }
        }
        guard let example = examples[id] else {
          found("the set has no example \(id.rawValue.prefix(12))")
          continue
        }
        if approvals[id] != .approved {
          found("the example \(id.rawValue.prefix(12)) is not approved")
        }
        if example.lineage != lineage {
          found("the lineage is another than that of the example \(id.rawValue.prefix(12))")
        }
      }
    }
    return findings
  }
}
