import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Goes through all that is stored with the rules of redaction of today.
struct StoreRecheck {
  /// What was found.
  struct Outcome {
    /// Private values, by type.
    var counts: [FindingType: Int] = [:]
    /// The records that have some.
    var records: [InteractionID] = []
    /// Those of them whose ids have some.
    var hidden: Set<InteractionID> = []
    /// The operations whose words have some.
    var operations: [OperationID] = []
    /// The operations whose reasons for rejecting examples have some.
    var rejections: [OperationID] = []

    /// Whether nothing was found.
    var isClean: Bool { records.isEmpty && operations.isEmpty && rejections.isEmpty }
  }

  private static let batch = 500

  /// The store.
  let store: any ReviewStore
  /// The rules.
  let redactor: Redactor
  /// What names the records of the store.
  let identity: RecordIdentity

  /// Looks through everything, and redacts it when that is wanted.
  ///
  /// What was found is written to the store in batches; then the store is written anew, so that no
  /// byte of it is left.
  func run(redacting: Bool) throws -> Outcome {
    var recheck = RecordRecheck(redactor, identity: identity)
    var outcome = Outcome()
    var revisions: [RecordRevision] = []
    var progress = ProgressLine("looking")
    let total = try Int64(store.statistics().interactions)
    var done: Int64 = 0
    try store.forEachJudgedRecord { record in
      done += 1
      if done.isMultiple(of: 1000) {
        progress.update(done: done, total: total, detail: "\(done) records")
      }
      guard let revision = recheck.revision(of: record.interaction, feedback: record.feedback)
      else { return }
      outcome.records.append(record.interaction.id)
      if revision.interaction.id != revision.id { outcome.hidden.insert(revision.id) }
      guard redacting else { return }
      revisions.append(revision)
      if revisions.count >= Self.batch {
        try store.revise(revisions)
        revisions = []
      }
    }
    if !revisions.isEmpty { try store.revise(revisions) }
    try recheckWords(&recheck, &outcome, redacting: redacting)
    try recheckRejections(&recheck, &outcome, redacting: redacting)
    progress.clear()
    outcome.counts = recheck.counts
    if redacting, !outcome.isClean { try store.compact() }
    return outcome
  }

  private func recheckRejections(
    _ recheck: inout RecordRecheck,
    _ outcome: inout Outcome,
    redacting: Bool
  ) throws {
    let reasons = try store.rejectionReasons().compactMap { recheck.revision(of: $0) }
    outcome.rejections = reasons.map(\.reason.operation)
    if redacting, !reasons.isEmpty { try store.revise(reasons) }
  }

  private func recheckWords(
    _ recheck: inout RecordRecheck,
    _ outcome: inout Outcome,
    redacting: Bool
  ) throws {
    var last: Int64 = 0
    var seen: Set<OperationID> = []
    while true {
      let events = try store.decisions(after: last, limit: Self.batch)
      guard let newest = events.last else { return }
      last = newest.sequence
      var words: [WordsRevision] = []
      for event in events where seen.insert(event.operation).inserted {
        guard case .decide(let verdict) = event.action,
          event.note != nil || verdict.correction != nil
        else { continue }
        let record = try store.item(event.item, now: event.time)?.interaction
        if let revision = recheck.revision(of: event, about: record) {
          outcome.operations.append(event.operation)
          words.append(revision)
        }
      }
      if redacting, !words.isEmpty { try store.revise(words) }
    }
  }
}

extension StoreRecheck.Outcome {
  /// What was found, by type, in words: "2 EMAIL, 1 IBAN".
  var words: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.label)" }.joined(separator: ", ")
  }

  /// The first of the records and operations.
  var places: String {
    let names = shownRecords + (operations + rejections).map(\.rawValue)
    let shown = names.prefix(10).map { PlainText.line($0, limit: 60).text }
    return shown.joined(separator: ", ") + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }

  /// The records as they may be named: an id in which something was found is private itself.
  private var shownRecords: [String] {
    records.map { hidden.contains($0) ? "an id that is private itself" : $0.rawValue }
  }
}
