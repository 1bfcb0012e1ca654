import Capture
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

/// A folder for inputs and a store that keeps what it is handed: what the tests of capture need.
final class CaptureBench {
  let folder: TemporaryFolder
  let store = RecordingStore()

  init() throws { folder = try TemporaryFolder() }

  /// Reads lines and gives the report and what was said of broken ones.
  func capture(
    _ lines: String...,
    consent: Consent? = nil,
    minimisation: Minimisation = Minimisation(),
    rejects: RejectsFile? = nil
  ) async throws -> (report: CaptureReport, broken: [String]) {
    try await capture(
      bytes: Array(lines.map { $0 + "\n" }.joined().utf8),
      consent: consent,
      minimisation: minimisation,
      rejects: rejects
    )
  }

  /// Reads a file of these bytes, in small blocks, so that several are on their way at a time.
  func capture(
    bytes: [UInt8],
    blockSize: Int = 64,
    maximumLine: Int = LineReader.defaultMaximumLine,
    consent: Consent? = nil,
    minimisation: Minimisation = Minimisation(),
    rejects: RejectsFile? = nil
  ) async throws -> (report: CaptureReport, broken: [String]) {
    let path = folder.path("log.jsonl")
    try write(bytes, to: path)
    let session = try CaptureSession(
      store: store,
      key: try #require(StoreKey(bytes: [UInt8](repeating: 1, count: 32))),
      consent: consent,
      minimisation: minimisation,
      rejects: rejects
    )
    var broken: [String] = []
    let report = await session.capture(
      try LineReader(path: path, maximumLine: maximumLine, blockSize: blockSize),
      now: { Timestamp(milliseconds: 1_800_000_000_000) },
      onBroken: { broken.append($0.description.replacing("\(path):", with: "")) }
    )
    return (report, broken)
  }
}

/// A store in memory that keeps every record in the order in which it was handed over.
final class RecordingStore: CaptureStore {
  private let memory = MemoryStore()
  private(set) var records: [CapturedRecord] = []
  private(set) var transactions = 0
  /// From which transaction on the disk is full; nil for never.
  var failsFrom: Int?

  var interactions: [Interaction] { records.map(\.interaction) }
  var ids: [String] { interactions.map(\.id.rawValue) }

  func ingest(
    _ records: [CapturedRecord],
    now: Timestamp
  ) throws(StoreError) -> [IngestOutcome] {
    if let failsFrom, transactions >= failsFrom { throw StoreError(.io, "the disk is full.") }
    transactions += 1
    let outcomes = try memory.ingest(records, now: now)
    self.records += zip(records, outcomes).filter { $1 != .withoutConsent }.map(\.0)
    return outcomes
  }

  func setFeedback(
    _ feedback: Feedback?,
    of interaction: InteractionID,
    now: Timestamp
  ) throws(StoreError) -> IngestOutcome? {
    try memory.setFeedback(feedback, of: interaction, now: now)
  }

  func defaultConsent() throws(StoreError) -> Consent? { try memory.defaultConsent() }

  func setDefaultConsent(_ consent: Consent?) throws(StoreError) {
    try memory.setDefaultConsent(consent)
  }

  func record(_ id: InteractionID) throws(StoreError) -> StoredRecord? { try memory.record(id) }

  func statistics() throws(StoreError) -> StoreStatistics { try memory.statistics() }
}
