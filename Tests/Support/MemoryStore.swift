package import ReviewModel
package import ReviewStorage
import Synchronization

/// A store in memory that is slow and plain: the contract as a model, and the double for tests of
/// what stands above a store.
package final class MemoryStore: ReviewStore {
  private let content = Mutex(MemoryContent())

  /// Makes an empty store.
  package init() {}

  func write<Value: Sendable>(
    _ body: (inout MemoryContent) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try content.withLock { content throws(StoreError) in
      var copy = content
      let value = try body(&copy)
      copy.changes += 1
      content = copy
      return value
    }
  }

  func read<Value: Sendable>(_ body: (MemoryContent) -> Value) -> Value {
    content.withLock { body($0) }
  }

  /// See ``ReviewStore``.
  package func check() throws(StoreError) -> [StoreFinding] { [] }

  /// See ``ReviewStore``.
  package func close() throws(StoreError) {}
}

extension MemoryStore {
  /// See ``CaptureStore``.
  package func ingest(
    _ records: [CapturedRecord],
    now: Timestamp
  ) throws(StoreError) -> [IngestOutcome] {
    try write { content in records.map { content.take($0) } }
  }

  /// See ``CaptureStore``.
  package func setFeedback(
    _ feedback: Feedback?,
    of interaction: InteractionID,
    now: Timestamp
  ) throws(StoreError) -> IngestOutcome? {
    try write { content in
      guard let record = content.records[interaction] else { return nil }
      guard record.feedback != feedback else { return .unchanged }
      content.setFeedback(feedback, of: interaction, withdrawn: feedback == nil ? now : nil)
      return .feedbackReplaced
    }
  }

  /// See ``CaptureStore``.
  package func defaultConsent() throws(StoreError) -> Consent? { read { $0.defaultConsent } }

  /// See ``CaptureStore``.
  package func setDefaultConsent(_ consent: Consent?) throws(StoreError) {
    try write { $0.defaultConsent = consent }
  }

  /// See ``CaptureStore``.
  package func statistics() throws(StoreError) -> StoreStatistics {
    read { content in
      var statistics = StoreStatistics()
      statistics.interactions = content.records.count
      statistics.decisions = content.log.count
      for record in content.records.values {
        statistics.signals[Signal(record.feedback), default: 0] += 1
        statistics.consents[record.interaction.consent, default: 0] += 1
      }
      for status in StatusFilter.allCases {
        let count = content.matching(ItemFilter([FilterTerm(.status(status))])).count
        if count > 0 { statistics.items[status] = count }
      }
      return statistics
    }
  }
}

extension MemoryStore {
  /// See ``QueueStore``.
  package func queuePage(
    _ query: QueueQuery,
    after cursor: QueueCursor?,
    limit: Int,
    while isWanted: (() -> Bool)?
  ) throws(StoreError) -> QueuePage {
    read { content in
      guard isWanted?() ?? true else { return QueuePage(keys: [], next: nil) }
      let ranks = content.agentRanks
      let positions = content.matching(query.filter)
        .filter { item in
          query.reader.map { content.readers[item.key]?.allows($0) ?? true } ?? true
        }
        .map { content.position(of: $0, in: query.order, ranks) }
        .sorted { $0.lexicographicallyPrecedes($1) }
        .filter { cursor?.components.lexicographicallyPrecedes($0) ?? true }
      let page = positions.prefix(max(1, limit))
      let isLast = page.count == positions.count
      return QueuePage(
        keys: page.compactMap(\.last),
        next: isLast ? nil : page.last.map(QueueCursor.init(components:))
      )
    }
  }

  /// See ``QueueStore``.
  package func filterWords() throws(StoreError) -> FilterWords {
    read { content in
      var words = FilterWords()
      let items = content.items.keys.sorted().reversed().compactMap { content.items[$0] }
      let records = items.compactMap { content.records[$0.interaction] }
      let log = content.log.map(\.event).reversed()
      let reasons = log.compactMap { event -> String? in
        if case .decide(let verdict) = event.action { verdict.reason?.rawValue } else { nil }
      }
      words.agents = records.compactMap(\.interaction.agent.version).distinct
      words.models = records.compactMap(\.interaction.agent.model).distinct
      words.tags = records.flatMap { $0.feedback?.tags ?? [] }.distinct
      words.reasons = reasons.distinct
      words.reviewers = log.map(\.reviewer).distinct
      return words
    }
  }

