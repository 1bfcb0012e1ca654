import ConsoleUI
import ReviewModel
import ReviewStorage

/// The console's drafts at run time: the journal, and the ids by which drafts find their items again.
final class DraftDesk {
  /// The drafts of earlier sessions; nil when there are none.
  let recovered: [Draft]?
  /// Where files for `$EDITOR` are made; nil for the system's place for such files.
  let editingFolder: DraftFolder?

  private let journal: DraftJournal?
  private var ids: [ItemKey: ItemID] = [:]

  /// Opens the journal of a session; without a folder drafts live in memory only.
  init(_ folder: DraftFolder?, session: StoreSession, inbox: EventInbox) {
    editingFolder = folder
    let store = session.store
    journal = folder.map { folder in
      DraftJournal(
        in: folder,
        reviewer: session.reviewer,
        session: session.session,
        resolve: { key, id in
          // A store that does not answer must not cost a draft: it stays where it is.
          guard let id else { return (try? store.item(key, now: .distantPast)) == nil ? nil : key }
          return try? store.itemKey(of: id)
        },
        report: { inbox.post(.draftFailed($0)) }
      )
    }
    let drafts = journal?.drafts ?? []
    recovered = drafts.isEmpty ? nil : drafts
  }

  /// Takes note of the ids of records that are opened.
  func note(_ event: Event) {
    if case .item(let key, let detail?) = event { ids[key] = detail.summary.id }
  }

  /// Writes a change down.
  ///
  /// - Returns: what the console has to hear when it could not be written.
  func write(_ change: DraftChange, at time: Timestamp) -> Event? {
    do throws(DraftJournalError) {
      try journal?.append(change, id: id(of: change), at: time)
      return nil
    } catch {
      return .draftFailed(error.message)
    }
  }

  /// Waits until all is on the disk.
  func sync() { journal?.sync() }

  /// Ends the session; what is not submitted waits for the next.
  func close() { journal?.close() }

  private func id(of change: DraftChange) -> ItemID? {
    if case .checkpoint(let draft) = change { ids[draft.item] } else { nil }
  }
}

extension Timestamp {
  /// Before every record.
  fileprivate static let distantPast = Timestamp(milliseconds: .min)
}
