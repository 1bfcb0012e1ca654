import Capture
import Redaction
import ReviewModel
import ReviewStorage

/// Reads inputs into a store, and tells people how far it is and what is wrong.
struct CaptureRun: Sendable {
  /// What became of an input, or why it could not be read at all.
  typealias Outcome = Result<CaptureReport, CaptureError>

  /// The store.
  var store: any ReviewStore
  /// Its file.
  var storePath: String
  /// What names its users and records.
  var key: StoreKey
  /// What counts for a record that says nothing; nil for the store's default.
  var consent: Consent?
  /// What finds private values.
  var redactor = Redactor()
  /// Which fields of records are stored.
  var fields = CapturedFields.all
  /// Looks at what the redactor has left.
  var external: ExternalRedactor?
  /// Whether what waits in the quarantine goes in without an external redactor's word.
  var takesWaiting = false
  /// Where lines go that were kept out.
  var rejects: String?

  /// Reads inputs to their ends, one after the other; a store that fails ends it early.
  ///
  /// - Parameters:
  ///   - files: the paths; `-` for standard input.
  ///   - onOutcome: hears of each, when it is done with.
  /// - Throws: what keeps it from beginning: the store, its key, the file of rejects; and what
  ///   `onOutcome` throws.
  func capture(
    _ files: [String],
    onOutcome: @escaping @Sendable (String, Outcome) throws -> Void
  ) throws {
    let reserved = StoreFiles(of: storePath)
    for file in files { try reserved.refuse(file, for: "the log") }
    try reserved.refuse(rejects, for: "--rejects")
    if let rejects, files.contains(where: { $0 != "-" && isSameFile($0, rejects) }) {
      throw Failure(.usage, "\(rejects) is the log itself; name another file for --rejects")
    }
    if let rejects, isSameFile(rejects, quarantine) {
      throw Failure(.usage, "\(rejects) is the quarantine of the store; name another file")
    }
    let quarantines = try Quarantines(of: store, at: storePath)
    for file in files where file != "-" { try quarantines.refuseOriginal(file) }
    let isForQuarantine = files.allSatisfy { file in
      file != "-" && quarantines.all.contains { isSameFile(file, $0) }
    }
    if takesWaiting, !isForQuarantine, quarantines.missing.isEmpty {
      throw Failure(
        .usage,
        "--without-external is for what waits in the quarantine; name \(quarantine) alone"
      )
    }
    let ending = waitFor { () async -> Result<Void, any Error> in
      do {
        let outside =
          takesWaiting && isForQuarantine ? .nobody : outside(besides: quarantines)
        if case .missing(let waiting) = outside {
          if takesWaiting {
            try quarantines.forgetMissing(in: store)
          } else {
            try quarantines.check()
          }
          try waiting.readWaiting()
        }
        try quarantines.settle(in: store)
        let rejected = try rejects.map { try RejectsFile(path: $0) }
        try rejected?.remember(in: store)
        let session = try CaptureSession(
          store: store,
          key: key,
          redactor: redactor,
          consent: consent,
          minimisation: try minimisation,
          rejects: rejected,
          foldsMarks: try external != nil || store.tombstones() > 0,
          outside: outside
        )
        defer { try? quarantines.forgetEmpty(in: store) }
        for file in files {
          let outcome = await capture(file, in: session)
          try onOutcome(file, outcome)
          if case .success(let report) = outcome, case .store = report.failure { break }
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try ending.get()
  }

  private var quarantine: String { Quarantine.path(beside: storePath) }

  private func outside(besides quarantines: Quarantines) -> OutsideWord {
    let waiting = Quarantine(
      path: external == nil ? quarantines.own.path : quarantine,
      others: quarantines.waiting,
      remember: { [store] () throws(StoreError) in try quarantines.rememberOwn(in: store) },
      refusal: refusal(of:),
      stored: stored
    )
    return external.map { .program($0, waiting) } ?? .missing(waiting)
  }

  /// What becomes of a record that must neither be sent out nor kept, not even in the quarantine.
  private func refusal(of record: CapturedRecord) throws(StoreError) -> IngestOutcome? {
    if let user = record.interaction.user, try store.consent(ofUser: user) == Consent.none {
      return .withoutConsent
    }
    return try store.erased(among: record.marks).isEmpty ? nil : .erasedBefore
  }

  /// A record under the id that the store knows it by: out of the quarantine it is found again by no other.
  private func stored(_ record: CapturedRecord) throws(StoreError) -> CapturedRecord {
    guard let other = record.otherID, try store.record(record.interaction.id) == nil,
      try store.record(other) != nil
    else { return record }
    var known = record
    known.interaction.id = other
    return known
  }

  private var minimisation: Minimisation {
    get throws {
      guard !fields.contains(.user) else { return Minimisation(fields: fields) }
      let said = try store.userConsents().map { ($0.user, $0.scope) }
      return Minimisation(
        fields: fields,
        userConsents: Dictionary(said, uniquingKeysWith: { min($0, $1) })
      )
    }
  }

  /// Whether a file is the quarantine of the store, or of the place where the store stood.
  private func isQuarantine(_ file: String) throws(CaptureError) -> Bool {
    guard file != "-" else { return false }
    do throws(StoreError) {
      return try Quarantines(of: store, at: storePath).all.contains { isSameFile(file, $0) }
    } catch {
      throw CaptureError(.io, error.description)
    }
  }

  private func capture(_ file: String, in session: CaptureSession) async -> Outcome {
    do throws(CaptureError) {
      let isQuarantine = try isQuarantine(file)
      let reader = try LineReader(
        path: file,
        maximumLine: isQuarantine ? Quarantine.maximumLine : LineReader.defaultMaximumLine
      )
      var progress = ProgressLine("reading")
      var complaints = Complaints()
      let report = await session.capture(
        reader,
        isQuarantine: isQuarantine,
        now: { Host.now },
        onBroken: { line in
          progress.clear()
          complaints.add(line.description)
        },
        onProgress: { done in
          progress.update(
            done: done.bytesRead,
            total: done.totalBytes,
            detail: "\(done.lines) records"
          )
        }
      )
      progress.clear()
      complaints.end()
      if isQuarantine, let line = try Quarantine.firstUnreadable(in: file) {
        Messages.note(
          """
          Line \(line) of what is left in \(PlainText.line(file).text) cannot be read. Mend it or take it out: until then \
          errata log is refused where the settings have no redaction.external.
          """
        )
      }
      return .success(report)
    } catch {
      return .failure(error)
    }
  }
}

extension RejectsFile {
  /// Lets erasures know of it, if what is written to it stays.
  func remember(in store: any ReviewStore) throws {
    if isKept { try store.remember(KeptPlace(.rejects, path: path)) }
  }
}
