import Curation
import ReviewModel
import Testing

@Suite struct `Of random records` {
  @Test(arguments: 1...60)
  func `Each is counted once, and found where the count says`(seed: UInt64) {
    let records = randomRecords(seed: seed)
    let policy = CurationPolicy(expectedLength: (seed.isMultiple(of: 2) ? 1 : 8)...32_000)
    let result = curate(records, policy: policy)
    let counts = result.set.counts
    let merged = result.set.drops.filter { $0.mergedInto != nil }
    #expect(counts.records == records.count)
    #expect(
      counts.records == counts.unjudged + counts.waiting + counts.withoutConsent
        + counts.inConflict + counts.dropped + counts.used
    )
    #expect(counts.dropped == result.set.drops.count - merged.count)
    #expect(counts.used == result.set.examples.count + merged.count)
    #expect(counts.used == result.set.examples.map(\.lineage.count).reduce(0, +))

    let used = result.set.examples.flatMap { $0.lineage.map(\.interaction) }
    #expect(Set(used).count == used.count)
    #expect(Set(result.set.drops.map(\.interaction)).count == result.set.drops.count)
    #expect(Set(result.set.examples.map(\.id)).count == result.set.examples.count)
    #expect(Set(result.set.examples.map(\.cluster)).count == result.set.examples.count)
  }

  @Test(arguments: 1...20)
  func `The set is the same in whatever order they are read`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let records = randomRecords(seed: seed)
    #expect(curate(records) == curate(records.shuffled(using: &random)))
  }

  @Test(arguments: 1...20)
  func `Examples keep to their kind and their consent`(seed: UInt64) {
    let records = randomRecords(seed: seed)
    let consents = Dictionary(uniqueKeysWithValues: records.map { ($0.interaction.id, $0.consent) })
    for example in curate(records).set.examples {
      #expect(example.uses.contains(.eval))
      #expect(example.kind == .regression || example.expected == example.answer)
      #expect(example.kind == .regression || !example.uses.contains(.preference))
      let own = consents[example.lineage[0].interaction] ?? nil
      #expect(example.uses.contains(.sft) == (own == .training))
    }
  }

  @Test func `Nothing but a changed example changes an example's id`() {
    let alone = curate([record("a", feedback: Feedback(.up, time: at(2)))]).set
    let joined = curate([
      record("a", feedback: Feedback(.up, time: at(2))),
      record("b", feedback: Feedback(.up, time: at(1))),
    ]).set
    #expect(alone.examples.map(\.id) == joined.examples.map(\.id))
    #expect(alone.id != joined.id)
    let other = curate([record("a", answer: "Thirty.", feedback: Feedback(.up, time: at(2)))]).set
    #expect(alone.examples.map(\.id) != other.examples.map(\.id))
  }

  @Test func `A policy changes the set's id`() {
    let records = [record(feedback: Feedback(.up))]
    let other = CurationPolicy(systemPrompt: "Be brief.")
    #expect(curate(records).set.id != curate(records, policy: other).set.id)
  }
}
