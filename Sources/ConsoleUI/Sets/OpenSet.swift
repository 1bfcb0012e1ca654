import ReviewModel

/// A curated set that is looked at: its examples or its drops, and what was approved.
struct OpenSet: Equatable, Sendable {
  /// What the list shows.
  enum Listing: Hashable, Sendable {
    case examples
    case drops
  }

  /// The set.
  let id: SetID
  /// Its examples: those with warnings first, then regression before golden, then by id.
  let examples: [Example]
  /// What was left out.
  let drops: [Drop]
  /// How many records went in.
  let counts: CurationCounts
  /// Where the examples stand; one that nobody has looked at is missing.
  private(set) var states: [ExampleID: ApprovalState]
  /// How many of them were approved.
  private(set) var approved = 0
  /// How many of them were rejected.
  private(set) var rejected = 0
  /// The examples whose approval or rejection is being saved.
  private(set) var unsettled: Set<ExampleID> = []
  /// What the list shows.
  private(set) var listing = Listing.examples
  /// The row of the examples.
  var cursor = ListCursor()
  /// The row of the drops.
  var dropCursor = ListCursor()
  /// The questions of what was left out, as far as they were looked at.
  private(set) var questions: [InteractionID: String] = [:]
  private var askedQuestions: Set<InteractionID> = []
  private let places: [ExampleID: Int]

  /// Opens a set.
  init(_ set: CuratedSet, states: [ExampleID: ApprovalState]) {
    id = set.id
    let order = { (example: Example) in
      (example.warnings.isEmpty ? 1 : 0, example.kind == .regression ? 0 : 1)
    }
    examples = set.examples.sorted { left, right in
      order(left) == order(right) ? left.id < right.id : order(left) < order(right)
    }
    drops = set.drops
    counts = set.counts
    self.states = states
    places = Dictionary(
      examples.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    count()
  }

  /// The selected example; nil while the drops are listed or when there is none.
  var selected: Example? {
    listing == .examples && examples.indices.contains(cursor.index) ? examples[cursor.index] : nil
  }

  /// The selected drop; nil while the examples are listed or when there is none.
  var selectedDrop: Drop? {
    listing == .drops && drops.indices.contains(dropCursor.index) ? drops[dropCursor.index] : nil
  }

  /// The example of an id.
  func example(_ id: ExampleID) -> Example? { places[id].map { examples[$0] } }

  /// How many rows the list has.
  var rowCount: Int { listing == .examples ? examples.count : drops.count }

  /// How many examples nobody has looked at.
  var waiting: Int { examples.count - approved - rejected }

  /// The cursor of the list that is shown.
  var listCursor: ListCursor {
    get { listing == .examples ? cursor : dropCursor }
    set {
      switch listing {
      case .examples: cursor = newValue
      case .drops: dropCursor = newValue
      }
    }
  }

  /// Where an example stands.
  func state(of id: ExampleID) -> ApprovalState { states[id] ?? .pending }

  /// Whether an example waits for somebody to look at it.
  func waits(_ example: Example) -> Bool {
    state(of: example.id) == .pending && !unsettled.contains(example.id)
  }

  /// The examples that an approval or rejection is for: the marked ones, else the selected one.
  var targets: [ExampleID] {
    guard listing == .examples else { return [] }
    return cursor.hasMarks
      ? cursor.marks.filter(examples.indices.contains).map { examples[$0].id }
      : selected.map { [$0.id] } ?? []
  }

  /// The examples that wait and have no warning.
  var unwarned: [ExampleID] {
    examples.filter { $0.warnings.isEmpty && waits($0) }.map(\.id)
  }

  /// Shows the drops in place of the examples, or the examples again.
  mutating func toggleListing() { listing = listing == .examples ? .drops : .examples }

  /// Remembers that examples are being approved or rejected, and goes on to the next that waits.
  mutating func send(_ ids: [ExampleID]) {
    unsettled.formUnion(ids)
    cursor.clearMarks()
    guard let selected, ids.contains(selected.id) else { return }
    let rows = examples.indices
    let next =
      rows[(cursor.index + 1)...].first { waits(examples[$0]) }
      ?? rows.first { waits(examples[$0]) }
    if let next { cursor.go(to: next, of: examples.count) }
  }

  /// Takes in where examples stand now.
  mutating func settle(_ new: [ExampleID: ApprovalState]) {
    states.merge(new) { $1 }
    unsettled.subtract(new.keys)
    count()
  }

  /// Takes in where all examples stand, as the store says.
  mutating func replaceStates(_ new: [ExampleID: ApprovalState]) {
    states = new
    count()
  }

  /// Takes in that something could not be saved; what is saved after all will say so.
  mutating func forgetUnsettled() { unsettled = [] }

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
    guard let first = ids.compactMap({ places[$0] }).min() else { return }
    listing = .examples
    cursor.go(to: first, of: examples.count)
  }

  private mutating func count() {
    (approved, rejected) = (0, 0)
    for (id, state) in states where places[id] != nil {
      switch state {
      case .pending: break
      case .approved: approved += 1
      case .rejected: rejected += 1
      }
    }
  }
}
