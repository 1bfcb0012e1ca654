import Foundation
import ReviewModel
import ReviewStorage
import SQLiteStore
import TestSupport
import Testing

@Suite struct `Several processes on one store` {
  @Test(.timeLimit(.minutes(10)))
  func `Race over all items, are killed, and leave one effective decision each`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("errata.db")
    let store = try SQLiteReviewStore.open(path, create: true)
    _ = try store.ingest(
      (0..<itemCount).map { record(InteractionID("r\($0)"), time: moment(Int64($0))) },
      now: moment(0)
    )

    let kills = try race(on: path, in: folder)
    #expect(kills > 0)
    try settleTheRest(on: path, in: folder)

    let findings = try store.check()
    #expect(findings == [])
    let events = try store.decisions(after: 0, limit: .max)
    try expectOneEffectiveDecisionEach(store, events)
    expectOwnReversalsOnly(events)
    try expectNothingDurableIsLost(events, folder)
    #expect(!events.filter(\.isLate).isEmpty, "nobody came late, so this was no race")
  }

  /// Two consoles and a command line, one of which is killed and started again every few decisions.
  private func race(on path: String, in folder: TemporaryFolder) throws -> Int {
    var starts = 0
    func start(_ reviewer: String) throws -> Racer {
      starts += 1
      let session = "\(reviewer)\(starts)"
      return try Racer(
        ["race", path, reviewer, session, "undoes"],
        output: folder.path("\(session).out")
      )
    }
    var racers = try ["ana", "bo", "cy"].map { ($0, try start($0)) }
    let store = try SQLiteReviewStore.open(path, create: false)
    var kills = 0
    // Twice as many kills as it takes, should the queue stay full.
    while try store.queueCount(ItemFilter()) > 0, kills < itemCount {
      usleep(UInt32.random(in: 20_000...90_000))
      let index = Int.random(in: 0..<racers.count)
      let (reviewer, racer) = racers[index]
      guard !racer.lines.isEmpty || racer.hasEnded else { continue }
      racer.kill()
      _ = racer.wait()
      kills += 1
      racers[index] = (reviewer, try start(reviewer))
    }
    for (_, racer) in racers {
      racer.kill()
      _ = racer.wait()
      kills += 1
    }
    return kills
  }

  /// What the killed left open, by one who neither skips nor undoes.
  private func settleTheRest(on path: String, in folder: TemporaryFolder) throws {
    let racer = try Racer(
      ["race", path, "dan", "dan", "settles"],
      output: folder.path("dan.out")
    )
    #expect(racer.wait() == 0, "\(racer.lines.last ?? "")")
  }

  private func expectOneEffectiveDecisionEach(
    _ store: SQLiteReviewStore,
    _ events: [DecisionEvent]
  ) throws {
    let logs = Dictionary(grouping: events, by: \.item).mapValues { DecisionLog($0) }
    #expect(logs.count == itemCount)
    for (key, log) in logs {
      let item = try #require(try store.item(key, now: moment(0)))
      #expect(log.effective != nil)
      #expect(item.summary.status == log.status && !log.status.isOpen)
      #expect(item.summary.lateDecisions == log.disputes)
    }
  }

  private func expectOwnReversalsOnly(_ events: [DecisionEvent]) {
    let reviewers = Dictionary(
      events.map { ($0.operation, $0.reviewer) },
      uniquingKeysWith: { first, _ in first }
    )
    for event in events {
      switch event.action {
      case .decide, .amend: break
      case .undo(let target), .redo(let target): #expect(reviewers[target] == event.reviewer)
      }
    }
  }

  /// Whatever a racer has printed, it had been told was durable.
  private func expectNothingDurableIsLost(
    _ events: [DecisionEvent],
    _ folder: TemporaryFolder
  ) throws {
    let known = Set(events.map(\.operation.rawValue))
    let decisions = Set(
      events.map { "\($0.operation) \($0.item) \($0.isLate ? "late" : "effective")" }
    )
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".out") {
      let text = try String(contentsOfFile: folder.path(name), encoding: .utf8)
      for line in text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1) {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        switch words.first {
        case "decided": #expect(decisions.contains(words[1]))
        case "reversed": #expect(known.contains(words[1]))
        default: Issue.record("\(name): \(line)")
        }
      }
    }
  }
}

private let itemCount =
  ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1" ? 1000 : 100