  /// See ``QueueStore``.
  package func queueCount(_ filter: ItemFilter) throws(StoreError) -> Int {
    read { $0.matching(filter).count }
  }

  /// See ``QueueStore``.
  package func summaries(
    of keys: [ItemKey],
    now: Timestamp
  ) throws(StoreError) -> [ItemSummary] {
    read { content in keys.compactMap { content.detail(of: $0, now: now)?.summary } }
  }

  /// See ``QueueStore``.
  package func item(_ key: ItemKey, now: Timestamp) throws(StoreError) -> ItemDetail? {
    read { $0.detail(of: key, now: now) }
  }

  /// See ``QueueStore``.
  package func itemKey(of id: ItemID) throws(StoreError) -> ItemKey? {
    read { content in
      let found = content.items.values.filter { $0.id == id }
      return (found.first { $0.kind.hasSides } ?? found.first)?.key
    }
  }

  /// See ``QueueStore``.
  package func ids(startingWith prefix: String, limit: Int) throws(StoreError) -> [String] {
    read { content in
      let ids = content.records.keys.map(\.rawValue) + content.items.values.map(\.id.rawValue)
      let matches = Set(ids).filter { $0.utf8.starts(with: prefix.utf8) }
      return Array(matches.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(limit))
    }
  }

  /// See ``QueueStore``.
  package func record(_ id: InteractionID) throws(StoreError) -> StoredRecord? {
    read { content in
      content.records[id].map { record in
        StoredRecord(
          interaction: record.interaction,
          feedback: record.feedback,
          asked: content.asked(record.questionKey),
          item: content.answerItem(of: id)?.key,
          consent: content.consent(of: record.interaction)
        )
      }
    }
  }

  /// See ``RelatedStore``.
  package func related(to item: ItemKey, limit: Int) throws(StoreError) -> RelatedRecords {
    read { $0.related(to: item, limit: limit) }
  }

  /// See ``PrecedentStore``.
  package func precedents(of item: ItemKey, limit: Int) throws(StoreError) -> Precedents {
    read { $0.precedents(of: item, limit: limit) }
  }

  /// See ``QueueStore``.
  package func changeCounter() throws(StoreError) -> Int64 { read { $0.changes } }

  /// See ``QueueStore``; nobody else can open this store.
  package var ownWrites: Int64 { read { $0.changes } }
}

extension MemoryStore {
  /// See ``DecisionStore``.
  package func decide(_ request: DecisionRequest) throws(StoreError) -> [DecisionOutcome] {
    try write { content throws(StoreError) in try content.decide(request) }
  }

  /// See ``DecisionStore``.
  package func decideCluster(
    _ request: DecisionRequest
  ) throws(StoreError) -> [CoveredOutcome] {
    try write { content throws(StoreError) in try content.decideCluster(request) }
  }

  /// See ``DecisionStore``.
  package func readTexts(
    besides item: ItemKey,
    reach: DecisionReach,
    read body: (ItemKey, UnsafeBufferPointer<UInt8>) -> Void
  ) throws(StoreError) {
    let texts = read { content in
      let others: [ItemKey] =
        switch reach {
        case .item: []
        case .cluster:
          content.entries(of: item, limit: .max).filter(\.status.isOpen).map(\.key)
        case .batch(let items): items
        }
      return others.filter { $0 != item }.flatMap { key -> [(ItemKey, String)] in
        guard let id = content.items[key]?.interaction else { return [] }
        let said = content.records[id]?.feedback?.texts.compactMap(\.self) ?? []
        return (content.standing(with: id, besides: item).texts + said).map { (key, $0) }
      }
    }
    for (key, var text) in texts { text.withUTF8 { body(key, $0) } }
  }

