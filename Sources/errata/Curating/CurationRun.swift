import Capture
import Curation
import Releases
import ReviewModel
import ReviewStorage

/// The curator at work on a store.
struct CurationRun {
  /// The store.
  var store: any ReviewStore
  /// What goes into the set.
  var policy = CurationPolicy()
  /// What finds what redaction would replace now.
  var privateValues = PrivateValueFinder.none
  /// What the verdicts of rules hang on besides record and policy; nil keeps none of them.
  var judge: String?

  /// Makes a set of what was judged; nothing is kept.
  func result() throws -> CurationResult {
    var history = TrainingHistory()
    try store.forEachTrainedCluster { history.add($0) }
    try store.forEachTrainedQuestion { history.add($0, hash: .sha256) }
    var curator = Curator(
      policy: policy,
      hash: .sha256,
      dictionary: .ordinaryWords,
      pairDecisions: try store.pairDecisions(),
      history: history,
      privateValues: privateValues,
      judge: judge,
      workers: .threads
    )
    var progress = ProgressLine("curating")
    var done: Int64 = 0
    var extent = CurationExtent(toCurate: 0, waiting: 0, unjudged: 0)
    try store.forEachRecordToCurate(counted: { extent = $0 }) { record in
      curator.add(record)
      done += 1
      if done.isMultiple(of: 1000) {
        progress.update(done: done, total: Int64(extent.toCurate), detail: "\(done) records")
      }
    }
    progress.clear()
    curator.passOver(waiting: extent.waiting, unjudged: extent.unjudged)
    var result = curator.finish()
    result.revision = extent.revision
    return result
  }

  /// The releases that hold more than is allowed now of what the set leaves out for its consent, in whole or
  /// for training.
  ///
  /// - Parameter identity: what names the records, as far as the store's key is there.
  func held(
    beyond result: CurationResult,
    identity: RecordIdentity?
  ) throws -> HeldBeyondConsent {
    let dropped = result.set.drops.filter { $0.rule == Drop.consentRule }.map(\.interaction)
    let evaluated = result.set.examples.filter { $0.consent < .training }
      .flatMap { $0.lineage.map(\.interaction) }
    return try HeldBeyondConsent(
      of: Set(dropped + evaluated),
      in: store,
      identity: identity
    )
  }

  /// Makes a set and keeps it; anew where records were erased or redacted meanwhile, of which it would hold words.
  ///
  /// - Throws: what the store throws; a ``StoreError`` of the code `outdated` when that goes on.
  func keptResult(now: Timestamp) throws -> CurationResult {
    for _ in 1..<Self.mostTries {
      let result = try result()
      do {
        try keep(result, now: now)
        return result
      } catch let error as StoreError where error.code == .outdated {
        Messages.note("Records were erased or redacted meanwhile: the set is made anew.")
      }
    }
    let result = try result()
    try keep(result, now: now)
    return result
  }

  private static let mostTries = 3

  /// Keeps a set, puts its conflicts in the queue, and keeps what need not be judged again.
  private func keep(_ result: CurationResult, now: Timestamp) throws {
    try store.remember(result.verdicts, asOf: result.revision)
    try store.putConflicts(
      result.conflicts + result.pairs,
      asOf: result.revision,
      now: now
    )
    try store.save(result.set, asOf: result.revision, now: now)
  }
}
