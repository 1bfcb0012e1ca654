package import ReviewModel
package import ReviewStorage

extension MemoryStore {
  /// See ``SetReading``.
  package func outline(of set: SetID) throws(StoreError) -> SetOutline? {
    read { content in
      guard let known = content.sets.first(where: { $0.set.id == set }) else { return nil }
      let states = known.states
      return SetOutline(
        id: set,
        entries: known.set.examples.enumerated().map { position, example in
          SetOutline.Entry(
            position: position,
            kind: example.kind,
            isWarned: !example.warnings.isEmpty,
            standing: ExampleStanding(states[example.id] ?? .pending)
          )
        },
        drops: Array(known.set.drops.indices)
      )
    }
  }

  /// See ``SetReading``.
  package func examples(
    at positions: [Int],
    of set: SetID
  ) throws(StoreError) -> [ExampleSummary] {
    guard let examples = try self.set(set)?.examples else { return [] }
    return positions.filter(examples.indices.contains)
      .map { ExampleSummary(examples[$0], at: $0) }
  }

  /// See ``SetReading``.
  package func example(at position: Int, of set: SetID) throws(StoreError) -> StandingExample? {
    guard let examples = try self.set(set)?.examples, examples.indices.contains(position)
    else { return nil }
    let said = try settledExamples(of: set)[examples[position].id]
    let consent = read { content in
      examples[position].consent(now: { content.consent(of: $0) })
    }
    return StandingExample(
      examples[position],
      said?.state ?? .pending,
      said: said,
      consent: consent
    )
  }

  /// See ``SetReading``.
  package func lapsedExamples(of set: SetID) throws(StoreError) -> [Int: ExampleID] {
    read { content in
      content.sets.first { $0.set.id == set }.map { content.lapsedExamples(of: $0.set) } ?? [:]
    }
  }

  /// See ``SetReading``.
  package func drops(at positions: [Int], of set: SetID) throws(StoreError) -> [DropSummary] {
    read { content in
      guard let set = content.sets.first(where: { $0.set.id == set })?.set else { return [] }
      return positions.filter(set.drops.indices.contains).map { position in
        let drop = set.drops[position]
        let limit = ExampleSummary.questionLimit
        let other = set.examples.first { $0.id == drop.mergedInto }
        return DropSummary(
          position: position,
          drop: drop,
          question: content.records[drop.interaction]
            .map { String($0.interaction.question.prefix(limit)) },
          spokenForBy: other.map { String($0.question.prefix(limit)) }
        )
      }
    }
  }

  /// See ``SetReading``.
  package func forEachExample(
    of set: SetID,
    where isWanted: (Int) -> Bool,
    _ body: (Int, Example) -> Bool
  ) throws(StoreError) {
    for (position, example) in (try self.set(set)?.examples ?? []).enumerated()
    where isWanted(position) {
      guard body(position, example) else { return }
    }
  }

  /// See ``SetReading``.
  package func comparison(of set: SetID) throws(StoreError) -> ReleaseComparison? {
    guard let last = ReleaseRecord.before(set, in: try releases()),
      let one = try self.set(set), let other = try self.set(last.set)
    else { return nil }
    let states = try approvals(of: last.set)
    let released = other.examples.enumerated().filter { states[$0.element.id] == .approved }
    return ReleaseComparison(
      of: one.examples.enumerated().map { ReleaseComparison.Side($1, at: $0) },
      with: released.map { ReleaseComparison.Side($0.element, at: $0.offset) },
      of: last.set,
      at: last.time
    )
  }

  /// See ``SetReading``.
  package func standings(
    after operation: OperationID,
    of set: SetID
  ) throws(StoreError) -> [ReversedExample] {
    read { content in
      guard let known = content.sets.first(where: { $0.set.id == set }) else { return [] }
      let ids = Set(
        known.approvals.map(\.event).filter { $0.operation == operation }.map(\.example)
      )
      let states = known.states
      return known.set.examples.enumerated().filter { ids.contains($0.element.id) }
        .map { position, example in
          ReversedExample(
            position: position,
            standing: ExampleStanding(states[example.id] ?? .pending)
          )
        }
    }
  }
}
