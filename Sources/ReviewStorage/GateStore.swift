package import ReviewModel

/// The side of the store that keeps runs of the gate.
///
/// Texts of a run are words of its candidate and its judge about a record: an erasure takes a case with its example, and a
/// recheck goes through them (``WordsPlace/gate``).
package protocol GateStore {
  /// Keeps a run, and lets go of what is more than a store keeps (``KeptGateRun/mostWithCases``, ``KeptGateRun/most``).
  ///
  /// Cases whose example the set has no more are left out: they were erased.
  ///
  /// - Returns: the run's number.
  /// - Throws: `inconsistent` when there is no such set.
  @discardableResult
  func keep(_ run: KeptGateRun) throws(StoreError) -> GateRunNumber

  /// The runs that were kept, newest first; of one set, or of all.
  func gateRuns(of set: SetID?) throws(StoreError) -> [GateRunSummary]

  /// What a run that is scored so is compared with; nil when no whole run decided a case.
  func gateBaseline(scoring: String) throws(StoreError) -> GateBaseline?

  /// What the newest run that asked it says of each example of a set, by the positions, whatever set that run was over.
  func gateStandings(of set: SetID) throws(StoreError) -> [Int: GateStanding]

  /// What the newest run that asked it says of an example, whole; nil when none did.
  func gateFinding(of example: ExampleID) throws(StoreError) -> GateFinding?

  /// Puts the records that examples of a set were made of into the queue again, each as an item of the kind ``ItemKind/gate``.
  ///
  /// What is decided on such an item stands in place of what was decided on the answer before.
  func requeue(
    _ positions: [Int],
    of set: SetID,
    now: Timestamp
  ) throws(StoreError) -> RequeueOutcome

  /// Takes items that ``requeue(_:of:now:)`` made out of the queue; those that somebody holds, or has decided on, stay.
  ///
  /// - Returns: how many went.
  func withdrawRequeued(_ items: [ItemKey], now: Timestamp) throws(StoreError) -> Int
}
