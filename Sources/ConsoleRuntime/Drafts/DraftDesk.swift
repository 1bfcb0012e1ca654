import ConsoleUI
import ReviewModel
import ReviewStorage

/// The console's drafts at run time: the journal, and the ids by which drafts find their items again.
final class DraftDesk {
  /// The drafts of earlier sessions; nil when there are neither drafts nor notes.
  let recovered: [Draft]?
  /// The decisions of earlier sessions that are not stored.
  let recoveredDecisions: [UnstoredDecision]
  /// Other changes of earlier sessions that are not stored.
  let recoveredChanges: [UnstoredChange]
  /// The notes of earlier sessions.
  let recoveredNotes: [Note]
  /// What editors of earlier sessions left unsaved, in words that say where.
  var unsavedWork: [String] { folder.unsavedWork(of: reviewer) }
  /// How many older ones of the same items stay on the disk.
  var olderDrafts: Int { journal.olderDrafts }

  private let folder: DraftFolder
  private let reviewer: String
  private let session: String
  /// The operations of decisions that earlier sessions made.
  private var operations: [Int: OperationID] = [:]
  private let journal: DraftJournal
  private var edits: [EditingFolder] = []
  /// Those whose texts could not be taken back, locked until the console ends.
  private var kept: [EditingFolder] = []
  private var ids: [ItemKey: ItemID] = [:]
  /// The ids of rows that were read last.
  private var listedIDs: [ItemKey: ItemID] = [:]
  private var news: String?
  private var keepsDecisions = true

  /// Opens the journal of a session.
  init(_ folder: DraftFolder, session: StoreSession, inbox: EventInbox) {
    self.folder = folder
    reviewer = session.reviewer
    let store = session.store
    journal = DraftJournal(
      in: folder,
      reviewer: session.reviewer,
      session: session.session,
      resolve: { key, id in
        // A store that does not answer must not cost a draft: it stays where it is.
        guard let id else { return (try? store.item(key, now: .distantPast)) == nil ? nil : key }
        if let key = try? store.itemKey(of: id) { return key }
        return session.otherID(id).flatMap { try? store.itemKey(of: $0) }
      },
      report: { report in
        switch report {
        case .failed(let words): inbox.post(.draftFailed(words))
        case .kept: inbox.post(.draftsKept)
        }
      }
    )
    let drafts = journal.drafts
    recoveredNotes = journal.notes
    recoveredDecisions = journal.decisions
    recoveredChanges = journal.changes
    self.session = session.session
    ids = journal.ids
    recovered = drafts.isEmpty && recoveredNotes.isEmpty ? nil : drafts
  }

  /// The most rows whose ids are remembered: a batch on more is found again by some of them.
  private static let mostListed = 10_000

  /// Takes note of the ids of records and rows that are read.
  func note(_ event: Event) {
    switch event {
    case .item(let key, let detail?): ids[key] = detail.summary.id
    case .summaries(let rows):
      if listedIDs.count + rows.count > Self.mostListed { listedIDs = [:] }
      for row in rows { listedIDs[row.key] = row.id }
    default: break
    }
  }

  /// Writes a change down.
  ///
  /// - Returns: what the console has to hear when it could not be written.
  func write(_ change: DraftChange, at time: Timestamp) -> Event? {
    do throws(DraftJournalError) {
      try journal.append(
        change,
        id: id(of: change),
        ids: ids(of: change),
        operation: operation(of: change),
        meant: meant(by: change),
        at: time
      )
      return newsOfDecisions(change)
    } catch {
      return .draftFailed(error.message, characters: unwrittenCharacters)
    }
  }

