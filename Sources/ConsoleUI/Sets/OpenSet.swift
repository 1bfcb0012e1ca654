package import ReviewModel

/// A curated set that is looked at, in outline: its examples, its drops or what is gone, and what was approved.
///
/// A set may have a hundred thousand examples, so their texts are not here (``SetTexts``). What is linear in
/// them is done where it is made, when it is filtered, and for a batch, but at no other key.
package struct OpenSet: Equatable, Sendable {
  /// What the list shows.
  enum Listing: Hashable, Sendable {
    case examples
    case drops
    case removed
  }

  /// What became of an example since the release before.
  enum Change: UInt8, Sendable {
    case none
    case added
    case changed
  }

  /// The set.
  let id: SetID
  /// Its examples, by their places: regression before golden, of each those with warnings first.
  private(set) var entries: [SetOutline.Entry]
  /// The positions of what was left out.
  private(set) var drops: [Int]
  /// How it differs from the release before it; nil when there is none, or while nobody knows.
  private(set) var comparison: ReleaseComparison?
  /// Whether it is known how it differs.
  private(set) var isCompared = false
  /// What became of the examples since, by their places; empty while there is nothing to compare with.
  private(set) var changes: [Change] = []
  /// What the last runs of the gate say of the examples, by their places.
  private(set) var gate: [Int: GateStanding] = [:]
  /// Whether that is known.
  private(set) var isGateKnown = false
  /// How many examples are regression cases; they come first.
  private(set) var regressions = 0
  /// How many of them were approved.
  private(set) var approved = 0
  /// How many of them were rejected.
  private(set) var rejected = 0
  /// The places of the examples whose approval or rejection is being saved.
  private(set) var unsettled = RowBits()
  /// The places of the examples that the consent that stands now no longer allows, as far as it is known.
  private(set) var lapsed = RowBits()
  /// Whether it was asked of all of them.
  private(set) var isConsentKnown = false
  /// How many of them were approved before.
  private(set) var lapsedApproved = 0
  /// What the list shows.
  private(set) var listing = Listing.examples
  /// The row of the examples.
  private(set) var cursor = ListCursor()
  private var dropCursor = ListCursor()
  private var removedCursor = ListCursor()
  /// What is listed of the examples; nil for all.
  private(set) var filter: ExampleFilter?
  /// The filter that was asked for and whose examples have not been found yet.
  private(set) var awaited: ExampleFilter?
  /// The filter that was asked for last.
  private(set) var filterGeneration = 0
  /// The places of the examples in the rows; nil for all in their order.
  private var shown: [Int]?
  private var rowOfPlace: [Int: Int] = [:]
  /// The rows that nobody has looked at.
  private var waitingRows = RowBits()
  private var placeOfPosition: [Int: Int] = [:]

  /// Opens a set.
  package init(_ outline: SetOutline) {
    id = outline.id
    entries = outline.entries
    drops = outline.drops
    index()
  }

  private mutating func index() {
    placeOfPosition = Dictionary(
      entries.enumerated().map { ($1.position, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    regressions = entries.count { $0.kind == .regression }
    approved = entries.count { $0.standing == .approved }
    rejected = entries.count { $0.standing == .rejected }
    countWaiting()
  }

  /// Takes in how the set is now; filter, marks and selection stay where the examples are the same.
  ///
  /// - Returns: whether they are.
  mutating func refresh(_ new: OpenSet) -> Bool {
    drops = new.drops
    let isSame =
      entries.count == new.entries.count
      && zip(entries, new.entries).allSatisfy { $0.position == $1.position }
    let selected = selectedPlace.map { entries[$0].position }
    let row = cursor.index
    entries = new.entries
    approved = new.approved
    rejected = new.rejected
    guard !isSame else {
      countWaiting()
      countLapsed()
      return true
    }
    lapsed = RowBits()
    isConsentKnown = false
    lapsedApproved = 0
    placeOfPosition = new.placeOfPosition
    regressions = new.regressions
    unsettled = RowBits()
    comparison = nil
    isCompared = false
    changes = []
    gate = [:]
    isGateKnown = false
    shown = nil
    filter = nil
    cursor = ListCursor()
    countWaiting()
    cursor.go(to: selected.flatMap { placeOfPosition[$0] } ?? row, of: exampleRows)
    return false
  }

  /// Takes in how the set differs from the release before it; nil when there is none.
  mutating func store(_ new: ReleaseComparison?) {
    comparison = new
    isCompared = true
    guard let new else { return }
    changes = Array(repeating: .none, count: entries.count)
    for position in new.added {
      if let place = placeOfPosition[position] { changes[place] = .added }
    }
    for position in new.changed.keys {
      if let place = placeOfPosition[position] { changes[place] = .changed }
    }
  }

  /// Takes in what the gate says of the examples at these positions.
  mutating func store(gate standings: [Int: GateStanding]) {
    isGateKnown = true
    gate = [:]
    for (position, standing) in standings {
      if let place = placeOfPosition[position] { gate[place] = standing }
    }
  }

  /// Takes in which examples are no longer allowed, by their positions.
  mutating func store(lapsed positions: [Int]) {
    lapsed = RowBits()
    for position in positions {
      if let place = placeOfPosition[position] { lapsed.set(place, true) }
    }
    isConsentKnown = true
    countLapsed()
  }

  /// Takes in whether an example is still allowed.
  mutating func note(_ position: Int, isLapsed: Bool) {
    guard let place = placeOfPosition[position], lapsed.contains(place) != isLapsed else { return }
    lapsed.set(place, isLapsed)
    if entries[place].standing == .approved { lapsedApproved += isLapsed ? 1 : -1 }
  }

  private mutating func countLapsed() {
    lapsedApproved = lapsed.isEmpty ? 0 : lapsed.rows.count { entries[$0].standing == .approved }
  }

  /// What is selected among the examples; nil while something else is listed or when there is none.
  var selected: SetOutline.Entry? { selectedPlace.map { entries[$0] } }

  /// The place of the selected example.
  var selectedPlace: Int? {
    listing == .examples && (0..<exampleRows).contains(cursor.index) ? place(of: cursor.index) : nil
  }

  /// What the release before had and this set has not, by the positions there.
  var removed: [Int] { comparison?.removed ?? [] }

  /// Whether there is an example at a position.
  func has(_ position: Int) -> Bool { placeOfPosition[position] != nil }

  /// The place of the example in a row.
  func place(of row: Int) -> Int { shown?[row] ?? row }

  private func row(of place: Int) -> Int? { shown == nil ? place : rowOfPlace[place] }

  /// What became of the example at a place since the release before.
  func change(at place: Int) -> Change { changes.isEmpty ? .none : changes[place] }

  /// How many examples are listed.
  var exampleRows: Int { shown?.count ?? entries.count }

  /// How many rows the list has.
  var rowCount: Int {
    switch listing {
    case .examples: exampleRows
    case .drops: drops.count
    case .removed: removed.count
    }
  }

  /// How many examples nobody has looked at.
  var waiting: Int { entries.count - approved - rejected }

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

  /// The places of the examples that an approval or rejection is for: the marked ones, else the selected one.
  var targets: [Int] {
    guard listing == .examples else { return [] }
    return cursor.hasMarks
      ? cursor.marks.filter((0..<exampleRows).contains).map(place(of:))
      : selectedPlace.map { [$0] } ?? []
  }

  /// The places of the listed examples that wait and have no warning, those that are no longer allowed
  /// included.
  var unwarned: [Int] { waitingRows.rows.map(place(of:)).filter { !entries[$0].isWarned } }

  /// Shows the drops in place of the examples, then what is gone, then the examples again.
  mutating func toggleListing() { listing = nextListing }

  private var nextListing: Listing {
    switch listing {
    case .examples: .drops
    case .drops: removed.isEmpty ? .examples : .removed
    case .removed: .examples
    }
  }

  /// What is shown after what is listed now, in a word.
  var wordsOfNextListing: String {
    switch nextListing {
    case .examples: "examples"
    case .drops: "drops"
    case .removed: "gone"
    }
  }

  /// Shows the examples.
  mutating func showExamples() { listing = .examples }

  // Approving.

  /// Remembers that the examples at these positions are being approved or rejected, and goes on to the next
  /// that waits.
  mutating func send(_ positions: [Int]) {
    for position in positions {
      guard let place = placeOfPosition[position] else { continue }
      unsettled.set(place, true)
      note(place)
    }
    cursor.clearMarks()
    guard let selectedPlace, unsettled.contains(selectedPlace) else { return }
    let next = waitingRows.first(from: cursor.index + 1) ?? waitingRows.first(from: 0)
    if let next { cursor.go(to: next, of: exampleRows) }
  }

  /// Takes in where an example stands now.
  mutating func settle(_ position: Int, as standing: ExampleStanding) {
    guard let place = placeOfPosition[position] else { return }
    unsettled.set(place, false)
    let old = entries[place].standing
    approved += (standing == .approved ? 1 : 0) - (old == .approved ? 1 : 0)
    rejected += (standing == .rejected ? 1 : 0) - (old == .rejected ? 1 : 0)
    if lapsed.contains(place) {
      lapsedApproved += (standing == .approved ? 1 : 0) - (old == .approved ? 1 : 0)
    }
    entries[place].standing = standing
    note(place)
  }

  /// Takes in that examples stay where they stand, since the consent for them was lowered.
  mutating func leave(lapsed positions: [Int]) {
    for position in positions {
      guard let place = placeOfPosition[position] else { continue }
      unsettled.set(place, false)
      note(position, isLapsed: true)
      note(place)
    }
  }

  /// Takes in that the approval or rejection of the examples at these positions was not saved.
  ///
  /// - Parameter marks: whether they are marked again, unless others are by now.
  mutating func takeBack(_ positions: [Int], marks: Bool) {
    let places = positions.compactMap { placeOfPosition[$0] }
    for place in places {
      unsettled.set(place, false)
      note(place)
    }
    guard marks, !cursor.hasMarks else { return }
    for row in places.compactMap(row(of:)) { cursor.mark(row..<row + 1) }
  }

  /// Takes in whether an example waits.
  private mutating func note(_ place: Int) {
    guard let row = row(of: place) else { return }
    waitingRows.set(row, waits(place))
  }

  private func waits(_ place: Int) -> Bool {
    entries[place].standing == .pending && !unsettled.contains(place)
  }

  private mutating func countWaiting() {
    waitingRows = RowBits()
    for row in 0..<exampleRows where waits(place(of: row)) { waitingRows.set(row, true) }
  }

  /// Selects the first of the examples at these positions in the order of the list.
  mutating func select(_ positions: some Sequence<Int>) {
    let rows = positions.compactMap { placeOfPosition[$0] }.compactMap { row(of: $0) }
    guard let first = rows.min() else { return }
    listing = .examples
    cursor.go(to: first, of: exampleRows)
  }

  // Filtering.

  /// Asks for the examples of a filter; those that are listed stay until they are found.
  mutating func select(by filter: ExampleFilter) -> ExampleSelection {
    filterGeneration += 1
    awaited = filter
    return ExampleSelection(
      generation: filterGeneration,
      filter: filter,
      entries: entries,
      changes: changes,
      lapsed: lapsed,
      gate: gate
    )
  }

  /// Goes on without the filter that was asked for.
  mutating func giveUpFilter() { awaited = nil }

  /// Lists the examples that a filter has let through, or all.
  mutating func show(_ places: [Int]?, of filter: ExampleFilter?) {
    let selected = selectedPlace
    awaited = nil
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
}
