import Capture
import Configuration
import Processes
import Redaction
import ReviewStorage

extension ResolvedSettings {
  /// After how many failures in a row a program is not asked any more while logs are read.
  private static let patience = 6

  /// The external redactor that is set; nil when none is.
  ///
  /// - Parameter isPatient: whether a program that fails is asked again for ever, since a person waits
  ///   for each answer.
  func externalRedactor(isPatient: Bool) throws -> ExternalRedactor? {
    guard let external = settings.externalRedactor else { return nil }
    let worker = LineWorker(
      external.command,
      limits: LineWorker.Limits(
        seconds: external.timeout,
        batch: external.batch,
        patience: isPatient ? nil : Self.patience
      )
    )
    if isPatient { worker.start() }
    return ExternalRedactor(beside: try redactor) { requests, check in
      worker.answers(to: requests, check: check).map { answer in
        answer.mapError { ExternalFailure($0.description) }
      }
    }
  }

  /// Whether an external redactor is set.
  var hasExternalRedactor: Bool { settings.externalRedactor != nil }

  /// What redacts the texts that people write.
  ///
  /// - Parameter identity: knows values again that stand with a record; nil where that is not asked.
  func reviewTexts(knownBy identity: RecordIdentity? = nil) throws -> ReviewTexts {
    ReviewTexts(
      redactor: try redactor,
      external: try externalRedactor(isPatient: true),
      identity: identity
    )
  }
}

extension GlobalOptions {
  /// What redacts the texts that people write; throws as ``settings()`` does.
  func reviewTexts() throws -> ReviewTexts { try settings().reviewTexts() }

  /// The same for texts about records of a store, whose key says which values it knows; without the key
  /// none is known again.
  func reviewTexts(for store: any ReviewStore) throws -> ReviewTexts {
    try settings().reviewTexts(
      knownBy: StoreKey.known(of: store, at: storePath()).map(RecordIdentity.init(key:))
    )
  }
}

extension ExternalFailure {
  /// What it means for texts that somebody wrote.
  var advice: String {
    """
    \(description), so nothing was stored. Mend the command in redaction.external of the settings, or \
    take it out; what it writes to standard error is seen when it is run by hand
    """
  }
}
