import ReviewModel

/// The second screen: the curated sets, and one of them when it is open.
struct SetsScreen: Equatable, Sendable {
  /// The sets, newest first; nil until they were read.
  private(set) var rows: [SetSummary]?
  /// The row of the list.
  var cursor = ListCursor()
  /// The set that is looked at.
  var open: OpenSet?
  /// What was read of its texts.
  var texts = SetTexts()
  /// The set that was asked for and is not here yet.
  private(set) var awaited: SetID?
  /// Whether the first set is to be opened as soon as the list is here.
  var opensWhenRead = false
  /// What is shown of the selected example or drop.
  var record = RecordView()
  /// Which pane has the paging keys.
  var focus = Pane.list
  /// Whether the record has the whole screen.
  var isZoomed = false
  /// How far the release has come that is being written; nil while there is none.
  var releasing: String?

  /// The selected set of the list.
  var selected: SetSummary? {
    guard let rows, rows.indices.contains(cursor.index) else { return nil }
    return rows[cursor.index]
  }

  /// Takes the list in; the selection stays on its set.
  mutating func store(_ new: [SetSummary]) {
    let old = selected?.id
    rows = new
    let index = new.firstIndex { $0.id == old }
    cursor.go(to: index ?? cursor.index, of: new.count)
  }

  /// Remembers which set was asked for.
  mutating func await(_ id: SetID) { awaited = id }

  /// What came of a set that was read.
  enum Arrival {
    /// Nobody waits for it any more.
    case ignored
    /// It is gone.
    case gone
    /// It is as it was, but for where its examples stand.
    case known
    /// It is shown for the first time, or has other examples than before.
    case new
  }

  /// Takes a set in that was asked for, or that is open already.
  mutating func store(_ id: SetID, _ set: OpenSet?) -> Arrival {
    let isAwaited = awaited == id
    if isAwaited { awaited = nil } else if open?.id != id { return .ignored }
    guard let set else {
      if open?.id == id { close() }
      return .gone
    }
    guard open?.id == id, open?.refresh(set) == true else {
      if open?.id != id {
        focus = .list
        isZoomed = false
        open = set
        texts = SetTexts()
      }
      // What is gone from the store stays nowhere.
      texts.keep { $0.set == id && open?.has($0.position) == true }
      record.forgetComparisons()
      return .new
    }
    return .known
  }

  /// Lets go of every text.
  mutating func forgetTexts() {
    texts = SetTexts()
    record.lay(nil, width: 0)
    record.forgetComparisons()
  }

  /// Closes the set that is looked at.
  mutating func close() {
    open = nil
    texts = SetTexts()
    awaited = nil
    focus = .list
    isZoomed = false
  }

  /// What the record pane shows.
  ///
  /// - Parameter hasBrackets: whether what went and what came stands in brackets.
  func content(hasBrackets: Bool) -> SetContent? {
    guard let open else { return selected.map(SetContent.set) }
    guard let selectedPlace else {
      return open.listing == .examples && open.filter != nil ? .unmatched : .nothing(open.listing)
    }
    if open.listing == .drops {
      return texts.drops[selectedPlace].map(SetContent.drop) ?? .reading(selectedPlace)
    }
    guard let standing = texts.examples[selectedPlace] else { return .reading(selectedPlace) }
    guard let place = open.selectedPlace else {
      let why = open.comparison?.reasons[selectedPlace.position]
      return .removed(standing.example, why: why)
    }
    return .example(
      standing.example,
      state: open.entries[place].standing.state(reasonOf: standing.state),
      said: standing.said,
      consent: standing.consent,
      isUnsettled: open.unsettled.contains(place),
      before: placeBefore.flatMap { texts.examples[$0]?.example },
      isNew: open.change(at: place) == .added,
      gate: standing.gate,
      hasBrackets: hasBrackets
    )
  }
}

extension ExampleStanding {
  /// The state with this standing, and the reason of another one if that is a rejection too.
  fileprivate func state(reasonOf other: ApprovalState) -> ApprovalState {
    switch self {
    case .pending: .pending
    case .approved: .approved
    case .rejected:
      if case .rejected = other { other } else { .rejected("") }
    }
  }
}
