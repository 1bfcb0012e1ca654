package import ReviewModel

/// A curated set that is looked at: its examples, its drops or what is gone, and what was approved.
///
/// A set may have a hundred thousand examples: what is linear in them is done where it is made, when it is
/// filtered, and for a batch, but at no other key.
package struct OpenSet: Equatable, Sendable {
  /// What the list shows.
  enum Listing: Hashable, Sendable {
    case examples
    case drops
    case removed
  }

  /// The set.
  let id: SetID
  /// Its examples: regression before golden, of each those with warnings first, then by id.
  let examples: [Example]
  /// What was left out.
  let drops: [Drop]
  /// How many records went in.
  let counts: CurationCounts
  /// How it differs from the release before it; nil when there is none.
  let comparison: ReleaseComparison?
  /// How many examples are regression cases; they come first.
  let regressions: Int
  /// Where the examples stand, by their places.
  private(set) var standings: [ExampleStanding]
  private var reasons: [Int: String] = [:]
  /// How many of them were approved.
  private(set) var approved = 0
  /// How many of them were rejected.
  private(set) var rejected = 0
  /// The examples whose approval or rejection is being saved.
  private(set) var unsettled: Set<ExampleID> = []
  /// What the list shows.
  private(set) var listing = Listing.examples
  /// The row of the examples.
  private(set) var cursor = ListCursor()
  private var dropCursor = ListCursor()
  private var removedCursor = ListCursor()
  /// What is listed of the examples; nil for all.
  private(set) var filter: ExampleFilter?
  /// The filter that was asked for last.
  private(set) var filterGeneration = 0
  /// The places of the examples in the rows; nil for all in their order.
  private var shown: [Int]?
  private var rowOfPlace: [Int: Int] = [:]
  /// The rows that nobody has looked at.
  private var waitingRows = RowBits()
  /// The questions of what was left out, as far as they were looked at.
  private(set) var questions: [InteractionID: String] = [:]
  private var askedQuestions: Set<InteractionID> = []
  private let places: [ExampleID: Int]

  /// Opens a set.
  ///
  /// - Parameters:
  ///   - states: where the examples stand; one that nobody has looked at is missing.
  ///   - released: the examples of the release before it, with its set and its time; nil without one.
  package init(
    _ set: CuratedSet,
    states: [ExampleID: ApprovalState],
    released: (examples: [Example], set: SetID, time: Timestamp)? = nil
  ) {
    id = set.id
    let ranked = set.examples.map { example in
      (
        rank: (example.kind == .regression ? 0 : 2) + (example.warnings.isEmpty ? 1 : 0),
        example: example
      )
    }
    let examples = ranked.sorted { ($0.rank, $0.example.id) < ($1.rank, $1.example.id) }
      .map(\.example)
    self.examples = examples
    regressions = examples.count { $0.kind == .regression }
    drops = set.drops
    counts = set.counts
    comparison = released.map {
      ReleaseComparison(of: examples, with: $0.examples, of: $0.set, at: $0.time)
    }
    places = Dictionary(
      examples.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    standings = Array(repeating: .pending, count: examples.count)
    replaceStates(states)
  }

  /// What is selected among the examples; nil while something else is listed or when there is none.
  var selected: Example? { selectedPlace.map { examples[$0] } }

  /// The place of the selected example.
  var selectedPlace: Int? {
    listing == .examples && (0..<exampleRows).contains(cursor.index) ? place(of: cursor.index) : nil
  }

  /// The selected drop; nil while the drops are not listed or when there is none.
  var selectedDrop: Drop? {
    listing == .drops && drops.indices.contains(dropCursor.index) ? drops[dropCursor.index] : nil
  }

  /// The selected example of those that are gone since the release.
  var selectedRemoved: Example? {
    guard listing == .removed, removed.indices.contains(removedCursor.index) else { return nil }
    return removed[removedCursor.index]
  }

  /// What the release before had and this set has not.
  var removed: [Example] { comparison?.removed ?? [] }

  /// The example of an id.
  func example(_ id: ExampleID) -> Example? { places[id].map { examples[$0] } }

  /// The place of the example in a row.
  func place(of row: Int) -> Int { shown?[row] ?? row }

  private func row(of place: Int) -> Int? { shown == nil ? place : rowOfPlace[place] }

  /// What became of the example at a place since the release before.
  func change(at place: Int) -> ReleaseComparison.Change { comparison?.changes[place] ?? .none }

  /// How many examples are listed.
  var exampleRows: Int { shown?.count ?? examples.count }

  /// How many rows the list has.
  var rowCount: Int {
    switch listing {
    case .examples: exampleRows
    case .drops: drops.count
    case .removed: removed.count
    }
  }

  /// How many examples nobody has looked at.
  var waiting: Int { examples.count - approved - rejected }

  /// The cursor of the list that is shown.
  var listCursor: ListCursor {
    get {
      switch listing {
      case .examples: cursor
      case .drops: dropCursor
      case .removed: removedCursor
      }
    }
    set {
      switch listing {
      case .examples: cursor = newValue
      case .drops: dropCursor = newValue
      case .removed: removedCursor = newValue
      }
    }
  }

  /// Changes the marks of the examples.
  mutating func changeMarks(_ change: (inout ListCursor) -> Void) { change(&cursor) }

  /// Where an example stands.
  func state(of id: ExampleID) -> ApprovalState { places[id].map(state(at:)) ?? .pending }

  /// Where the example at a place stands.
  func state(at place: Int) -> ApprovalState {
    switch standings[place] {
    case .pending: .pending
    case .approved: .approved
    case .rejected: .rejected(reasons[place] ?? "")
    }
  }

  /// The examples that an approval or rejection is for: the marked ones, else the selected one.
  var targets: [ExampleID] {
    guard listing == .examples else { return [] }
    return cursor.hasMarks
      ? cursor.marks.filter((0..<exampleRows).contains).map { examples[place(of: $0)].id }
      : selected.map { [$0.id] } ?? []
  }

  /// The listed examples that wait and have no warning.
  var unwarned: [ExampleID] {
    waitingRows.rows.map { examples[place(of: $0)] }.filter(\.warnings.isEmpty).map(\.id)
  }

  /// Shows the drops in place of the examples, then what is gone, then the examples again.
  mutating func toggleListing() {
    switch listing {
    case .examples: listing = .drops
    case .drops: listing = removed.isEmpty ? .examples : .removed
    case .removed: listing = .examples
    }
  }

  /// Shows the examples.
  mutating func showExamples() { listing = .examples }

  /// Remembers that examples are being approved or rejected, and goes on to the next that waits.
  mutating func send(_ ids: [ExampleID]) {
    unsettled.formUnion(ids)
    for id in ids { note(id) }
    cursor.clearMarks()
    guard let selected, unsettled.contains(selected.id) else { return }
    let next = waitingRows.first(from: cursor.index + 1) ?? waitingRows.first(from: 0)
    if let next { cursor.go(to: next, of: exampleRows) }
  }

  /// Takes in where examples stand now.
  mutating func settle(_ new: [ExampleID: ApprovalState]) {
    for (id, state) in new {
      unsettled.remove(id)
      if let place = places[id] { put(state, at: place) }
      note(id)
    }
  }

  /// Takes in where all examples stand, as the store says.
  mutating func replaceStates(_ new: [ExampleID: ApprovalState]) {
    standings = Array(repeating: .pending, count: examples.count)
    reasons = [:]
    (approved, rejected) = (0, 0)
    for (id, state) in new { if let place = places[id] { put(state, at: place) } }
    countWaiting()
  }

  /// Takes in that something could not be saved; what is saved after all will say so.
  mutating func forgetUnsettled() {
    unsettled = []
    countWaiting()
  }

  private mutating func put(_ state: ApprovalState, at place: Int) {
    let new = ExampleStanding(state)
    let old = standings[place]
    approved += (new == .approved ? 1 : 0) - (old == .approved ? 1 : 0)
    rejected += (new == .rejected ? 1 : 0) - (old == .rejected ? 1 : 0)
    standings[place] = new
    if case .rejected(let reason) = state { reasons[place] = reason }
  }

  /// Takes in whether an example waits.
  private mutating func note(_ id: ExampleID) {
    guard let place = places[id], let row = row(of: place) else { return }
    waitingRows.set(row, standings[place] == .pending && !unsettled.contains(id))
  }

  private mutating func countWaiting() {
    waitingRows = RowBits()
    for row in 0..<exampleRows {
      let place = place(of: row)
      let waits = standings[place] == .pending && !unsettled.contains(examples[place].id)
      if waits { waitingRows.set(row, true) }
    }
  }

  // Filtering.

  /// Asks for the examples of a filter; those that are listed stay until they are found.
  mutating func select(by filter: ExampleFilter) -> ExampleSelection {
    filterGeneration += 1
    return ExampleSelection(
      generation: filterGeneration,
      filter: filter,
      examples: examples,
      standings: standings,
      changes: comparison?.changes ?? []
    )
  }

  /// Lists the examples that a filter has let through, or all.
  mutating func show(_ places: [Int]?, of filter: ExampleFilter?) {
    let selected = selectedPlace
    self.filter = filter
    shown = places
    rowOfPlace = [:]
    for (row, place) in (places ?? []).enumerated() { rowOfPlace[place] = row }
    listing = .examples
    cursor = ListCursor()
    countWaiting()
    if let selected, let row = row(of: selected) { cursor.go(to: row, of: exampleRows) }
  }

  /// Takes the filter away.
  mutating func showAll() {
    filterGeneration += 1
    show(nil, of: nil)
  }

  /// Which questions have to be read for these rows of the drops; they count as asked for.
  mutating func missingQuestions(_ rows: Range<Int>) -> [InteractionID] {
    guard listing == .drops else { return [] }
    return drops[rows.clamped(to: drops.indices)].map(\.interaction).filter {
      askedQuestions.insert($0).inserted
    }
  }

  /// Takes questions in.
  mutating func store(_ new: [InteractionID: String]) { questions.merge(new) { $1 } }

  /// Selects the first of these examples in the order of the list.
  mutating func select(_ ids: some Sequence<ExampleID>) {
    guard let first = ids.compactMap({ places[$0] }).compactMap({ row(of: $0) }).min() else {
      return
    }
    listing = .examples
    cursor.go(to: first, of: exampleRows)
  }
}
