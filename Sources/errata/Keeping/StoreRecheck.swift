import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Goes through all that is stored with the rules of redaction of today.
///
/// First it looks, and changes nothing: that is all that the doctor does. What it finds is then redacted
/// place by place, in batches; the store knows meanwhile that this is not done, and is written anew at the
/// end, so that no byte is left of what was found.
struct StoreRecheck {
  /// What was found.
  struct Outcome {
    /// Private values, by type; those of copies only when nothing was found in what they are copies of.
    var counts: [FindingType: Int] = [:]
    /// The records that have some.
    var records: [InteractionID] = []
    /// Those of them whose ids have some.
    var hidden: Set<InteractionID> = []
    /// The operations whose words have some.
    var operations: [OperationID] = []
    /// The conflicts that they decided, where they decided some.
    var conflicts: [ItemKey] = []
    /// The operations whose reasons for rejecting examples have some.
    var rejections: [OperationID] = []
    /// The names of the copies that have some.
    var copies: [String] = []
    /// The records of which a release may hold something that has some.
    var released: Set<InteractionID> = []

    /// Whether nothing was found.
    var isClean: Bool {
      records.isEmpty && operations.isEmpty && rejections.isEmpty && copies.isEmpty
    }
  }

  static let batch = 500

  /// The store.
  let store: any ReviewStore
  /// The rules.
  let redactor: Redactor
  /// What names the records of the store.
  let identity: RecordIdentity

  /// Looks through every place in which words stand, and changes nothing.
  func look() throws -> Outcome {
    var search = Search(recheck: RecordRecheck(redactor, identity: identity))
    for place in WordsPlace.allCases {
      switch place {
      case .record: try look(inRecords: &search)
      case .decision: try look(inDecisions: &search)
      case .rejection:
        for reason in try store.rejectionReasons() where search.recheck.revision(of: reason) != nil
        {
          search.outcome.rejections.append(reason.operation)
        }
      case .example, .side, .drop, .question, .agent, .remains, .gate:
        try store.forEachCopy(in: place) { search.look(at: $0) }
      }
    }
    search.outcome.counts = search.recheck.counts
    return search.outcome
  }

  /// What is known half-way.
  struct Search {
    var recheck: RecordRecheck
    var outcome = Outcome()
    /// What reviewers kept, by the operation.
    var kept: [OperationID: [String]] = [:]
    /// The operations in whose words something was found.
    var operations: Set<OperationID> = []

    /// What a copy is to say; nil when nothing is found in it.
    mutating func revision(of copy: CopiedWords, isCounted: Bool = false) -> CopyRevision? {
      recheck.revision(
        of: copy,
        keeping: Set(copy.operations.flatMap { kept[$0] ?? [] }).sorted(),
        isCounted: isCounted
      )
    }

    mutating func look(at copy: CopiedWords) {
      let follows =
        copy.records.contains(where: outcome.released.contains)
        || copy.operations.contains(where: operations.contains)
      guard revision(of: copy, isCounted: !follows) != nil else { return }
      outcome.copies.append(copy.name)
      if copy.place == .example { outcome.released.formUnion(copy.records) }
    }

    mutating func note(_ event: DecisionEvent) {
      if let types = event.kept?.types, !types.isEmpty { kept[event.operation] = types }
    }
  }

  private func look(inRecords search: inout Search) throws {
    var progress = ProgressLine("looking")
    defer { progress.clear() }
    let total = try Int64(store.statistics().interactions)
    var done: Int64 = 0
    try store.forEachJudgedRecord { record in
      done += 1
      if done.isMultiple(of: 1000) {
        progress.update(done: done, total: total, detail: "\(done) records")
      }
      let (interaction, feedback) = (record.interaction, record.feedback)
      guard let revision = search.recheck.revision(of: interaction, feedback: feedback) else {
        return
      }
      search.outcome.records.append(revision.id)
      search.outcome.released.insert(revision.id)
      if revision.interaction.id != revision.id { search.outcome.hidden.insert(revision.id) }
    }
  }

  private func look(inDecisions search: inout Search) throws {
    try forEachDecision { event, item in
      search.note(event)
      let record = item?.interaction
      guard let revision = search.recheck.revision(of: event, about: record) else { return }
      search.outcome.operations.append(event.operation)
      if item?.summary.kind.hasSides == true { search.outcome.conflicts.append(event.item) }
      search.operations.insert(event.operation)
      if let record,
        revision.correction != event.correction
          || revision.assertions != event.assertions.map(\.value)
      {
        search.outcome.released.insert(record.id)
      }
    }
  }

  /// Hands over each operation that decided with words, once, with the first item that it was about.
  func forEachDecision(_ body: (DecisionEvent, ItemDetail?) throws -> Void) throws {
    var last: Int64 = 0
    var seen: Set<OperationID> = []
    while true {
      let events = try store.decisions(after: last, limit: Self.batch)
      guard let newest = events.last else { return }
      last = newest.sequence
      for event in events where seen.insert(event.operation).inserted {
        guard event.note != nil || event.kept != nil || event.correction != nil else { continue }
        try body(event, store.item(event.item, now: event.time))
      }
    }
  }
}

extension DecisionEvent {
  /// The correction that it wrote.
  fileprivate var correction: String? {
    if case .decide(let verdict) = action { verdict.correction } else { nil }
  }
}

extension StoreRecheck.Outcome {
  /// What was found, by type, in words: "2 EMAIL, 1 IBAN".
  var words: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.label)" }.joined(separator: ", ")
  }

  /// In how much it was found, in words: "3 records, the words of 1 decision and 1 rejection".
  var extent: String {
    let parts = [
      (records.count, count(records.count, "record")),
      (operations.count, "the words of \(count(operations.count, "decision"))"),
      (rejections.count, count(rejections.count, "rejection")),
      (copies.count, "\(count(copies.count, "copy", "copies")) in sets and conflicts"),
    ]
    .filter { $0.0 > 0 }.map(\.1)
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The first of the records, operations and copies.
  var places: String {
    let names = shownRecords + (operations + rejections).map(\.rawValue) + copies
    let shown = names.prefix(10).map { PlainText.line($0, limit: 60).text }
    return shown.joined(separator: ", ") + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }

  /// The records as they may be named: an id in which something was found is private itself.
  private var shownRecords: [String] {
    records.map { hidden.contains($0) ? "an id that is private itself" : $0.rawValue }
  }
}
