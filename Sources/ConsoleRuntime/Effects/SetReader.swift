import ConsoleUI
import ReviewModel
import ReviewStorage

/// Reads parts of curated sets, as events.
enum SetReader {
  /// The work that reads a part, as long as somebody wants it.
  static func reading(
    _ part: SetPart,
    of set: SetID,
    in store: any ReviewStore,
    while isWanted: @escaping @Sendable () -> Bool
  ) -> @Sendable ((Event) -> Void) -> Void {
    { post in
      guard isWanted() else { return }
      do throws(StoreError) {
        let finding = try find(part, of: set, in: store, while: isWanted)
        if isWanted() { post(.setRead(set, finding)) }
      } catch {
        post(.failed(error.description))
      }
    }
  }

  private static func find(
    _ part: SetPart,
    of set: SetID,
    in store: any ReviewStore,
    while isWanted: () -> Bool
  ) throws(StoreError) -> SetFinding {
    switch part {
    case .outline: .outline(try store.outline(of: set).map(OpenSet.init))
    case .comparison: .comparison(try comparison(of: set, in: store))
    case .gate: .gate(try store.gateStandings(of: set))
    case .lapsed: .lapsed(try store.lapsedExamples(of: set).keys.sorted())
    case .rows(let positions), .rowsAhead(let positions):
      .rows(try store.examples(at: positions, of: set))
    case .example(let position), .exampleAhead(let position):
      .example(position, try example(at: position, of: set, in: store))
    case .drops(let positions): .drops(try store.drops(at: positions, of: set))
    case .selection(let selection):
      .selection(selection, try places(of: selection, in: set, of: store, while: isWanted))
    }
  }

  /// An example with what the gate found of it last.
  private static func example(
    at position: Int,
    of set: SetID,
    in store: any ReviewStore
  ) throws(StoreError) -> StandingExample? {
    guard var standing = try store.example(at: position, of: set) else { return nil }
    standing.gate = try store.gateFinding(of: standing.example.id)
    return standing
  }

  /// The comparison of a set with the release before it, with why examples are gone.
  private static func comparison(
    of set: SetID,
    in store: any ReviewStore
  ) throws(StoreError) -> ReleaseComparison? {
    guard var comparison = try store.comparison(of: set) else { return nil }
    if !comparison.removed.isEmpty {
      let now = Timestamp(milliseconds: 0)
      comparison.reasons = try store.reasons(forRemovalsOf: comparison, from: set, now: now)
    }
    return comparison
  }

  /// The places of the examples that a filter lets through: without a text read where the outline tells.
  private static func places(
    of selection: ExampleSelection,
    in set: SetID,
    of store: any ReviewStore,
    while isWanted: () -> Bool
  ) throws(StoreError) -> [Int] {
    guard selection.readsTexts else { return selection.places }
    let candidates = selection.candidates
    var places: [Int] = []
    try store.forEachExample(of: set, where: { candidates[$0] != nil }) { position, example in
      if let place = candidates[position], selection.passes(example) { places.append(place) }
      return isWanted()
    }
    return places.sorted()
  }
}
