package import ReviewModel

/// The side of the store that the curator reads from and keeps its sets in.
package protocol CurationStore {
  /// Hands every record with its effective decision to `body`, in the order of ids (UTF-8 bytes).
  ///
  /// They are all of one moment, and memory stays constant. `body` may call the store; what it throws
  /// ends the reading and is thrown on.
  func forEachJudgedRecord(_ body: (JudgedRecord) throws -> Void) throws

  /// Hands the records that may go into a set to `body`, in no order that means anything: those that a user
  /// called good or corrected, and those that a reviewer decided or flagged. They are far fewer than all.
  ///
  /// The rest holds, as ``forEachJudgedRecord(_:)``.
  ///
  /// - Parameter counted: told once, before the first, how many come and how many do not.
  func forEachRecordToCurate(
    counted: (CurationExtent) -> Void,
    _ body: (JudgedRecord) throws -> Void
  ) throws

  /// Makes the conflict items of these clusters and no others.
  ///
  /// A known one whose sides are equal stays as it is with its decision, one with other sides opens
  /// again, one that is not among them is withdrawn. The curator hands over all that it found, those
  /// that are settled included.
  ///
  /// Pairs of questions are among them. One that is decided stays with its decision, whatever its sides are now.
  ///
  /// - Parameter revision: the `CurationExtent/revision` of the reading that they are made of; nil where nothing was read.
  /// - Throws: a ``StoreError`` of the code `outdated` when texts have gone or changed since: then nothing is kept.
  func putConflicts(
    _ conflicts: [Conflict],
    asOf revision: Int64?,
    now: Timestamp
  ) throws(StoreError)

  /// Makes the items of these pairs of questions, and leaves all others as they are.
  func putPairs(_ pairs: [Conflict], now: Timestamp) throws(StoreError)

  /// Keeps what the curator's rules said of records, instead of what was kept of them before, and hands it over with each
  /// (`JudgedRecord/verdict`); records that are gone are passed over, and those of which something else is kept than was read.
  ///
  /// What was said of a record goes with it, and when its user says something else; all of it goes when texts are redacted anew.
  ///
  /// - Parameter revision: the `CurationExtent/revision` of the reading; when texts have gone or changed since, nothing is kept.
  func remember(_ verdicts: [FreshVerdict], asOf revision: Int64) throws(StoreError)

  /// What people said of pairs of questions, in the order of the items.
  func pairDecisions() throws(StoreError) -> [PairDecision]

  /// Keeps a set. One of that id is known already: no word of it changes.
  ///
  /// An example that was approved or rejected in another set stays so in this one, by the same reviewer and of the same
  /// time, as long as nothing about it has changed (`Example/isAsSettled(in:)`) and nobody has settled it here; the
  /// newest set in which somebody did speaks. Where the policy asks for two persons, an approval by who has said what
  /// is right does not come along. A set that was released stays as it is.
  ///
  /// - Parameter revision: the `CurationExtent/revision` of the reading that it is made of; nil where nothing was read.
  /// - Throws: a ``StoreError`` of the code `outdated` when texts have gone or changed since: then nothing is kept.
  func save(_ set: CuratedSet, asOf revision: Int64?, now: Timestamp) throws(StoreError)

  /// The sets, newest first.
  func sets() throws(StoreError) -> [SetSummary]

  /// Reads a set whole, or nil.
  func set(_ id: SetID) throws(StoreError) -> CuratedSet?

  /// Where each example of a set stands; one that nobody has looked at is missing.
  func approvals(of set: SetID) throws(StoreError) -> [ExampleID: ApprovalState]

  /// Where each example of a set stands, with who said so and when; one that nobody has looked at is missing.
  func settledExamples(of set: SetID) throws(StoreError) -> [ExampleID: StandingApproval]

  /// Appends to the set's log of approvals.
  ///
  /// Events of a known operation change nothing; an unknown set or example is refused, and so is a
  /// set that was released: what was given away stays as it was given.
  ///
  /// - Returns: the examples that were not approved; the others were.
  @discardableResult
  func appendApprovals(
    _ events: [ApprovalEvent],
    to set: SetID
  ) throws(StoreError) -> RefusedApprovals<ExampleID>

  /// Approves or rejects examples of a set, or takes that away, all of them or none; as ``appendApprovals``
  /// otherwise.
  ///
  /// - Returns: the positions of those that were not approved, sorted.
  @discardableResult
  func settle(_ request: ApprovalRequest) throws(StoreError) -> RefusedApprovals<Int>

  /// Takes the reviewer's last operation on the set back, unless the set was released; what a later set that was
  /// not released has of it goes too. What came from another set is that set's to take back.
  ///
  /// - Returns: the examples concerned, or nil when there is nothing of that reviewer.
  func undoApproval(
    of set: SetID,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> [ExampleID]?

  /// Takes the reviewer's last undo on the set back, unless they have approved or rejected something of it
  /// since, or the set was released: what was undone is in force again, behind all that came meanwhile.
  ///
  /// - Returns: the examples concerned, or nil when there is nothing of that reviewer.
  func redoApproval(
    of set: SetID,
    by reviewer: String,
    operation: OperationID,
    now: Timestamp
  ) throws(StoreError) -> [ExampleID]?

  /// Remembers that a set was released, and what a version was trained on by it, if one was (`ReleaseWords.trainedAs`).
  ///
  /// What a version was trained on adds to what it was trained on before, and goes with the examples that an erasure takes;
  /// of the questions of these, those stay that other records ask too (``forEachTrainedQuestion(_:)``).
  func recordRelease(
    _ release: ReleaseRecord,
    trained: [TrainedExample]
  ) throws(StoreError)

  /// Hands over every cluster of questions that a version of the agent was trained on, once for each version.
  func forEachTrainedCluster(_ body: (TrainedCluster) -> Void) throws(StoreError)

  /// Hands over the questions that a version of the agent was trained on by examples that were erased since, and that others ask
  /// too, once for each version.
  func forEachTrainedQuestion(_ body: (TrainedQuestion) -> Void) throws(StoreError)

  /// Every release that was written from this store, oldest first.
  func releases() throws(StoreError) -> [ReleaseRecord]
}

extension CurationStore {
  /// Keeps a set that was made of no reading.
  package func save(_ set: CuratedSet, now: Timestamp) throws(StoreError) {
    try save(set, asOf: nil, now: now)
  }

  /// Puts conflicts in the queue that were found in no reading.
  package func putConflicts(_ conflicts: [Conflict], now: Timestamp) throws(StoreError) {
    try putConflicts(conflicts, asOf: nil, now: now)
  }

  /// Remembers that a set was released, and no more of it.
  ///
  /// - Parameters:
  ///   - set: the set.
  ///   - manifest: the SHA-256 of its manifest.
  ///   - path: the folder, from the root on; nil when nobody knows it.
  ///   - now: when.
  package func recordRelease(
    of set: SetID,
    manifest: String,
    path: String?,
    now: Timestamp
  ) throws(StoreError) {
    let release = ReleaseRecord(set: set, manifest: manifest, path: path, time: now)
    try recordRelease(release, trained: [])
  }
}

/// How much of a store a curation has to read.
package struct CurationExtent: Hashable, Sendable {
  /// The records that may go into a set.
  package var toCurate: Int
  /// Others of which a user said that they are bad, and nobody what is right.
  package var waiting: Int
  /// Others of which nobody said anything.
  package var unjudged: Int
  /// Grows whenever texts of records are erased or replaced.
  package var revision: Int64

  /// Makes an extent.
  package init(toCurate: Int, waiting: Int, unjudged: Int, revision: Int64 = 0) {
    self.revision = revision
    self.toCurate = toCurate
    self.waiting = waiting
    self.unjudged = unjudged
  }
}

/// A release that was written from a store.
package struct ReleaseRecord: Hashable, Sendable {
  /// The set that was released.
  package var set: SetID
  /// The SHA-256 of its manifest as it was written.
  package var manifest: String
  /// The folder, from the root on; nil when the store does not know it.
  package var path: String?
  /// When it was written.
  package var time: Timestamp
  /// What it holds of the agent's own words; nil when nobody has counted.
  package var words: ReleaseWords?

  /// Makes an entry.
  package init(
    set: SetID,
    manifest: String,
    path: String?,
    time: Timestamp,
    words: ReleaseWords? = nil
  ) {
    self.words = words
    self.set = set
    self.manifest = manifest
    self.path = path
    self.time = time
  }
}

extension ReleaseRecord {
  /// What was released last from another set than this one, before this one was released if it was.
  package static func before(_ set: SetID, in releases: [ReleaseRecord]) -> ReleaseRecord? {
    let own = releases.first { $0.set == set }?.time
    return releases.last { release in
      release.set != set && own.map { release.time < $0 } ?? true
    }
  }
}

/// What is said of examples of a set in one keypress.
package struct ApprovalRequest: Hashable, Sendable {
  /// The set.
  package var set: SetID
  /// The positions of the examples, each once.
  package var positions: [Int]
  /// What they become; `pending` takes an earlier approval or rejection back.
  package var state: ApprovalState
  /// Who says so.
  package var reviewer: String
  /// The keypress; a known one changes nothing.
  package var operation: OperationID
  /// When, by the reviewer's clock.
  package var time: Timestamp
  /// Whether it comes late to the store, from a console that could not reach it: then an example on which somebody else
  /// has spoken since is left as it is.
  package var isLate: Bool

  /// Makes a request.
  package init(
    set: SetID,
    positions: [Int],
    state: ApprovalState,
    reviewer: String,
    operation: OperationID,
    time: Timestamp,
    isLate: Bool = false
  ) {
    self.isLate = isLate
    self.set = set
    self.positions = positions
    self.state = state
    self.reviewer = reviewer
    self.operation = operation
    self.time = time
  }
}
