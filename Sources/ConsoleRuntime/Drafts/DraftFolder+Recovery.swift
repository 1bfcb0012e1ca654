import Glibc
import ReviewModel

extension DraftFolder {
  /// Hands the drafts of the reviewer's ended sessions to a new one.
  ///
  /// A session has ended when nobody locks its journal. The newest draft of an item wins, be it from a
  /// journal or from an editor that outlived its console. What is old goes only when the new journal is
  /// on the disk; drafts of items that the store does not know are left where they are.
  func recover(
    reviewer: String,
    into writer: inout JournalWriter,
    resolve: (ItemKey, ItemID?) -> ItemKey?
  ) throws(SystemError) {
    if journals(of: reviewer).isEmpty && editingFolders(of: reviewer).isEmpty { return }
    var found = Found()
    try locked { () throws(SystemError) in
      removeUnfinished()
      for path in journals(of: reviewer) { found.take(path, of: reviewer, resolve) }
      for path in editingFolders(of: reviewer) { found.takeEdit(path, resolve) }
    }
    if !found.drafts.isEmpty { try writer.adopt(found.drafts) }
    try locked { () throws(SystemError) in
      for path in found.finished where path != writer.path && unlink(path) != 0 {
        throw SystemError(path)
      }
      for (path, items) in found.split {
        _ = try erase(in: path) { item, _ in items.contains(item) }
      }
      for edit in found.edits { edit.remove() }
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
  var drafts: [ItemKey: LiveDrafts.Live] = [:]
  /// Journals of which nothing is left.
  var finished: [String] = []
  /// Journals that also have drafts of unknown items, with the items that are known.
  var split: [(path: String, known: Set<ItemKey>)] = []
  /// What editors have left.
  var edits: [EditingFolder] = []
  /// Keeps others off the journals.
  private var locks: [Descriptor] = []

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
    locks.append(file)
    var known: Set<ItemKey> = []
    for (item, draft) in journal.drafts {
      guard let key = resolve(item, draft.id) else { continue }
      known.insert(item)
      if let other = drafts[key], other.time > draft.time { continue }
      drafts[key] = draft
    }
    if known.count == journal.drafts.count {
      finished.append(path)
    } else if !known.isEmpty {
      split.append((path, known))
    }
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
    edits.append(edit)
    let draft = drafts[key]
    let text = ExternalEditor.trimmed(saved, as: draft?.text ?? "")
    if text == draft?.text || text.isEmpty { return }
    if let draft, draft.time > time { return }
    let scalars = Array(text.unicodeScalars)
    drafts[key] = LiveDrafts.Live(scalars: scalars, caret: scalars.count, id: draft?.id, time: time)
  }
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
