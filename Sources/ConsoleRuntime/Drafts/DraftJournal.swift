package import ConsoleUI
import Dispatch
import Glibc
package import ReviewModel
import Synchronization

/// Keeps what a reviewer types safe from the first key on.
///
/// A change is with the operating system (so it survives `kill -9`) when `append` returns, and on the
/// disk (so it survives a power failure) at most a quarter of a second later. While nothing is typed,
/// nothing runs.
package final class DraftJournal: Sendable {
  /// How many drafts of earlier sessions were left where they are, for there is a newer one of their item.
  package let olderDrafts: Int
  private let writer: Mutex<JournalWriter>
  private let isSyncPlanned = Mutex(false)
  private let queue = DispatchQueue(label: "errata.drafts", qos: .userInitiated)
  private let isFailing = Mutex(false)
  private let report: @Sendable (DraftReport) -> Void
  private let folder: DraftFolder

  /// How long a change may be in memory of the system only.
  private static let syncDelay = DispatchTimeInterval.milliseconds(200)
  /// How long a write that failed waits for its next chance.
  private static let retryDelay = DispatchTimeInterval.seconds(1)

  /// Starts a session's journal and takes over the drafts of the reviewer's sessions that ended
  /// without submitting them.
  ///
  /// - Parameters:
  ///   - resolve: what an item is called in the store now: the key that belongs to the id, or nil
  ///     when the store does not know it. The draft of an unknown item stays in its old journal.
  ///   - report: hears of failures of writing and of their end, also on another thread.
  package init(
    in folder: DraftFolder,
    reviewer: String,
    session: String,
    resolve: (ItemKey, ItemID?) -> ItemKey?,
    report: @escaping @Sendable (DraftReport) -> Void
  ) {
    self.folder = folder
    self.report = report
    var writer = JournalWriter(folder: folder, reviewer: reviewer, session: session)
    var failure: SystemError?
    var older = 0
    do throws(SystemError) {
      older = try folder.recover(reviewer: reviewer, into: &writer, resolve: resolve)
    } catch {
      failure = error
    }
    self.writer = Mutex(writer)
    olderDrafts = older
    if let failure { report(.failed(words(failure))) }
  }

  /// The drafts, as the last `append` left them.
  package var drafts: [Draft] {
    writer.withLock { writer in
      writer.live.drafts.keys.sorted().compactMap { writer.live.draft(of: $0) }
    }
  }

  /// The notes, as the last `append` left them.
  package var notes: [Note] { writer.withLock { $0.live.notes } }

  /// The decisions that are not stored, in the order in which they were made.
  package var decisions: [UnstoredDecision] { writer.withLock { $0.live.decisions } }

  /// The other changes that are not stored, in the order in which they were asked for.
  package var changes: [UnstoredChange] { writer.withLock { $0.live.changes } }

  /// The ids of items, as far as its notes and decisions name them.
  var ids: [ItemKey: ItemID] {
    let named = writer.withLock { $0.live.whole.values.flatMap(\.ids) }
    return Dictionary(named.map { ($0.item, $0.id) }) { first, _ in first }
  }

  /// Writes a change down.
  ///
  /// - Parameters:
  ///   - id: the item's id, which a checkpoint keeps, so that the draft finds its item again.
  ///   - ids: the ids of the items that a note's place names, or of a decision's first, kept for the same
  ///     reason.
  ///   - operation: that of the decision or change that is meant.
  ///   - meant: that of the operation on its way that an undo or a redo means.
  ///   - time: when it was typed.
  /// - Throws: when it could not be written. It lives on in memory and is tried again, with the next
  ///   change and every second.
  package func append(
    _ change: DraftChange,
    id: ItemID?,
    ids: [ItemID?] = [],
    operation: OperationID = "",
    meant: OperationID? = nil,
    at time: Timestamp
  ) throws(DraftJournalError) {
    let entry =
      switch change {
      case .checkpoint(let draft):
        JournalEntry.checkpoint(draft, id: id, time: time)
      case .splice(let item, let at, let removed, let inserted, let caret):
        JournalEntry.splice(
          DraftSplice(item: item, at: at, removed: removed, inserted: inserted, caret: caret),
          time: time
        )
      case .drop(let item), .erase(let item):
        JournalEntry.drop(item)
      case .note(let note): JournalEntry.note(note, ids: ids, time: time)
      case .dropNote(let place): JournalEntry.dropNote(place)
      case .decision(let decision):
        JournalEntry.decision(decision, as: operation, ids: ids, at: time)
      case .change(let change):
        JournalEntry.change(change, as: operation, meant: meant, at: time)
      case .dropDecision: JournalEntry.dropDecision(operation)
      }
    if case .erase(let item) = change { writer.withLock { $0.erase(item) } }
    let outcome = writer.withLock { writer in
      Result { () throws(SystemError) in try writer.record(entry) }
    }
    switch outcome {
    case .success(true):
      noteSuccess()
      plan(after: Self.syncDelay)
    case .success(false):
      throw DraftJournalError(
        message:
          "The last change does not fit the draft that was written down. Leave the editor and "
          + "open it again, and please report this."
      )
    case .failure(let error):
      plan(after: Self.retryDelay)
      // What keeps a decision from being kept keeps the store from taking it, which says so.
      if !writer.withLock({ $0.hasTexts }) { return }
      isFailing.withLock { $0 = true }
      throw DraftJournalError(message: words(error))
    }
  }

  /// Whether the text of a draft is in memory only, since it could not be written.
  package var hasUnwrittenTexts: Bool { writer.withLock { $0.hasUnwrittenTexts } }

  /// How many characters of drafts are in memory only, since they could not be written.
  package var unwrittenCharacters: Int { writer.withLock { $0.unwrittenScalars } }

  /// Whether a decision that is not stored is in memory only.
  package var hasUnwrittenDecisions: Bool {
    writer.withLock { $0.isBehind && !($0.live.decisions.isEmpty && $0.live.changes.isEmpty) }
  }

  /// Waits until everything that was typed is on the disk.
  package func sync() { settle() }

  /// Ends the session.
  ///
  /// What is not submitted waits in the folder for the next one.
  package func close() {
    sync()
    writer.withLock { $0.finish() }
  }

  private func plan(after delay: DispatchTimeInterval) {
    let isPlanned = isSyncPlanned.withLock { planned in
      defer { planned = true }
      return planned
    }
    if isPlanned { return }
    queue.asyncAfter(deadline: .now() + delay) { [weak self] in
      guard let self else { return }
      isSyncPlanned.withLock { $0 = false }
      settle()
    }
  }

  private func settle() {
    let outcome = Result { () throws(SystemError) in
      let (file, isNew) = try writer.withLock { writer throws(SystemError) in
        try writer.catchUp()
        return (writer.descriptor, writer.takeNewName())
      }
      try file?.sync()
      if isNew { try folder.sync() }
    }
    switch outcome {
    case .success:
      noteSuccess()
    case .failure(let error):
      writer.withLock { $0.distrust() }
      plan(after: Self.retryDelay)
      guard writer.withLock({ $0.hasTexts }) else { return }
      let isNews = isFailing.withLock { failing in
        defer { failing = true }
        return !failing
      }
      if isNews { report(.failed(words(error))) }
    }
  }

  private func noteSuccess() {
    let wasFailing = isFailing.withLock { failing in
      defer { failing = false }
      return failing
    }
    if wasFailing { report(.kept) }
  }

  private func words(_ error: SystemError) -> String {
    "Drafts cannot be written to \(folder.path): \(error.words). Your text is kept in this window; "
      + "make room or repair the folder before you leave."
  }
}

/// What a journal has to say without having been asked.
package enum DraftReport: Hashable, Sendable {
  /// Something could not be written; the words say what to do.
  case failed(String)
  /// What could not be written is written now.
  case kept
}

/// Why a draft was not written, and what to do about it.
package struct DraftJournalError: Error, Hashable {
  /// What happened, where, and what to do.
  package let message: String
}
