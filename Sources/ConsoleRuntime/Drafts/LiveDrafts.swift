import ConsoleUI
import ReviewModel

/// The drafts that a journal's entries add up to.
struct LiveDrafts: Equatable {
  /// A draft with what recovery and retries need.
  struct Live: Equatable {
    var scalars: [Unicode.Scalar]
    var caret: Int
    var id: ItemID?
    var time: Timestamp

    /// The text.
    var text: String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
  }

  /// The corrections.
  private(set) var drafts: [ItemKey: Live] = [:]
  /// What is written down whole at each change, by its last entry: notes.
  private(set) var whole: [JournalSubject: JournalEntry] = [:]

  /// How many bytes a journal with nothing but these drafts would take, roughly.
  private(set) var weight = 0

  /// Follows one entry.
  ///
  /// - Returns: false when it changes a draft that is not there, or beyond its ends: nothing happens.
  @discardableResult
  mutating func apply(_ entry: JournalEntry) -> Bool {
    switch entry {
    case .header, .void:
      return true
    case .checkpoint(let draft, let id, let time):
      let scalars = Array(draft.text.unicodeScalars)
      weight += scalars.count - (drafts[draft.item]?.scalars.count ?? 0)
      drafts[draft.item] = Live(
        scalars: scalars,
        caret: min(max(0, draft.caret), scalars.count),
        id: id,
        time: time
      )
      return true
    case .splice(let splice, let time):
      guard
        let count = drafts[splice.item]?.scalars.count,
        0...count ~= splice.at,
        0...(count - splice.at) ~= splice.removed
      else { return false }
      let inserted = Array(splice.inserted.unicodeScalars)
      let range = splice.at..<(splice.at + splice.removed)
      drafts[splice.item]?.scalars.replaceSubrange(range, with: inserted)
      drafts[splice.item]?.caret = min(
        max(0, splice.caret),
        count - splice.removed + inserted.count
      )
      drafts[splice.item]?.time = time
      weight += inserted.count - splice.removed
      return true
    case .drop(let item):
      weight -= drafts.removeValue(forKey: item)?.scalars.count ?? 0
      return true
    case .note(let note, _, _):
      put(entry, at: .note(note.place))
      return true
    case .dropNote(let place):
      put(nil, at: .note(place))
      return true
    case .decision(_, let operation, _, _):
      put(entry, at: .decision(operation))
      return true
    case .change(_, let operation, _):
      put(entry, at: .decision(operation))
      return true
    case .dropDecision(let operation):
      put(nil, at: .decision(operation))
      return true
    }
  }

  private mutating func put(_ entry: JournalEntry?, at subject: JournalSubject) {
    weight += entry?.encoded.count ?? 0
    weight -= whole[subject]?.encoded.count ?? 0
    whole[subject] = entry
  }

  /// Whether nothing is left.
  var isEmpty: Bool { drafts.isEmpty && whole.isEmpty }

  /// What there is, the corrections by their items first.
  var subjects: [JournalSubject] {
    drafts.keys.sorted().map(JournalSubject.correction) + whole.keys.sorted(by: Self.precedes)
  }

  private static func precedes(_ left: JournalSubject, _ right: JournalSubject) -> Bool {
    switch (left, right) {
    case (.note(let left), .note(let right)):
      (left.field.rawValue, left.digest) < (right.field.rawValue, right.digest)
    case (.decision(let left), .decision(let right)): left.rawValue < right.rawValue
    default: left.rank < right.rank
    }
  }

  /// The decisions that are not stored, in the order in which they were made.
  var decisions: [UnstoredDecision] {
    let found = whole.values.compactMap { entry -> (Timestamp, UnstoredDecision)? in
      if case .decision(let decision, _, _, let time) = entry { (time, decision) } else { nil }
    }
    // Tickets count up: of two of one moment the one with the longer or greater name came later.
    func order(_ one: (Timestamp, UnstoredDecision)) -> (Int64, Int, String) {
      let name = one.1.operation?.rawValue ?? ""
      return (one.0.milliseconds, name.count, name)
    }
    return found.sorted { order($0) < order($1) }.map(\.1)
  }

  /// The other changes that are not stored, in the order in which they were asked for.
  var changes: [UnstoredChange] {
    whole.values
      .compactMap { if case .change(let change, _, _) = $0 { change } else { nil } }
      .sorted { order($0) < order($1) }
  }

  private func order(_ change: UnstoredChange) -> (Int64, Int, String) {
    let name = change.operation?.rawValue ?? ""
    return (change.made?.milliseconds ?? 0, name.count, name)
  }

  /// The notes.
  var notes: [Note] {
    subjects.compactMap { subject in
      if case .note(let note, _, _) = whole[subject] { note } else { nil }
    }
  }

  /// How many scalars of text something has.
  func scalars(of subject: JournalSubject) -> Int {
    switch subject {
    case .correction(let item): drafts[item]?.scalars.count ?? 0
    case .note:
      if case .note(let note, _, _) = whole[subject] { note.text.unicodeScalars.count } else { 0 }
    case .decision: 0
    }
  }

  /// A draft as the console knows it.
  func draft(of item: ItemKey) -> Draft? {
    drafts[item].map { Draft(item: item, text: $0.text, caret: $0.caret) }
  }

  /// The entry that brings something about from nothing; a drop when there is none.
  func checkpoint(of subject: JournalSubject) -> JournalEntry {
    switch subject {
    case .correction(let item):
      guard let live = drafts[item] else { return .drop(item) }
      return .checkpoint(
        Draft(item: item, text: live.text, caret: live.caret),
        id: live.id,
        time: live.time
      )
    case .note(let place): return whole[subject] ?? .dropNote(place)
    case .decision(let operation): return whole[subject] ?? .dropDecision(operation)
    }
  }

  /// Takes another journal's draft over unless a newer one of the item is here.
  mutating func adopt(_ live: Live, as item: ItemKey) {
    if let mine = drafts[item], mine.time > live.time { return }
    weight += live.scalars.count - (drafts[item]?.scalars.count ?? 0)
    drafts[item] = live
  }
}

extension JournalSubject {
  /// Corrections come first, then notes, then decisions.
  fileprivate var rank: Int {
    switch self {
    case .correction: 0
    case .note: 1
    case .decision: 2
    }
  }
}
