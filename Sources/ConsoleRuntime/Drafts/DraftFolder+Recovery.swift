import ConsoleUI
import Glibc
import ReviewModel

extension DraftFolder {
  /// Hands the drafts of the reviewer's ended sessions to a new one.
  ///
  /// A session has ended when nobody locks its journal. The newest draft of an item wins, be it from a
  /// journal or from an editor that outlived its console. What is old goes only when the new journal is
  /// on the disk; drafts of items that the store does not know are left where they are, and so are those that
  /// have other words than a newer one.
  ///
  /// - Returns: how many were left for the sake of a newer one.
  func recover(
    reviewer: String,
    into writer: inout JournalWriter,
    resolve: (ItemKey, ItemID?) -> ItemKey?
  ) throws(SystemError) -> Int {
    if journals(of: reviewer).isEmpty && editingFolders(of: reviewer).isEmpty { return 0 }
    var found = Found()
    try locked { () throws(SystemError) in
      removeUnfinished()
      for path in journals(of: reviewer) { found.take(path, of: reviewer, resolve) }
      for path in editingFolders(of: reviewer) { found.takeEdit(path, resolve) }
    }
    if !found.isEmpty { try writer.adopt(found.drafts, found.whole) }
    try locked { () throws(SystemError) in
      for (path, subjects) in found.finished where path != writer.path {
        if let subjects {
          if !subjects.isEmpty {
            _ = try erase(in: path) { entry, _ in entry.subject.map(subjects.contains) ?? false }
          }
        } else if unlink(path) != 0 {
          throw SystemError(path)
        }
      }
      for edit in found.edits where !edit.hasUnsavedWork { edit.remove() }
    }
    return found.kept
  }

  /// What editors of a reviewer that have ended left unsaved, in words that say where.
  func unsavedWork(of reviewer: String) -> [String] {
    editingFolders(of: reviewer).compactMap { path in
      EditingFolder(leftBehind: path).flatMap { $0.hasUnsavedWork ? $0.wordsOnUnsavedWork : nil }
    }
  }

  private func journals(of reviewer: String) -> [String] {
    let prefix = "\(path)/\(Self.prefix(of: reviewer))"
    return journals().filter { $0.hasPrefix(prefix) }
  }
}

/// What ended sessions have left.
private struct Found {
  /// The newest draft of each item, by its key in the store of today.
  private(set) var drafts: [ItemKey: LiveDrafts.Live] = [:]
  /// The newest note of each place, as the store of today calls its items.
  private var notes: [NotePlace: FoundNote] = [:]
  /// The decisions that are not stored, as the store of today calls their items.
  private var decisions: [JournalEntry] = []
  /// What editors have left and is not kept.
  private(set) var edits: [EditingFolder] = []
  private var journals: [Journal] = []

  private struct Journal {
    var path: String
    /// Its drafts of items that the store knows: how it calls the item, its key of today, and the draft.
    var known: [(item: ItemKey, key: ItemKey, draft: LiveDrafts.Live)]
    /// Its notes of items that the store knows.
    var notes: [FoundNote]
    /// Its decisions on items that the store knows.
    var decisions: [JournalEntry]
    var hasUnknown: Bool
    /// Keeps others off.
    var lock: Descriptor
  }

  /// Reads a journal; one that is in use, is gone or cannot be read is passed over.
  mutating func take(
    _ path: String,
    of reviewer: String,
    _ resolve: (ItemKey, ItemID?) -> ItemKey?
  ) {
    guard
      let file = try? Descriptor(opening: path, O_RDWR | O_NOFOLLOW),
      file.tryLock(),
      let bytes = try? file.contents(limit: DraftFolder.readLimit),
      let journal = LiveDrafts(replaying: bytes, reviewer: reviewer)
    else { return }
    var known: [(item: ItemKey, key: ItemKey, draft: LiveDrafts.Live)] = []
    for (item, draft) in journal.drafts {
      guard let key = resolve(item, draft.id) else { continue }
      known.append((item, key, draft))
      if let other = drafts[key], other.time > draft.time { continue }
      drafts[key] = draft
    }
    let found = journal.whole.values.compactMap { FoundNote($0, resolve) }
    for note in found where notes[note.place].map({ $0.time <= note.time }) ?? true {
      notes[note.place] = note
    }
    let unstored = journal.whole.values.compactMap { decision($0, resolve) }
    decisions += unstored
    let hasUnknown =
      known.count < journal.drafts.count || found.count + unstored.count < journal.whole.count
    journals.append(
      Journal(
        path: path,
        known: known,
        notes: found,
        decisions: unstored,
        hasUnknown: hasUnknown,
        lock: file
      )
    )
  }

  /// Whether there is nothing to take over.
  var isEmpty: Bool { drafts.isEmpty && notes.isEmpty && decisions.isEmpty }

  /// The notes and decisions as they go on.
  var whole: [JournalEntry] { notes.values.map(\.entry) + decisions }

