package import Redaction
package import ReviewModel
package import ReviewStorage

/// Reads inputs into a store: the only way in for texts.
///
/// Blocks of lines are parsed and redacted by tasks, some at a time, and written in the order of the
/// input by the caller's own, one transaction for the blocks that are ready; so memory is bounded by some
/// blocks, and what was stored is always a beginning of the input. A line that is wrong is named and kept out, and
/// never stops the rest. A store that fails does stop it; the blocks before are stored.
package struct CaptureSession {
  private let store: any CaptureStore
  private let records: RecordPreparation
  private let consent: Consent?
  private let rejects: RejectsFile?
  private let outside: OutsideWord

  /// How many blocks may be on their way at a time, besides those that are being stored.
  private static let window = 5
  /// So many blocks at most are stored at once: a page of an index is then written for the keys of all
  /// of them, and other writers still wait for a moment only.
  private static let mostAtOnce = 4

  /// Makes a session.
  ///
  /// - Parameters:
  ///   - store: where the records go.
  ///   - key: the secret that names users and records.
  ///   - redactor: what finds private values.
  ///   - consent: what counts for a record that says nothing; nil to leave it to the store's default.
  ///   - minimisation: what is stored of a record.
  ///   - rejects: where lines go that were kept out, or nil.
  ///   - foldsMarks: whether an erased record is known by its words in any case; what takes time, and is for
  ///     nothing where nothing was erased and nothing is quarantined.
  ///   - outside: who is asked about what the redactor has left.
  /// - Throws: when the store cannot say its default. A default of `none` counts for records that
  ///   say nothing; any other is left to speak at curation.
  package init(
    store: any CaptureStore,
    key: StoreKey,
    redactor: Redactor = Redactor(),
    consent: Consent? = nil,
    minimisation: Minimisation = Minimisation(),
    rejects: RejectsFile? = nil,
    foldsMarks: Bool = true,
    outside: OutsideWord = .nobody
  ) throws(StoreError) {
    self.store = store
    self.outside = outside
    self.rejects = rejects
    let refusal = try store.defaultConsent() == Consent.none ? Consent.none : nil
    self.consent = consent ?? refusal
    records = RecordPreparation(
      redactor: redactor,
      identity: RecordIdentity(key: key),
      minimisation: minimisation,
      staysOpen: outside.isProgram,
      foldsMarks: foldsMarks
    )
  }

  /// Reads an input to its end.
  ///
  /// A record that waits in the quarantine for a program which is not set any more stays there.
  ///
  /// - Parameters:
  ///   - reader: the input.
  ///   - isQuarantine: whether the input is a quarantine; lines that go in are taken out of it.
  ///   - now: the time, asked for each block.
  ///   - onBroken: hears of each line that was kept out, in their order.
  ///   - onProgress: hears of each block that was dealt with.
  package func capture(
    _ reader: consuming LineReader,
    isQuarantine: Bool = false,
    now: () -> Timestamp,
    onBroken: (BrokenLine) -> Void = { _ in },
    onProgress: (CaptureProgress) -> Void = { _ in }
  ) async -> CaptureReport {
    var reader = reader
    var run = InputCapture(
      input: reader.name,
      store: store,
      identity: records.identity,
      rejects: rejects,
      outside: outside,
      isQuarantine: isQuarantine
    )
    let preparation = BlockPreparation(
      records: records,
      consent: consent,
      maximumLine: reader.maximumLine,
      isQuarantine: isQuarantine
    )
    await withTaskGroup(of: PreparedBlock.self) { group in
      var isAtEnd = false
      var started = 0
      var finished = 0
      var waiting: [Int: PreparedBlock] = [:]
      var ready: [PreparedBlock] = []
      while true {
        // From a pipe that is silent nothing is awaited while there are blocks to store.
        while !isAtEnd, started - finished < Self.window,
          started == finished && ready.isEmpty || reader.hasMoreNow
        {
          guard let block = run.read(&reader) else {
            isAtEnd = true
            break
          }
          let index = started
          group.addTask { preparation.prepare(block, index: index) }
          started += 1
        }
        if let bytesRead = ready.last?.block.bytesRead {
          run.store(ready, now: now(), onBroken: onBroken)
          ready = []
          guard !run.isStopped else { return }
          onProgress(
            CaptureProgress(
              bytesRead: bytesRead,
              totalBytes: reader.totalBytes,
              lines: run.report.lines
            )
          )
        }
        let next = finished..<min(started, finished + Self.mostAtOnce)
        guard !next.isEmpty || !isAtEnd else { return }
        while !next.allSatisfy({ waiting[$0] != nil }) {
          guard let block = await group.next() else { return }
          waiting[block.index] = block
        }
        ready = next.compactMap { waiting.removeValue(forKey: $0) }
        finished = next.upperBound
      }
    }
    if isQuarantine {
      do throws(CaptureError) {
        try Quarantine.remove(run.released, from: reader.name)
      } catch {
        run.fail(error)
      }
    }
    return run.report
  }
}
