import Capture
import Foundation
import ReviewModel
import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

/// A store with questions that wait, and the built console on it, in real terminals.
struct ConsoleBench {
  private let workbench: Workbench
  /// The store, as another process sees it.
  let store: SQLiteReviewStore

  /// Makes a store with so many questions: `Question 1?` comes first.
  init(questions: Int = 6) throws {
    try self.init(
      (1...questions).map { number in
        record(
          InteractionID("q\(number)"),
          question: "Question \(number)?",
          answer: "Answer \(number).",
          time: moment(Int64(-number))
        )
      }
    )
  }

  /// Makes a store with records that wait.
  init(_ records: [CapturedRecord]) throws {
    workbench = try Workbench()
    // A test that waits for a message may not be at work while it is shown, on a machine that is busy.
    try workbench.write("message-time = 0\n", to: ".config/errata/errata.toml")
    store = try SQLiteReviewStore.open(workbench.path("errata.db"), create: true)
    _ = try StoreKey.load(beside: workbench.path("errata.db"), storeHasRecords: false)
    _ = try store.ingest(records, now: moment(0))
  }

  /// The path of a file in the bench's folder.
  func path(_ name: String) -> String { workbench.path(name) }

  /// The folder where drafts are kept.
  var drafts: String { path("errata.db-drafts") }

  /// Opens the console and waits until it shows the queue.
  func open(
    columns: Int = 80,
    rows: Int = 24,
    environment: [String: String] = [:],
    through command: [String] = [Products.url("errata").path],
    waitingFor text: String = "Question 1?"
  ) async throws -> TmuxSession {
    let session = try TmuxSession(
      command,
      columns: columns,
      rows: rows,
      environment: self.environment.merging(environment) { $1 }
    )
    try await session.wait(for: text)
    return session
  }

  /// Opens an interactive shell that stands where the store is, with `errata` as a command.
  func openShell(environment: [String: String] = [:]) async throws -> TmuxSession {
    let session = try TmuxSession(
      ["bash", "--norc", "--noprofile", "-i"],
      environment: self.environment
        .merging(["PS1": "ready> "]) { $1 }
        .merging(environment) { $1 }
    )
    try await session.wait(for: "ready>")
    return session
  }

  /// Opens the editor and waits for it: what comes in one burst with its key is taken for a paste.
  func openEditor(_ session: TmuxSession) async throws {
    try session.press("e")
    try await session.wait(for: "─ Correction")
  }

  /// What is decided on a question, nil while it waits.
  func verdict(_ number: Int) throws -> Verdict? {
    guard case .decide(let verdict)? = DecisionLog(try history(number)).effective?.action else {
      return nil
    }
    return verdict
  }

  /// Whether a question was ever decided, even if that was taken back.
  func wasDecided(_ number: Int) throws -> Bool { try !history(number).isEmpty }

  private func history(_ number: Int) throws -> [DecisionEvent] {
    let key = try store.key(ItemID("q\(number)"))
    return try #require(try store.item(key, now: moment(0))).history
  }

  /// Waits until a decision on a question is stored.
  func waitForVerdict(
    _ number: Int,
    _ isExpected: (Verdict?) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let end = ContinuousClock.now + .seconds(15)
    while !isExpected(try verdict(number)) {
      if ContinuousClock.now > end {
        Issue.record(
          "question \(number) has \(String(describing: try verdict(number)))",
          sourceLocation: sourceLocation
        )
        return
      }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Runs the program on the store, in the name of the reviewer of the console.
  func errata(_ arguments: [String]) throws -> Tool {
    try workbench.errata(arguments + ["--store", path("errata.db"), "--reviewer", "ada"])
  }

  /// Whether the store is sound, as `errata doctor` says.
  func expectSoundStore(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let run = try workbench.errata("doctor", environment: ["ERRATA_STORE": path("errata.db")])
    #expect(run.status == 0, "\(run.output)\(run.messages)", sourceLocation: sourceLocation)
  }

  /// What a console on it sees.
  var environment: [String: String] {
    [
      "HOME": workbench.folder.path, "ERRATA_STORE": path("errata.db"), "ERRATA_REVIEWER": "ada",
      "ERRATA": Products.url("errata").path,
    ]
  }
}
