import ReviewModel

/// The second screen: the curated sets, and one of them when it is open.
struct SetsScreen: Equatable, Sendable {
  /// The sets, newest first; nil until they were read.
  private(set) var rows: [SetSummary]?
  /// The row of the list.
  var cursor = ListCursor()
  /// The set that is looked at.
  var open: OpenSet?
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

  /// Takes a set in that was asked for, or that is open already.
  ///
  /// - Returns: whether it is shown now.
  mutating func store(_ id: SetID, _ set: OpenSet?) -> Bool {
    if awaited == id { awaited = nil } else if open?.id != id { return true }
    guard let set else {
      if open?.id == id { open = nil }
      return false
    }
    if open?.id != id {
      focus = .list
      isZoomed = false
    }
    open = set
    return true
  }

  /// Closes the set that is looked at.
  mutating func close() {
    open = nil
    awaited = nil
    focus = .list
    isZoomed = false
  }

  /// What the record pane shows.
  ///
  /// - Parameter hasBrackets: whether what went and what came stands in brackets.
  func content(hasBrackets: Bool) -> SetContent? {
    guard let open else { return selected.map(SetContent.set) }
    if let example = open.selected, let place = open.selectedPlace {
      return .example(
        example,
        state: open.state(at: place),
        isUnsettled: open.unsettled.contains(example.id),
        before: open.comparison?.before[place],
        isNew: open.change(at: place) == .added,
        hasBrackets: hasBrackets
      )
    }
    if let example = open.selectedRemoved { return .removed(example) }
    if let drop = open.selectedDrop {
      return .drop(
        drop,
        question: open.questions[drop.interaction],
        mergedInto: drop.mergedInto.flatMap(open.example)?.question
      )
    }
    return .nothing(open.listing)
  }
}
