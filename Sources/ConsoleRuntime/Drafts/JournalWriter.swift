import CTerminalGuard
import ConsoleUI
import Glibc
import ReviewModel

/// Keeps a session's drafts in memory and in its journal, and the two in step.
///
/// What cannot be written stays in `unwritten` and is tried again with the next change. The file is
/// made with the first draft, so a console that only reads leaves nothing behind.
struct JournalWriter {
  private let folder: DraftFolder
  /// Where the journal is, once there is one.
  let path: String
  private let reviewer: String
  /// The crash guard syncs it when the process ends by a bug.
  private var file: JournalFile? {
    didSet { terminal_guard_journal(file?.descriptor.raw ?? -1) }
  }
  /// What is in memory only, with how many scalars were put in since it was written last.
  private var unwritten: [JournalSubject: Int] = [:]
  /// What is done with and whose text may still stand in the file.
  private var remnants: Set<JournalSubject> = []
  private var mustRewrite = false
  private var hasNewName = false
  /// The drafts.
  private(set) var live = LiveDrafts()

  // A journal is rewritten beyond this length, or beyond the floor when it is many times as long
  // as what it says.
  private static let compactionLength = 4 << 20
  private static let compactionFloor = 256 << 10
  private static let compactionFactor = 8

  /// Prepares a journal; nothing is written yet.
  init(folder: DraftFolder, reviewer: String, session: String) {
    self.folder = folder
    self.reviewer = reviewer
    path = folder.journal(reviewer: reviewer, session: session)
  }

  /// Whether some change is only in memory.
  var isBehind: Bool { !unwritten.isEmpty || mustRewrite }

  /// Whether the text of a draft is only in memory.
  var hasUnwrittenTexts: Bool {
    unwritten.keys.contains { live.scalars(of: $0) > 0 }
  }

  /// Whether it keeps texts that are written and not submitted.
  var hasTexts: Bool { !live.drafts.isEmpty || !live.notes.isEmpty }

  /// How many scalars of drafts are only in memory.
  var unwrittenScalars: Int {
    unwritten.reduce(0) { $0 + min($1.value, live.scalars(of: $1.key)) }
  }

  /// Takes over drafts and notes of earlier sessions; they are on the disk when it returns.
  mutating func adopt(
    _ drafts: [ItemKey: LiveDrafts.Live],
    _ whole: [JournalEntry]
  ) throws(SystemError) {
    for (item, draft) in drafts { live.adopt(draft, as: item) }
    for entry in whole { live.apply(entry) }
    mustRewrite = true
    try catchUp()
  }

  /// Writes one change down.
  ///
  /// - Returns: false when the change does not fit the draft that is there.
  mutating func record(_ entry: JournalEntry) throws(SystemError) -> Bool {
    defer { sayBehind() }
    let before = entry.subject.map(live.scalars(of:)) ?? 0
    guard live.apply(entry) else { return false }
    guard let subject = entry.subject else { return true }
    note(entry, of: subject)
    let wasBehind = isBehind
    unwritten[subject, default: 0] += entry.scalarsPutIn(over: before)
    if file == nil || wasBehind || file?.isUnlinked == true {
      try catchUp()
    } else {
      try file?.append(entry.encoded)
      unwritten = [:]
    }
    tidy()
    return true
  }

  /// Writes down what only memory has.
  mutating func catchUp() throws(SystemError) {
    defer { sayBehind() }
    guard isBehind else { return overwriteRemnants() }
    if file == nil || mustRewrite || file?.isTorn == true || file?.isUnlinked == true {
      try rewrite()
    } else {
      let entries = unwritten.keys.flatMap { [live] in live.checkpoint(of: $0).encoded }
      try file?.append(entries)
    }
    unwritten = [:]
  }

  /// The file, to be synced without keeping the writer waiting.
  var descriptor: Descriptor? { file?.descriptor }

  /// Whether the file's name is new, so that the folder has to be synced too.
  mutating func takeNewName() -> Bool {
    defer { hasNewName = false }
    return hasNewName
  }

  /// The next write starts a new file: the system lost something of this one.
  mutating func distrust() { mustRewrite = true }

  private func sayBehind() {
    terminal_guard_set_behind(hasUnwrittenTexts ? 2 : isBehind ? 1 : 0)
  }

  /// Takes an item that was erased out of the decisions that are not stored; the next write starts a new file.
  mutating func erase(_ item: ItemKey) {
    for entry in Array(live.whole.values) {
      if case .change(let change, let operation, _) = entry, change.text != nil {
        live.apply(.dropDecision(operation))
      }
      guard case .decision(let decision, let operation, _, _) = entry,
        decision.items.contains(item)
      else { continue }
      live.apply(entry.decision { $0 == item } ?? .dropDecision(operation))
    }
    distrust()
  }

  /// Ends the session: a journal without drafts is removed, one with drafts waits for the next.
  mutating func finish() {
    if live.isEmpty, file != nil { unlink(path) } else { overwriteRemnants() }
    file = nil
  }

  /// Remembers that something is done with, or that it begins anew over what could not be overwritten.
  private mutating func note(_ entry: JournalEntry, of subject: JournalSubject) {
    if entry.isDrop {
      remnants.insert(subject)
    } else if remnants.contains(subject) {
      mustRewrite = true
    }
  }

  /// Overwrites what was submitted or dropped, since it may hold what no store would take.
  ///
  /// Left for the next time while somebody else holds the folder.
  private mutating func overwriteRemnants() {
    guard !remnants.isEmpty, file != nil else { return }
    let (folder, path, remnants) = (folder, path, remnants)
    do throws(SystemError) {
      try folder.locked(patience: 1) { () throws(SystemError) in
        // The sync that every change is followed by takes this along.
        _ = try folder.erase(in: path, isSynced: false) { entry, _ in
          entry.subject.map(remnants.contains) ?? false
        }
      }
      self.remnants = []
    } catch {}
  }

  private mutating func rewrite() throws(SystemError) {
    try folder.make()
    let isReplacing = file != nil || !live.isEmpty
    file = try JournalFile(
      making: path,
      in: folder,
      reviewer: reviewer,
      live.subjects.map(live.checkpoint),
      isDurable: isReplacing && mustRewrite
    )
    mustRewrite = false
    remnants = []
    hasNewName = true
  }

  private mutating func tidy() {
    guard let length = file?.length else { return }
    // Failing to tidy up loses nothing: the entries stay readable, and the next change tries again.
    let folder = folder
    if live.isEmpty {
      if file?.hasEntries == true { try? file?.clear(in: folder) }
      if file?.hasEntries == false { remnants = [] }
      return
    }
    overwriteRemnants()
    let isLoose =
      length > Self.compactionFloor && length > Self.compactionFactor * max(1, live.weight)
    guard length > Self.compactionLength + 2 * live.weight || isLoose else { return }
    mustRewrite = true
    do throws(SystemError) { try rewrite() } catch {
      // It may have failed after the new file took the name of this one.
      mustRewrite = file?.isUnlinked == true
    }
  }
}
