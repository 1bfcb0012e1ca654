package import ReviewModel

/// The side of the store that decisions and claims go to.
package protocol DecisionStore {
  /// Appends a decision of one or many items to the log, in one transaction.
  ///
  /// An item that somebody else has settled, or holds a live claim on, gets the decision as a second
  /// opinion (``DecisionLog/isLate(by:claim:)``). The reviewer's own claims on the items end. An
  /// operation that is known already changes nothing and answers as it did the first time; one whose
  /// id was used for something else is refused. An item that is named twice is decided once; one that
  /// the reviewer flagged is not decided at all (``DecisionLog/refuses(_:by:)``).
  ///
  /// One that comes late to the store (``DecisionRequest/arrival``) decides no item on which the reviewer has
  /// decided or taken back something since its time, and is not stored again when it was taken back meanwhile.
  ///
  /// - Returns: one outcome an item, in the request's order.
  func decide(_ request: DecisionRequest) throws(StoreError) -> [DecisionOutcome]

  /// Appends a decision on one item that covers those that ask the same, as ``ClusterRule`` says, in
  /// one transaction and as one operation.
  ///
  /// What ``decide(_:)`` says of operations holds here too. When the item's own decision comes late or
  /// is refused, it covers nobody; nor does one on an item that was split off or is no answer.
  ///
  /// - Parameter request: with one item.
  /// - Returns: the outcome of the item, and then of those that are covered, in the order of keys.
  func decideCluster(_ request: DecisionRequest) throws(StoreError) -> [CoveredOutcome]

  /// Hands over the texts that stand with the other items of a decision, raw: the records, what their users
  /// said, and what reviewers wrote about them, undone decisions too. What they have in common with the item that
  /// was looked at, a decision on both, is left out.
  ///
  /// Sources, tags and fields that errata does not know may come as JSON. Of those that ask the same also
  /// some are read that the decision will not cover.
  ///
  /// - Parameters:
  ///   - item: the item that was looked at, whose own texts are left out.
  ///   - reach: which others.
  ///   - read: gets an item, and a text that stands with it as UTF-8.
  func readTexts(
    besides item: ItemKey,
    reach: DecisionReach,
    read: (ItemKey, UnsafeBufferPointer<UInt8>) -> Void
  ) throws(StoreError)

  /// Appends an amendment of one or many items to the log, in one transaction: what is said of them
  /// without deciding them. It is taken back by an undo as a decision is.
  ///
  /// Anybody may say how the agent failed. An item is split off by whoever decided it, and by anybody
  /// while it waits (``DecisionLog/owner(against:)``). Operations and items that are named twice are
  /// treated as `decide` does.
  ///
  /// - Returns: one outcome an item, in the request's order.
  func amend(_ request: AmendmentRequest) throws(StoreError) -> [AmendmentOutcome]

  /// Takes the reviewer's last operation that stands back, a batch whole; nobody else's, ever.
  ///
  /// What was put in force last comes first, be it by a decision or a redo.
  ///
  /// - Parameters:
  ///   - item: when given, the reviewer's last standing operation on that item instead.
  /// - Returns: what was taken back, or nil when there is nothing of that reviewer.
  func undo(
    by reviewer: String,
    item: ItemKey?,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal?

  /// Puts the operation that the reviewer undid last in force again, unless the reviewer has
  /// decided something since.
  ///
  /// - Returns: what is in force again, or nil when there is nothing to redo.
  func redo(
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> Reversal?

  /// Whether a change that comes late to the store is the next of its reviewer.
  ///
  /// - Parameters:
  ///   - operation: the change's.
  ///   - time: when it was asked for.
  ///   - set: the set whose approvals it is about; nil for decisions.
  func precedence(
    of operation: OperationID,
    by reviewer: String,
    since time: Timestamp,
    in set: SetID?
  ) throws(StoreError) -> Precedence

  /// Takes or renews a lease on an item in one atomic statement.
  ///
  /// A claim ends at its `expires`, and is renewed or taken over by its reviewer, in whatever
  /// session. One on an unknown item is granted and means nothing.
  ///
  /// - Returns: the claim that now holds: one's own, or that of whoever was first.
  func claim(_ item: ItemKey, as claim: Claim, now: Timestamp) throws(StoreError) -> Claim

  /// Gives a lease back; one that is somebody else's stays.
  func release(_ item: ItemKey, session: String) throws(StoreError)

  /// Notes by what the values are known again that the words of an operation name, on each of its records;
  /// what is known already stays, and nothing else changes. An unknown operation is passed over.
  func learn(_ fingerprints: FingerprintMaker, of operation: OperationID) throws(StoreError)

  /// Reads the log from a point on, oldest first.
  func decisions(after sequence: Int64, limit: Int) throws(StoreError) -> [DecisionEvent]
}

/// A decision on its way into the log.
package struct DecisionRequest: Hashable, Sendable {
  /// The items that it decides.
  package var items: [ItemKey]
  /// What is decided.
  package var verdict: Verdict
  /// A remark.
  package var note: String?
  /// What stays in correction and note of the private values in them, and why.
  package var kept: KeptValues?
  /// By what the values that its texts name are known again on each record.
  package var fingerprints: FingerprintMaker
  /// How the agent failed, when the reviewer says so with the decision.
  package var failure: FailureKind?
  /// What an answer must say and must not say; only with a correction, at most ``Assertion/most``.
  package var assertions: [Assertion]
  /// What the decision took; nil when nobody measured it.
  package var effort: DecisionEffort?
  /// The items that it does not cover, although they ask the same.
  package var spared: Set<ItemKey>
  /// Who decides.
  package var reviewer: String
  /// The console or command.
  package var session: String
  /// The keypress or command: the same for a retry.
  package var operation: OperationID
  /// When.
  package var time: Timestamp
  /// When it comes to the store, if that is not when it was made: a console that has ended could not store it.
  package var arrival: Timestamp?

  /// Makes a request.
  package init(
    items: [ItemKey],
    verdict: Verdict,
    note: String? = nil,
    kept: KeptValues? = nil,
    fingerprints: FingerprintMaker = FingerprintMaker(),
    failure: FailureKind? = nil,
    assertions: [Assertion] = [],
    effort: DecisionEffort? = nil,
    spared: Set<ItemKey> = [],
    reviewer: String,
    session: String,
    operation: OperationID,
    time: Timestamp,
    arrival: Timestamp? = nil
  ) {
    self.arrival = arrival
    self.items = items
    self.verdict = verdict
    self.note = note
    self.kept = kept
    self.fingerprints = fingerprints
    self.failure = failure
    self.assertions = assertions
    self.effort = effort
    self.spared = spared
    self.reviewer = reviewer
    self.session = session
    self.operation = operation
    self.time = time
  }
}

/// Where a change stands that comes late to a store.
package enum Precedence: Hashable, Sendable {
  /// It is stored.
  case stored
  /// Its reviewer has made no other since.
  case next
  /// Its reviewer has made another since.
  case overtaken
}

/// What became of a decision on one item.
package enum DecisionOutcome: Hashable, Sendable {
  /// It counts.
  case effective
  /// It stands as a second opinion; that reviewer was first, or holds the item.
  case late(after: String)
  /// The reviewer flagged it, so a second person settles it: nothing was stored.
  case ownFlag
  /// Nothing may be made of the record (``ConsentStanding/refuses(_:)``): nothing was stored.
  case noUse
  /// It came late to the store, and the reviewer has decided or taken back something on the item since it was made:
  /// nothing was stored.
  case overtaken
  /// It came late to the store, which had it already, and the reviewer has taken it back since: nothing was stored.
  case takenBack
  /// There is no such item.
  case unknownItem
}

/// What became of a decision on an item that was covered by one on another, or on that other itself.
package struct CoveredOutcome: Hashable, Sendable {
  /// The item.
  package var item: ItemKey
  /// What became of the decision on it.
  package var outcome: DecisionOutcome

  /// Makes an outcome.
  package init(item: ItemKey, outcome: DecisionOutcome) {
    self.item = item
    self.outcome = outcome
  }
}

/// What an undo took back, or a redo put in force again.
package struct Reversal: Hashable, Sendable {
  /// The operation concerned.
  package var operation: OperationID
  /// Its items, in the order in which they were decided.
  package var items: [ItemKey]
  /// What it had done.
  package var deed: Deed
  /// Of the items that do not simply wait now, or are not simply so decided again: what speaks.
  package var remainders: [ItemKey: ReversalRemainder]

  /// Makes a reversal.
  package init(
    operation: OperationID,
    items: [ItemKey],
    deed: Deed,
    remainders: [ItemKey: ReversalRemainder] = [:]
  ) {
    self.operation = operation
    self.items = items
    self.deed = deed
    self.remainders = remainders
  }

  /// The verdict, when it was a decision.
  package var verdict: Verdict? { deed.verdict }
}
