import GRDB
import ReviewModel

/// Appends the events of an operation to the logs of its items and brings their rows up to date, with
/// statements that are prepared once, however many items there are.
struct LogWriting {
  private let database: Database
  private let find: Query
  private let events: Query
  private let insert: Query
  private let update: Query
  private let endClaim: Query

  init(_ database: Database) throws {
    self.database = database
    find = try Query(
      """
      SELECT i.needed, i.since, EXISTS (SELECT 1 FROM decisions d WHERE d.item = i.key),
        l.item IS NOT NULL, l.reviewer, l.session, l.expires
      FROM items i LEFT JOIN claims l ON l.item = i.key
      WHERE i.key = ?
      """,
      in: database
    )
    events = try Query(DecisionRow.ofItem, in: database)
    insert = try Query(
      "INSERT INTO decisions (item, operation, late_after) VALUES (?, ?, ?)",
      in: database
    )
    update = try Query(ItemRow.update, in: database)
    endClaim = try Query("DELETE FROM claims WHERE item = ? AND reviewer = ?", in: database)
  }

  /// What an event on an item hangs on; nil for an item that is gone.
  ///
  /// - Parameter now: claims that have run out by then do not count.
  func state(of item: ItemKey, at now: Timestamp) throws -> ItemState? {
    let row = try find.first(.integer(item)) { row in
      (
        isNeeded: row.flag(), since: row.integer(), hasLog: row.flag(),
        claim: row.flag() ? ClaimRow.claim(&row) : nil
      )
    }
    guard let row else { return nil }
    let log = row.hasLog ? try log(of: item, since: row.since) : DecisionLog([])
    return ItemState(
      log: log,
      history: row.hasLog && row.since > 0 ? try self.log(of: item, since: 0) : log,
      isNeeded: row.isNeeded,
      claim: row.claim.flatMap { $0.expires > now ? $0 : nil },
      claimant: row.claim?.reviewer
    )
  }

  private func log(of item: ItemKey, since: Int64) throws -> DecisionLog {
    var log = DecisionLog([])
    try events.each([.integer(item), .integer(since)]) { log.append(try DecisionRow.event(&$0)) }
    return log
  }

  /// Appends an event to an item's log and writes what follows from it.
  ///
  /// - Parameters:
  ///   - event: the event; its sequence is the log's to give.
  ///   - operation: the row of its operation.
  ///   - first: whom it comes after, when it is late.
  ///   - state: what the item's log said before; it takes the event in.
  func append(
    _ event: DecisionEvent,
    operation: Int64,
    lateAfter first: String? = nil,
    to state: inout ItemState
  ) throws {
    var event = event
    try insert.run(.integer(event.item), .integer(operation), .optional(first))
    event.sequence = database.lastInsertedRowID
    try Fingerprints(database).note(event.fingerprints, ofDecision: event.sequence)
    event.isLate = first != nil
    state.log.append(event)
    state.history.append(event)
    let derived = DerivedState(state.log, isNeeded: state.isNeeded)
    try update.run(ItemRow.values(of: derived, item: event.item))
    if derived.status == .decided(.correct) { try Sketches(database).add(questionOf: event.item) }
  }

  /// Ends a reviewer's own claim on an item.
  func endClaim(of reviewer: String, on item: ItemKey) throws {
    try endClaim.run(.integer(item), .text(reviewer))
  }
}

/// What a decision on an item hangs on.
struct ItemState {
  var log: DecisionLog
  /// The log from its first event on, of what a conflict that opened again has left behind too.
  var history: DecisionLog
  let isNeeded: Bool
  /// The live claim.
  let claim: Claim?
  /// Who claimed it last, be it that the claim has run out.
  let claimant: String?

  /// Whom a decision by that reviewer would come after, or nil when it would count.
  func lateAfter(_ reviewer: String) -> String? {
    guard log.isLate(by: reviewer, claim: claim) else { return nil }
    if let claim, claim.reviewer != reviewer { return claim.reviewer }
    return log.effective?.reviewer
  }

  /// Whom a deed that is put in force again would come after.
  func lateAfter(_ reviewer: String, repeating deed: Deed) -> String? {
    switch deed {
    case .decided: lateAfter(reviewer)
    case .amended(.classify): nil
    case .amended(.split): log.owner(against: reviewer)
    }
  }
}
