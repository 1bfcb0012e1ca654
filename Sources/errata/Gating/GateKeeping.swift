import EvalGate
import Releases
import ReviewModel
import ReviewStorage

/// Runs of the gate on their way into the store and out of it.
struct GateKeeping {
  /// A run that others are compared with when none is named.
  struct Baseline {
    var number: GateRunNumber
    var run: GateRun
    /// What it is called before people.
    var words: String

    /// The part of it that is over these cases; nil when it has none of them.
    func part(of cases: [EvalCase]) -> Baseline? {
      var part = self
      part.run = run.part(of: cases)
      return part.run.results.isEmpty ? nil : part
    }
  }

  private let store: any ReviewStore
  /// The set of the release.
  private let set: SetID
  private let texts: ReviewTexts

  /// Prepares to keep runs over a release.
  ///
  /// - Returns: nil when the release was not written from this store: what it holds could not be erased here.
  init?(
    _ store: any ReviewStore,
    release: String,
    texts: () throws -> ReviewTexts
  ) throws {
    guard let set = try releasedSet(at: release), try store.sets().contains(where: { $0.id == set })
    else { return nil }
    self.store = store
    self.set = set
    self.texts = try texts()
  }

  /// Of each case what the newest whole run that decided it found, scored by the same rules.
  func baseline(scoring: String) throws -> Baseline? {
    guard let kept = try store.gateBaseline(scoring: try texts.redacted(scoring)) else {
      return nil
    }
    var run = kept.run
    run.scoring = scoring
    let summary = kept.newest
    let words =
      "run \(summary.number) of \(summary.time.minute), release \(summary.set.abbreviated)"
    let earlier =
      kept.earlier == 0 ? "" : ", and for \(count(kept.earlier, "case")) with earlier runs"
    return Baseline(number: summary.number, run: run, words: words + earlier)
  }

  /// Keeps a run, with private values replaced in all that candidate and judge said.
  ///
  /// - Parameters:
  ///   - baseline: the run of the store that it was compared with.
  ///   - isWhole: whether every case of the release was asked.
  /// - Throws: when the store or the external redactor fails; then nothing is kept.
  @discardableResult
  func keep(
    _ report: GateReport,
    baseline: GateRunNumber?,
    isWhole: Bool,
    now: Timestamp
  ) throws -> GateRunNumber {
    let sources = try records()
    let entries = Dictionary(
      report.verdict.comparison.entries.map { ($0.id, $0.change) }
    ) { first, _ in first }
    var progress = ProgressLine("keeping")
    defer { progress.clear() }
    let cases = try report.run.results.enumerated().map { place, result in
      progress.update(
        done: Int64(place),
        total: Int64(report.run.results.count),
        detail: "\(place) cases"
      )
      return KeptGateCase(
        try redacted(result.bounded, about: sources[result.id]),
        entries[result.id] ?? .unknown,
        isWaived: report.verdict.waived[result.id] != nil
      )
    }
    let summary = GateRunSummary(
      set: set,
      time: now,
      candidate: try texts.redacted(report.run.candidate),
      cases: report.run.cases,
      scoring: try texts.redacted(report.run.scoring),
      outcome: report.verdict.outcome,
      baseline: baseline,
      isWhole: isWhole
    )
    return try store.keep(KeptGateRun(summary, cases: cases))
  }

  /// The record of each example.
  private func records() throws -> [ExampleID: InteractionID] {
    var records: [ExampleID: InteractionID] = [:]
    try store.forEachExample(of: set, where: { _ in true }) { _, example in
      records[example.id] = example.lineage.first?.interaction
      return true
    }
    return records
  }

  private func redacted(
    _ result: CaseResult,
    about record: InteractionID?
  ) throws -> CaseResult {
    let interaction = try record.flatMap { try store.record($0) }?.interaction
    let words = try texts.redacted(result.texts, about: interaction)
    return result.replacingTexts(by: words.texts.map { $0 ?? "" }) ?? result
  }
}

extension GlobalOptions {
  /// The store, when there is one; without `--store` a gate does without it rather than fail.
  func storeIfAny() throws -> (any ReviewStore)? {
    if store != nil { return try openStore() }
    guard let path = try? storePath(), Host.isThere(path) else { return nil }
    do {
      return try openStore()
    } catch {
      Messages.note(
        "The run is not kept: the store at \(PlainText.line(path).text) cannot be used."
      )
      return nil
    }
  }
}
