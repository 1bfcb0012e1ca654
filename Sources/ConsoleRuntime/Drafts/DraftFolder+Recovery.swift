import Glibc
import ReviewModel

extension DraftFolder {
  /// Hands the drafts of the reviewer's ended sessions to a new one.
  ///
  /// A session has ended when nobody locks its journal. The newest draft of an item wins. The old
  /// journals go only when the new one is on the disk; of one that also has drafts of items that the
  /// store does not know, those are left.
  func recover(
    reviewer: String,
    into writer: inout JournalWriter,
    resolve: (ItemKey, ItemID?) -> ItemKey?
  ) throws(SystemError) {
    let prefix = "\(path)/\(Self.prefix(of: reviewer))"
    let candidates = journals().filter { $0.hasPrefix(prefix) }
    if candidates.isEmpty { return }

    var adopted: [ItemKey: LiveDrafts.Live] = [:]
    var finished: [String] = []
    var split: [(path: String, adopted: Set<ItemKey>)] = []
    let locks = try locked { () throws(SystemError) -> [Descriptor] in
      removeUnfinished()
      var locks: [Descriptor] = []
      for path in candidates {
        // A file that has gone or cannot be read meanwhile is no reason to lose the others.
        guard
          let file = try? Descriptor(opening: path, O_RDWR | O_NOFOLLOW),
          file.tryLock(),
          let bytes = try? file.contents(limit: Self.readLimit),
          let drafts = LiveDrafts(replaying: bytes, reviewer: reviewer)
        else { continue }
        locks.append(file)
        var known: Set<ItemKey> = []
        for (item, draft) in drafts.drafts {
          guard let key = resolve(item, draft.id) else { continue }
          known.insert(item)
          if let other = adopted[key], other.time > draft.time { continue }
          adopted[key] = draft
        }
        if known.count == drafts.drafts.count {
          finished.append(path)
        } else if !known.isEmpty {
          split.append((path, known))
        }
      }
      return locks
    }
    if !adopted.isEmpty { try writer.adopt(adopted) }
    try locked { () throws(SystemError) in
      for path in finished where path != writer.path && unlink(path) != 0 {
        throw SystemError(path)
      }
      for (path, items) in split { _ = try erase(in: path) { item, _ in items.contains(item) } }
    }
    withExtendedLifetime(locks) {}
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
