package import ReviewModel

/// A filter on its way through the examples of a set; the work is done off the path of the keys.
package struct ExampleSelection: Equatable, Sendable {
  let generation: Int
  let filter: ExampleFilter
  let entries: [SetOutline.Entry]
  let changes: [OpenSet.Change]
  let lapsed: RowBits
  let gate: [Int: GateStanding]

  /// Whether texts of examples have to be read to know.
  package var readsTexts: Bool { filter.readsTexts }

  /// The places of the examples that pass as far as the outline says, by their positions.
  package var candidates: [Int: Int] {
    Dictionary(
      places.map { (entries[$0].position, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The places of the examples that pass as far as the outline says, in their order.
  package var places: [Int] {
    entries.indices.filter { place in
      filter.allows(
        entries[place],
        changes.isEmpty ? .none : changes[place],
        isLapsed: lapsed.contains(place),
        gate: gate[place]?.change
      )
    }
  }

  /// Whether an example passes as far as its texts say.
  package func passes(_ example: Example) -> Bool { filter.allows(example) }
}