  /// A decision or another change as it goes on, by the keys that its items have today; nil for all else, and when it may be on
  /// others than it was made on, as when no id of an item is known.
  private func decision(
    _ entry: JournalEntry,
    _ resolve: (ItemKey, ItemID?) -> ItemKey?
  ) -> JournalEntry? {
    if case .change = entry { return entry }
    guard case .decision(var decision, let operation, let ids, let time) = entry else { return nil }
    guard ids.contains(where: { $0 != nil }) else { return nil }
    let names = decision.items.prefix(ids.count).enumerated().map { index, item in
      resolve(item, ids.indices.contains(index) ? ids[index] : nil)
    }
    if decision.items.count == 1, let name = names.first ?? nil {
      decision.items = [name]
    } else if names != decision.items.prefix(names.count).map(Optional.some) {
      return nil
    }
    return .decision(decision, operation, ids: ids, time: time)
  }

  /// What is done with of each journal, by its own names of the items; nil for all of it.
  ///
  /// What has other words than the newest draft of its item stays where it is, and comes back when that one
  /// is submitted or dropped: two consoles may have had the item open.
  var finished: [(path: String, subjects: Set<JournalSubject>?)] {
    journals.map { journal in
      let done = journal.known.filter { _, key, draft in !isOlder(draft, of: key) }
      let notes = journal.notes.filter { !isOlder($0) }
      let isAll =
        !journal.hasUnknown && done.count == journal.known.count
        && notes.count == journal.notes.count
      let subjects =
        done.map { JournalSubject.correction($0.item) } + notes.map(\.subject)
        + journal.decisions.compactMap(\.subject)
      return (journal.path, isAll ? nil : Set(subjects))
    }
  }

  /// How many drafts stay where they are, for there is a newer one of the item.
  var kept: Int {
    journals.reduce(keptEdits) { count, journal in
      count + journal.known.count { _, key, draft in isOlder(draft, of: key) }
        + journal.notes.count(where: isOlder)
    }
  }

  private func isOlder(_ note: FoundNote) -> Bool {
    notes[note.place].map { !$0.text.hasPrefix(note.text) } ?? false
  }

  private var keptEdits = 0

  private func isOlder(_ draft: LiveDrafts.Live, of key: ItemKey) -> Bool {
    drafts[key].map { !$0.hasWords(of: draft.scalars) } ?? false
  }

  /// Reads what an editor has left, unless it still runs.
  mutating func takeEdit(_ path: String, _ resolve: (ItemKey, ItemID?) -> ItemKey?) {
    guard
      let item = EditingFolder.item(ofFolder: path),
      let edit = EditingFolder(leftBehind: path),
      let key = resolve(item, nil)
    else { return }
    let (saved, time): (String, Timestamp)
    do throws(SystemError) {
      (saved, time) = try edit.saved(limit: ExternalEditor.limit)
    } catch {
      // What cannot be read now stays where it is; without a file there is nothing to lose.
      if error.number == ENOENT { edits.append(edit) }
      return
    }
    let draft = drafts[key]
    let scalars = Array(ExternalEditor.trimmed(saved, as: draft?.text ?? "").unicodeScalars)
    guard let draft, draft.time > time else {
      edits.append(edit)
      if scalars.isEmpty || scalars == draft?.scalars { return }
      drafts[key] = LiveDrafts.Live(
        scalars: scalars,
        caret: scalars.count,
        id: draft?.id,
        time: time
      )
      return
    }
    if draft.hasWords(of: scalars) { edits.append(edit) } else { keptEdits += 1 }
  }
}

/// A note of an ended session.
private struct FoundNote {
  /// What its journal calls it.
  let subject: JournalSubject
  /// Its place as the store of today calls the items.
  let place: NotePlace
  /// The note as it goes on.
  let entry: JournalEntry
  let text: String
  let time: Timestamp

  /// Nil for all else, and for a note of items of which the store does not know one.
  init?(_ entry: JournalEntry, _ resolve: (ItemKey, ItemID?) -> ItemKey?) {
    guard case .note(let note, let ids, let time) = entry else { return nil }
    var names: [ItemKey] = []
    for (index, item) in note.place.items.enumerated() {
      guard let name = resolve(item, ids.indices.contains(index) ? ids[index] : nil) else {
        return nil
      }
      names.append(name)
    }
    subject = .note(note.place)
    place = note.place.renamed(names)
    self.entry = .note(Note(note.text, at: place), ids: ids, time: time)
    text = note.text
    self.time = time
  }
}

extension LiveDrafts.Live {
  /// Whether it only goes on from a text.
  fileprivate func hasWords(of other: [Unicode.Scalar]) -> Bool { scalars.starts(with: other) }
}

extension LiveDrafts {
  /// What a journal of that reviewer says up to its first torn entry; nil when it is not a journal
  /// of that reviewer.
  init?(replaying bytes: [UInt8], reviewer: String) {
    var entries = JournalEntries(bytes)
    guard entries.next()?.entry == .header(reviewer: reviewer) else { return nil }
    self.init()
    for (entry, _) in entries { apply(entry) }
  }
}