  /// See ``DecisionStore``.
  package func amend(
    _ request: AmendmentRequest
  ) throws(StoreError) -> [AmendmentOutcome] {
    try write { content throws(StoreError) in try content.amend(request) }
  }

  /// See ``QueueStore``.
  package func cluster(
    of item: ItemKey,
    limit: Int
  ) throws(StoreError) -> [ClusterEntry] {
    read { $0.entries(of: item, limit: limit) }
  }

  /// See ``QueueStore``.
  package func cover(
    of item: ItemKey,
    sparing spared: Set<ItemKey>,
    now: Timestamp,
    while isWanted: @escaping () -> Bool
  ) throws(StoreError) -> ClusterCover? {
    isWanted() ? read { $0.cover(of: item, sparing: spared, now: now) } : nil
  }

  /// See ``DashboardStore``.
  package func dashboard(_ scope: DashboardScope) throws(StoreError) -> Dashboard {
    read { $0.dashboard(scope) }
  }

  /// See ``DashboardStore``.
  package func history() throws(StoreError) -> StoreHistory { read { $0.storeHistory } }

  /// See ``DecisionStore``.
  package func undo(
    by reviewer: String,
    item: ItemKey?,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal? {
    try write { content throws(StoreError) in
      try content.undo(by: reviewer, item: item, operation: operation, now: now)
    }
  }

  /// See ``DecisionStore``.
  package func redo(
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal? {
    try write { content throws(StoreError) in
      try content.redo(by: reviewer, operation: operation, now: now)
    }
  }

  /// See ``DecisionStore``.
  package func precedence(
    of operation: OperationID,
    by reviewer: String,
    since time: Timestamp,
    in set: SetID?
  ) throws(StoreError) -> Precedence {
    read { $0.precedence(of: operation, by: reviewer, since: time, in: set) }
  }

  /// See ``DecisionStore``.
  package func claim(
    _ item: ItemKey,
    as claim: Claim,
    now: Timestamp
  ) throws(StoreError) -> Claim {
    try write { content in
      guard content.items[item] != nil else { return claim }
      if let held = content.liveClaim(on: item, at: now), held.reviewer != claim.reviewer {
        return held
      }
      content.claims[item] = claim
      return claim
    }
  }

  /// See ``DecisionStore``.
  package func release(_ item: ItemKey, session: String) throws(StoreError) {
    try write { content in
      if content.claims[item]?.session == session { content.claims[item] = nil }
    }
  }

  /// See ``DecisionStore``.
  package func decisions(
    after sequence: Int64,
    limit: Int
  ) throws(StoreError) -> [DecisionEvent] {
    read { Array($0.log.filter { $0.event.sequence > sequence }.prefix(limit).map(\.event)) }
  }
}

extension MemoryStore {
  /// See ``CurationStore``.
  package func forEachJudgedRecord(_ body: (JudgedRecord) throws -> Void) throws {
    for record in read({ $0.judgedRecords }) { try body(record) }
  }

  /// See ``CurationStore``.
  package func forEachRecordToCurate(
    counted: (CurationExtent) -> Void,
    _ body: (JudgedRecord) throws -> Void
  ) throws {
    var extent = CurationExtent(toCurate: 0, waiting: 0, unjudged: 0)
    var toCurate: [JudgedRecord] = []
    for record in read({ $0.judgedRecords }) {
      var isDecided =
        switch record.status {
        case .decided, .flagged: true
        case .open, .skipped, .withdrawn, nil: false
        }
      if case .decide(let verdict)? = record.audit?.action, verdict != .skip { isDecided = true }
      if read({ $0.decisionAgain(on: record.interaction.id) }) != nil { isDecided = true }
      let isStated = record.feedback.map { $0.signal == .up || $0.correction != nil } ?? false
      if isStated || isDecided {
        toCurate.append(record)
      } else if record.feedback == nil {
        extent.unjudged += 1
      } else {
        extent.waiting += 1
      }
    }
    extent.revision = read { $0.revision }
    extent.toCurate = toCurate.count
    counted(extent)
    for record in toCurate { try body(record) }
  }

  /// See ``CurationStore``.
  package func putConflicts(
    _ conflicts: [Conflict],
    asOf revision: Int64?,
    now: Timestamp
  ) throws(StoreError) {
    try write { content throws(StoreError) in
      if let revision, content.revision != revision { throw .outdatedReading }
      try content.put(conflicts)
    }
  }

  /// See ``CurationStore``.
  package func remember(_ verdicts: [FreshVerdict], asOf revision: Int64) throws(StoreError) {
    try write { content in
      guard content.revision == revision else { return }
      for fresh in verdicts {
        let record = fresh.verdict.interaction
        guard content.records[record] != nil,
          content.verdicts[record]?.digest == fresh.replaces
        else { continue }
        content.verdicts[record] = fresh.verdict
      }
    }
  }

  /// See ``CurationStore``.
  package func putPairs(_ pairs: [Conflict], now: Timestamp) throws(StoreError) {
    try write { content throws(StoreError) in try content.put(pairs, withdrawingOthers: false) }
  }

  /// See ``CurationStore``.
  package func pairDecisions() throws(StoreError) -> [PairDecision] { read { $0.pairDecisions } }

  /// See ``CurationStore``.
  package func save(
    _ set: CuratedSet,
    asOf revision: Int64?,
    now: Timestamp
  ) throws(StoreError) {
    try write { content throws(StoreError) in
      if let revision, content.revision != revision { throw .outdatedReading }
      if let known = content.sets.firstIndex(where: { $0.set.id == set.id }) {
        return content.carryApprovals(to: known)
      }
      content.sets.append(MemorySet(set: set, made: now))
      content.carryApprovals(to: content.sets.count - 1)
    }
  }

  /// See ``CurationStore``.
  package func sets() throws(StoreError) -> [SetSummary] {
    read { content in
      content.sets.enumerated()
        .sorted { ($0.element.made, $0.offset) > ($1.element.made, $1.offset) }
        .map { $0.element.summary(content.releases) }
    }
  }

  /// See ``CurationStore``.
  package func set(_ id: SetID) throws(StoreError) -> CuratedSet? {
    read { content in content.sets.first { $0.set.id == id }?.set }
  }

  /// See ``CurationStore``.
  package func approvals(
    of set: SetID
  ) throws(StoreError) -> [ExampleID: ApprovalState] {
    read { content in content.sets.first { $0.set.id == set }?.states ?? [:] }
  }

  /// See ``CurationStore``.
  package func settledExamples(
    of set: SetID
  ) throws(StoreError) -> [ExampleID: StandingApproval] {
    read { content in
      let standing = content.sets.first { $0.set.id == set }?.standing ?? [:]
      return standing.mapValues { said in
        StandingApproval(
          state: said.event.state,
          reviewer: said.event.reviewer,
          time: said.event.time,
          isCarried: said.isCarried
        )
      }
    }
  }

  /// See ``CurationStore``.
  @discardableResult
  package func appendApprovals(
    _ events: [ApprovalEvent],
    to set: SetID
  ) throws(StoreError) -> RefusedApprovals<ExampleID> {
    try write { content throws(StoreError) in
      let index = try content.index(of: set)
      let known = content.approvalOperations
      let lapsed = Set(content.lapsedExamples(of: content.sets[index].set).values)
      let curated = content.sets[index].set
      let operations = content.operations
      func own(_ event: ApprovalEvent) -> Bool {
        curated.examples.contains {
          $0.id == event.example && $0.isOwn(of: curated, by: event.reviewer, operations)
        }
      }
      var refused = RefusedApprovals<ExampleID>()
      func refuse(_ event: ApprovalEvent) {
        if lapsed.contains(event.example) || !own(event) {
          refused.lapsed.append(event.example)
        } else {
          refused.own.append(event.example)
        }
      }
      for event in events {
        guard !known.contains(event.operation) else {
          let isDone = content.sets[index].approvals.contains {
            $0.event.operation == event.operation && $0.event.example == event.example
          }
          if event.state == .approved, !isDone { refuse(event) }
          continue
        }
        guard !content.releases.contains(where: { $0.set == set }) else {
          throw StoreError.released(set)
        }
        guard content.sets[index].set.examples.contains(where: { $0.id == event.example }) else {
          throw StoreError(.inconsistent, "no such example")
        }
        guard event.state != .approved || !lapsed.contains(event.example) && !own(event) else {
          refuse(event)
          continue
        }
        content.sets[index].approvals.append(MemoryApproval(event: event, undoes: nil))
      }
      return refused
    }
  }

  /// See ``CurationStore``.
  @discardableResult
  package func settle(_ request: ApprovalRequest) throws(StoreError) -> RefusedApprovals<Int> {
    guard let examples = try set(request.set)?.examples else {
      throw StoreError(.inconsistent, "no such set")
    }
    guard request.positions.allSatisfy(examples.indices.contains) else {
      throw StoreError(.refused, "no such example")
    }
    let standing = try settledExamples(of: request.set)
    let overtaken = request.positions.filter { position in
      guard request.isLate, let said = standing[examples[position].id] else { return false }
      return said.reviewer != request.reviewer && said.time > request.time
    }
    let events = request.positions.filter { !overtaken.contains($0) }.map { position in
      ApprovalEvent(
        operation: request.operation,
        example: examples[position].id,
        state: request.state,
        reviewer: request.reviewer,
        time: request.time
      )
    }
    let refused = try appendApprovals(events, to: request.set)
    let positions = { (ids: [ExampleID]) in
      request.positions.filter { ids.contains(examples[$0].id) }.sorted()
    }
    return RefusedApprovals(
      lapsed: positions(refused.lapsed),
      own: positions(refused.own),
      overtaken: overtaken.sorted()
    )
  }

  /// See ``CurationStore``.
  package func undoApproval(
    of set: SetID,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> [ExampleID]? {
    try reverse(operation, of: set) { $0.undo(by: reviewer, operation: operation, now: now) }
  }

  /// See ``CurationStore``.
  package func redoApproval(
    of set: SetID,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> [ExampleID]? {
    try reverse(operation, of: set) { $0.redo(by: reviewer, operation: operation, now: now) }
  }

  private func reverse(
    _ operation: OperationID,
    of set: SetID,
    _ body: (inout MemorySet) -> [ExampleID]?
  ) throws(StoreError) -> [ExampleID]? {
    try write { content throws(StoreError) in
      let known = content.sets.flatMap(\.approvals).filter {
        !$0.isCarried && $0.event.operation == operation
      }
      guard known.isEmpty else { return known.map(\.event.example) }
      let index = try content.index(of: set)
      guard !content.releases.contains(where: { $0.set == set }) else {
        throw StoreError.released(set)
      }
      let examples = body(&content.sets[index])
      if examples != nil { content.follow(operation, of: index) }
      return examples
    }
  }

  /// See ``CurationStore``.
  package func forEachTrainedCluster(
    _ body: (TrainedCluster) -> Void
  ) throws(StoreError) {
    for cluster in read({ $0.trainedClusters }) { body(cluster) }
  }

  /// See ``CurationStore``.
  package func forEachTrainedQuestion(
    _ body: (TrainedQuestion) -> Void
  ) throws(StoreError) {
    for question in read({ $0.trainedQuestions }) { body(question) }
  }

  /// See ``CurationStore``.
  package func recordRelease(
    _ release: ReleaseRecord,
    trained: [TrainedExample]
  ) throws(StoreError) {
    try write { content throws(StoreError) in
      _ = try content.index(of: release.set)
      content.releases.append(release)
      guard let version = release.words?.trainedAs else { return }
      content.trained += trained.map { (version, release.set, $0) }
    }
  }

  /// See ``CurationStore``.
  package func releases() throws(StoreError) -> [ReleaseRecord] { read { $0.releases } }
}

extension Sequence<String> {
  /// Each once, in the order in which they first come.
  fileprivate var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
