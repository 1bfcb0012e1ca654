import Capture
import ReviewModel
import ReviewStorage

/// Redacts records again, each in one go with what reviewers wrote about it, and stores them in batches.
struct ItemRecheck {
  private let store: any ReviewStore
  private let recheck: StoreRecheck
  private var records: [RecordRevision] = []
  private var words: [WordsRevision] = []
  /// What is not stored yet; it is read again only when it is.
  private var held: (records: Set<InteractionID>, operations: Set<OperationID>) = ([], [])

  /// Begins.
  init(_ recheck: StoreRecheck) {
    self.recheck = recheck
    store = recheck.store
  }

  /// Redacts the records that were found, with all that was written about them.
  mutating func redact(_ found: StoreRecheck.Outcome, _ search: inout StoreRecheck.Search) throws {
    var progress = ProgressLine("redacting")
    defer { progress.clear() }
    // A conflict is first: its words share their names with the record that it shows.
    for conflict in found.conflicts { try redact(conflict, &search) }
    for (done, id) in found.records.enumerated() {
      if done.isMultiple(of: StoreRecheck.batch) {
        progress.update(
          done: Int64(done),
          total: Int64(found.records.count),
          detail: "\(done) records"
        )
      }
      if held.records.contains(id) { try finish() }
      guard let record = try store.record(id) else { continue }
      if let item = record.item {
        try redact(item, &search)
      } else if let revision = search.recheck.revision(
        of: record.interaction,
        feedback: record.feedback
      ) {
        try add(revision)
      }
    }
    try finish()
  }

  /// Redacts what reviewers wrote where nothing was found in the record, or has been written since.
  mutating func redactDecisions(_ search: inout StoreRecheck.Search) throws {
    try recheck.forEachDecision { event, item in
      search.note(event)
      let revision = search.recheck.revision(of: event, about: item?.interaction)
      guard let revision, !held.operations.contains(event.operation) else { return }
      if item != nil { try redact(event.item, &search) } else { try add(revision) }
    }
    try finish()
  }

  private mutating func redact(_ key: ItemKey, _ search: inout StoreRecheck.Search) throws {
    guard var (item, others) = try read(key) else { return }
    let operations = (others + item.history).map(\.operation)
    if held.records.contains(item.interaction.id)
      || operations.contains(where: held.operations.contains)
    {
      try finish()
      guard let again = try read(key) else { return }
      (item, others) = again
    }
    let revisions = search.recheck.revisions(of: item, and: others)
    if let record = revisions.record { try add(record) }
    for revision in revisions.words { try add(revision) }
  }

  /// An item, and what was decided on the other item of its record: a conflict has a record's.
  private func read(_ key: ItemKey) throws -> (item: ItemDetail, others: [DecisionEvent])? {
    let now = Host.now
    guard let item = try store.item(key, now: now) else { return nil }
    guard item.summary.kind.hasSides else { return (item, []) }
    let own = try store.record(item.interaction.id)?.item
    return (item, try own.flatMap { try store.item($0, now: now) }?.history ?? [])
  }

  private mutating func add(_ revision: RecordRevision) throws {
    records.append(revision)
    held.records.insert(revision.id)
    if records.count >= StoreRecheck.batch { try finish() }
  }

  private mutating func add(_ revision: WordsRevision) throws {
    words.append(revision)
    held.operations.insert(revision.operation)
    if words.count >= StoreRecheck.batch { try finish() }
  }

  /// Stores what was redacted.
  private mutating func finish() throws {
    if !records.isEmpty { try store.revise(records) }
    if !words.isEmpty { try store.revise(words) }
    (records, words, held) = ([], [], ([], []))
  }
}
