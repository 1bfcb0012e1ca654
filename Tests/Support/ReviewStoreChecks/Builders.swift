package import ReviewModel
package import ReviewStorage
import Testing

/// A moment, in seconds after an arbitrary start.
package func moment(_ seconds: Int64) -> Timestamp {
  Timestamp(milliseconds: 1_783_303_200_000 + seconds * 1000)
}

/// A record whose question is its id unless another is given.
package func record(
  _ id: InteractionID,
  _ feedback: Feedback? = Feedback(.down),
  question: String? = nil,
  answer: String = "Thirty days.",
  time: Timestamp? = nil,
  sources: [Source] = [],
  consent: Consent? = nil,
  user: String? = nil,
  session: String? = nil,
  agent: Agent = Agent(model: "small-3", version: "2026.7.1")
) -> CapturedRecord {
  let question = question ?? "What of \(id)?"
  return CapturedRecord(
    interaction: Interaction(
      id: id,
      time: time,
      question: question,
      answer: answer,
      sources: sources,
      user: user,
      session: session,
      consent: consent,
      agent: agent
    ),
    feedback: feedback,
    questionKey: question.lowercased()
  )
}

extension ReviewStore {
  /// Stores records.
  @discardableResult
  package func ingest(_ records: CapturedRecord...) throws -> [IngestOutcome] {
    try ingest(records, now: moment(0))
  }

  /// The number of the item of that id.
  package func key(_ id: ItemID) throws -> ItemKey { try #require(try itemKey(of: id)) }

  /// Where the item of that id stands.
  package func status(_ id: ItemID) throws -> ItemStatus {
    try #require(try item(try key(id), now: moment(0))).summary.status
  }

  /// Decides items by their ids.
  @discardableResult
  package func decide(
    _ verdict: Verdict,
    _ ids: ItemID...,
    by reviewer: String = "ana",
    operation: OperationID,
    at time: Timestamp = moment(100),
    note: String? = nil,
    kept: KeptValues? = nil,
    fingerprints: ValueFingerprints = ValueFingerprints(),
    failure: FailureKind? = nil,
    assertions: [Assertion] = [],
    effort: DecisionEffort? = nil
  ) throws -> [DecisionOutcome] {
    try decide(
      DecisionRequest(
        items: ids.map { try key($0) },
        verdict: verdict,
        note: note,
        kept: kept,
        fingerprints: maker(of: fingerprints),
        failure: failure,
        assertions: assertions,
        effort: effort,
        reviewer: reviewer,
        session: "\(reviewer)'s console",
        operation: operation,
        time: time
      )
    )
  }

  /// Decides an item and those that ask the same.
  @discardableResult
  package func decideCluster(
    _ verdict: Verdict,
    _ id: ItemID,
    by reviewer: String = "ana",
    operation: OperationID,
    at time: Timestamp = moment(100),
    fingerprints: ValueFingerprints = ValueFingerprints()
  ) throws -> [CoveredOutcome] {
    try decideCluster(
      DecisionRequest(
        items: [try key(id)],
        verdict: verdict,
        fingerprints: maker(of: fingerprints),
        reviewer: reviewer,
        session: "\(reviewer)'s console",
        operation: operation,
        time: time
      )
    )
  }

  /// A request to amend items by their ids.
  package func amendment(
    _ amendment: Amendment,
    _ ids: [ItemID],
    by reviewer: String = "ana",
    operation: OperationID
  ) throws -> AmendmentRequest {
    AmendmentRequest(
      items: try ids.map { try key($0) },
      amendment: amendment,
      reviewer: reviewer,
      session: "\(reviewer)'s console",
      operation: operation,
      time: moment(100)
    )
  }

  /// Amends items by their ids.
  @discardableResult
  package func amend(
    _ amendment: Amendment,
    _ ids: ItemID...,
    by reviewer: String = "ana",
    operation: OperationID
  ) throws -> [AmendmentOutcome] {
    try amend(try self.amendment(amendment, ids, by: reviewer, operation: operation))
  }

  /// How the agent failed on the item of that id.
  package func failure(_ id: ItemID) throws -> FailureKind? {
    try #require(try item(try key(id), now: moment(0))).summary.failure
  }

  /// Takes the reviewer's last operation back.
  @discardableResult
  package func undo(
    _ operation: OperationID,
    by reviewer: String = "ana",
    on id: ItemID? = nil
  ) throws -> Reversal? {
    try undo(
      by: reviewer,
      item: try id.map { try key($0) },
      operation: operation,
      now: moment(200)
    )
  }

  /// Puts the reviewer's last undone operation in force again.
  @discardableResult
  package func redo(
    _ operation: OperationID,
    by reviewer: String = "ana",
    at time: Timestamp = moment(300)
  ) throws -> Reversal? {
    try redo(by: reviewer, operation: operation, now: time)
  }

  /// Takes a lease of a minute.
  @discardableResult
  package func claim(
    _ id: ItemID,
    by reviewer: String,
    session: String? = nil,
    at now: Timestamp = moment(0)
  ) throws -> Claim {
    let claim = Claim(
      reviewer: reviewer,
      session: session ?? "\(reviewer)'s console",
      expires: now.adding(milliseconds: 60_000)
    )
    return try self.claim(try key(id), as: claim, now: now)
  }

  /// How many second opinions stand beside somebody else's decision on an item.
  package func disputes(of id: ItemID) throws -> Int? {
    try item(try key(id), now: moment(0))?.summary.lateDecisions
  }

  /// The ids that a filter shows, in order, read in pages of that size.
  package func queue(
    _ filter: String = "",
    order: QueueOrder = .value,
    page limit: Int = 1000
  ) throws -> [ItemID] {
    let query = QueueQuery(filter: try ItemFilter(parsing: filter), order: order)
    var ids: [ItemID] = []
    var cursor: QueueCursor?
    repeat {
      let page = try queuePage(query, after: cursor, limit: limit)
      #expect(page.keys.count <= limit)
      #expect(page.keys.count == limit || page.next == nil)
      ids += try summaries(of: page.keys, now: moment(0)).map(\.id)
      cursor = page.next
    } while cursor != nil
    return ids
  }
}

/// Makes fingerprints that differ from record to record, as capture does.
private func maker(of fingerprints: ValueFingerprints) -> FingerprintMaker {
  FingerprintMaker(names: Set(fingerprints.byName.keys)) { record in
    ValueFingerprints(fingerprints.byName.mapValues { $0 + record.rawValue })
  }
}
