import ConsoleUI
import Glibc
package import ReviewModel

extension DraftFolder {
  /// The items that have drafts in it, of every reviewer, live consoles included.
  package func items() -> [(item: ItemKey, id: ItemID?)] {
    live().map(\.drafts).flatMap { drafts in drafts.keys.sorted().map { ($0, drafts[$0]?.id) } }
  }

  /// The texts of the drafts of some items in it, of every reviewer, live consoles included, and what
  /// stands in the folders of `$EDITOR`; for these no id is known.
  package func texts(where isMeant: (ItemKey, ItemID?) -> Bool = { _, _ in true }) -> [String] {
    let notes = notes(where: isMeant)
    let drafts = live().map(\.drafts).flatMap { drafts in
      drafts.keys.sorted().compactMap { item in
        isMeant(item, drafts[item]?.id) ? drafts[item]?.text : nil
      }
    }
    let edits = edits().filter { edit in isMeant(edit.item, nil) }
    return drafts + notes + edits.flatMap { EditingFolder.texts(in: $0.path) }
  }

  /// The texts of the notes, and of the decisions that are not stored, that are about some items in it, or may
  /// be for all that is known; of every reviewer, live consoles included.
  package func notes(where isMeant: (ItemKey, ItemID?) -> Bool) -> [String] {
    live().flatMap { live in
      live.subjects.compactMap { subject in
        guard let entry = live.whole[subject], let text = entry.text else { return nil }
        let ids = Dictionary(entry.ids.map { ($0.item, $0.id) }) { first, _ in first }
        return entry.isAbout { isMeant($0, ids[$0]) } ? text : nil
      }
    }
  }

  /// The decisions in it that no store has taken, of every reviewer, live consoles included: by whom, and the items
  /// with their ids, as far as they are known.
  package func unstoredDecisions() -> [(reviewer: String, items: [(item: ItemKey, id: ItemID?)])] {
    journals().flatMap { path -> [(reviewer: String, items: [(item: ItemKey, id: ItemID?)])] in
      guard let bytes = bytes(of: path) else { return [] }
      var entries = JournalEntries(bytes)
      guard case .header(let reviewer)? = entries.next()?.entry else { return [] }
      var live = LiveDrafts()
      for (entry, _) in entries { live.apply(entry) }
      return live.whole.values.compactMap { entry in
        guard case .decision(let decision, _, let ids, _) = entry else { return nil }
        let items = decision.items.enumerated().map { index, item in
          (item: item, id: ids.indices.contains(index) ? ids[index] : nil)
        }
        return (reviewer, items)
      }
    }
  }

  private func bytes(of path: String) -> [UInt8]? {
    let file = try? Descriptor(opening: path, O_RDONLY | O_NOFOLLOW)
    return try? file?.contents(limit: Self.readLimit)
  }

  /// The folders in which `$EDITOR` works, or worked until its console ended, with their items.
  package func edits() -> [(item: ItemKey, path: String)] {
    editingFolders().compactMap { path in EditingFolder.item(ofFolder: path).map { ($0, path) } }
  }

  /// The drafts of each journal; one that cannot be read is passed over.
  private func live() -> [LiveDrafts] {
    journals().compactMap { path in
      guard let bytes = bytes(of: path) else { return nil }
      var drafts = LiveDrafts()
      for (entry, _) in JournalEntries(bytes) { drafts.apply(entry) }
      return drafts
    }
  }

  /// Takes every trace of some items' drafts, and of notes that are or may be about them, out of all journals, those of live consoles included.
  ///
  /// The entries are overwritten where they stand, so a console that appends meanwhile loses nothing
  /// of its other drafts; of a decision on others too that is not stored, their part stays, without its words. The files of `$EDITOR` are removed, and known by the item's key alone. A console
  /// that has such a draft open keeps it in memory until it sees that
  /// its record is gone.
  ///
  /// - Returns: what became of the entries, by the path of the journal; a removed folder of `$EDITOR` counts as
  ///   one, under its path. What lost nothing is missing.
  /// - Throws: when a journal cannot be read or written; the message names it.
  @discardableResult
  package func erase(
    where matches: (ItemKey, ItemID?) -> Bool
  ) throws(DraftJournalError) -> [String: ErasedEntries] {
    let files = journals()
    let edits = editingFolders()
    if files.isEmpty && edits.isEmpty { return [:] }
    do throws(SystemError) {
      return try locked { () throws(SystemError) -> [String: ErasedEntries] in
        removeUnfinished()
        var erased: [String: ErasedEntries] = [:]
        for file in files {
          let entries = try erase(in: file) { entry, ids in
            entry.isAbout { matches($0, ids[$0]) }
          } leaving: { entry, ids in
            entry.decision { matches($0, ids[$0]) }
          }
          if entries.count > 0 { erased[file] = entries }
        }
        for edit in edits where EditingFolder.item(ofFolder: edit).map({ matches($0, nil) }) == true
        {
          EditingFolder.remove(edit)
          erased[edit] = ErasedEntries(count: 1)
        }
        return erased
      }
    } catch {
      throw DraftJournalError(
        message:
          "The drafts in \(error.subject) cannot be erased: \(error.words). Close the consoles "
          + "that use this store, check the folder's owner, and run the same command again."
      )
    }
  }

  /// Overwrites entries of one journal.
  ///
  /// Needs the folder's lock.
  ///
  /// - Parameters:
  ///   - isSynced: whether it is on the disk when this returns.
  ///   - rest: what stays of an entry, which takes no more bytes; nil for nothing.
  func erase(
    in path: String,
    isSynced: Bool = true,
    where matches: (JournalEntry, [ItemKey: ItemID]) -> Bool,
    leaving rest: (JournalEntry, [ItemKey: ItemID]) -> JournalEntry? = { _, _ in nil }
  ) throws(SystemError) -> ErasedEntries {
    let file: Descriptor
    do throws(SystemError) {
      file = try Descriptor(opening: path, O_RDWR | O_NOFOLLOW)
    } catch {
      if error.number == ENOENT { return ErasedEntries() }
      throw error
    }
    var ids: [ItemKey: ItemID] = [:]
    var erased = ErasedEntries()
    for (entry, range) in JournalEntries(try file.contents(limit: Self.readLimit)) {
      for (item, id) in entry.ids { ids[item] = id }
      guard entry.subject != nil, matches(entry, ids) else { continue }
      let left = rest(entry, ids)
      let bytes = left?.encoded(size: range.count) ?? JournalEntry.void(size: range.count)
      try file.overwrite(at: range.lowerBound, bytes)
      erased.count += 1
      if case .decision(let decision, let operation, _, _)? = left {
        erased.decisions[operation] = decision.items.count
      }
    }
    if erased.count > 0, isSynced { try file.sync() }
    return erased
  }
}

/// What an erasure has done to the entries of a journal.
package struct ErasedEntries: Hashable, Sendable {
  /// How many were overwritten.
  package var count = 0
  /// On how many other items decisions go on that lost an item and their words, by their operations.
  package var decisions: [OperationID: Int] = [:]
}

extension JournalEntry {
  /// What the reviewer wrote, of what is written down whole.
  fileprivate var text: String? {
    switch self {
    case .note(let note, _, _): note.text
    case .decision(let decision, _, _, _):
      [decision.verdict.correction, decision.note, decision.keeping].compactMap(\.self)
        .joined(separator: "\n")
    case .change(let change, _, _): change.text
    case .header, .checkpoint, .splice, .drop, .dropNote, .dropDecision, .void: nil
    }
  }
}