  /// Has a text edited by the user's editor; the terminal must have been given back.
  ///
  /// The file stays until `forgetEdits`, so that the text is always somewhere on the disk; and longer when the
  /// editor has left work in the folder that it did not save.
  ///
  /// - Parameter isEnding: whether the console is about to end, as an editor is by the same event then.
  func edit(
    _ text: String,
    of item: ItemKey,
    isEnding: () -> Bool
  ) throws(ConsoleRuntimeError) -> String {
    let edit: EditingFolder
    do throws(SystemError) {
      edit = try EditingFolder(in: folder, reviewer: reviewer, item: item, text: text)
    } catch {
      throw ExternalEditor.refusal("make a file for it in \(error.subject): \(error.words)")
    }
    do throws(ConsoleRuntimeError) {
      let edited = try ExternalEditor.edit(text, in: edit, isEnding: isEnding)
      if edit.hasUnsavedWork {
        kept.append(edit)
        news = edit.wordsOnUnsavedWork
      } else {
        edits.append(edit)
      }
      return edited
    } catch {
      if edit.hasUnsavedWork {
        kept.append(edit)
        throw ConsoleRuntimeError(message: "\(error.message) \(edit.wordsOnUnsavedWork)")
      }
      if error.keepsFile { kept.append(edit) } else { edits.append(edit) }
      throw error
    }
  }

  /// What the editor that ended last, and well, has left unsaved, in words that say where; told once.
  func takeNewsOfUnsavedWork() -> String? {
    defer { news = nil }
    return news
  }

  /// Removes the files of editors whose texts have come back.
  func forgetEdits() {
    for edit in edits { edit.remove() }
    edits = []
  }

  /// Whether the text of a draft could not be written down.
  var hasUnwrittenTexts: Bool { journal.hasUnwrittenTexts }

  /// How many characters of drafts could not be written down.
  var unwrittenCharacters: Int { journal.unwrittenCharacters }

  /// Waits until all is on the disk.
  func sync() { journal.sync() }

  /// Ends the session; what is not submitted waits for the next.
  func close() { journal.close() }

  private func ids(of change: DraftChange) -> [ItemID?] {
    switch change {
    case .note(let note): note.place.items.map { ids[$0] }
    case .decision(let decision):
      decision.items.prefix(NotePlace.mostItems).map { ids[$0] ?? listedIDs[$0] }
    default: []
    }
  }

  /// What the console has to hear of whether decisions are kept, when that has changed.
  private func newsOfDecisions(_ change: DraftChange) -> Event? {
    guard change.isOfUnstored, journal.hasUnwrittenDecisions == keepsDecisions else {
      return nil
    }
    keepsDecisions.toggle()
    return .decisionsKept(keepsDecisions)
  }

  private func operation(of change: DraftChange) -> OperationID {
    switch change {
    case .decision(let decision):
      if let operation = decision.operation { operations[decision.ticket] = operation }
      return operation(ofTicket: decision.ticket)
    case .change(let change):
      if let operation = change.operation { operations[change.ticket] = operation }
      if case .reverse = change.what { reversal = change.ticket }
      return operation(ofTicket: change.ticket)
    case .dropDecision(let ticket): return operation(ofTicket: ticket)
    default: return ""
    }
  }

  private func meant(by change: DraftChange) -> OperationID? {
    guard case .change(let change) = change else { return nil }
    return change.meant ?? change.meaning.map(operation(ofTicket:))
  }

  private func operation(ofTicket ticket: Int) -> OperationID {
    operations[ticket] ?? StoreSession.operation(ticket, of: session)
  }

  /// The ticket of the undo or redo that was asked for last.
  private(set) var reversal: Int?

  /// Whether a decision or another change is on disk for the next start.
  func keeps(ticket: Int) -> Bool {
    let operation = operation(ofTicket: ticket)
    return !journal.hasUnwrittenDecisions
      && (journal.decisions.contains { $0.operation == operation }
        || journal.changes.contains { $0.operation == operation })
  }

  private func id(of change: DraftChange) -> ItemID? {
    if case .checkpoint(let draft) = change { ids[draft.item] } else { nil }
  }
}

extension DraftChange {
  /// Whether it is about something that waits for the store.
  fileprivate var isOfUnstored: Bool {
    switch self {
    case .decision, .change: true
    default: false
    }
  }
}

extension Timestamp {
  /// Before every record.
  fileprivate static let distantPast = Timestamp(milliseconds: .min)
}
