import Foundation
import TestSupport
import Testing

private let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
private let logs = ["ragtruth-open", "nq-open"].compactMap {
  sharedFile("data/open/\($0).jsonl")
}

/// The whole way of a record, on real ones: log, a reviewer at the keys, set, approval, release.
@Suite(
  .enabled(if: isLarge, "set ERRATA_LARGE_TESTS=1"),
  .enabled(if: logs.count == 2, "needs ../shared/data/open"),
  .enabled(if: TmuxSession.isAvailable, TmuxSession.hint)
)
struct `A reviewer's day over 2,100 real records` {
  @Test func `Leaves in the store and the release what was done at the keys`() async throws {
    let desk = try Workbench()
    let log = try Log(logs)
    #expect(log.records == 2100)
    #expect(log.statedRecords == 2100)

    let captured = try desk.errata(
      "log",
      logs[0].path,
      logs[1].path,
      "--store",
      "errata.db",
      "--json"
    )
    #expect(captured.status == 0)
    #expect(try desk.lines("queue", "--json").count == log.waiting)

    var day = try Day(at: desk, waiting: log.waiting)
    try await day.work()
    #expect(day.decisions >= 200, "only \(day.decisions) items were decided")

    #expect(try desk.count("is:corrected") == day.corrected)
    #expect(try desk.count("is:affirmed") == day.affirmed)
    #expect(try desk.count("is:discarded") == day.discarded)
    #expect(try desk.count("is:flagged") == day.flagged)
    // Some of what was skipped asks the same as what was decided later.
    #expect(try (1...day.skipped).contains(desk.count("is:skipped")))
    #expect(try desk.count("is:waiting kind:answer") == log.waiting - day.settled)
    #expect(try desk.errata("doctor").status == 0)

    let set = try #require(try desk.lines("curate", "--json").first)
    let id = try #require(set["id"] as? String)
    let counts = try #require(set["counts"] as? [String: Int])
    #expect(counts["records"] == log.stored)
    #expect(counts["waiting"] == log.waiting - day.settled + day.flagged)
    let judged = log.up + log.corrected + day.corrected + day.affirmed + day.discarded
    let part = ["used", "in_conflict", "dropped", "without_consent"].compactMap { counts[$0] }
    #expect(part.reduce(0, +) == judged)

    #expect(try desk.errata("release", id, "--out", "early").status == 1)
    #expect(try desk.errata("approve", id, "--all").status == 0)
    #expect(try desk.errata("release", id, "--out", "release").status == 0)
    let chats = try desk.read("release/sft.jsonl").split(separator: "\n")
    #expect(!chats.isEmpty)
    for line in chats { #expect(try isChat(Data(line.utf8))) }
    let again = try desk.errata("release", id, "--out", "twin")
    #expect(again.status == 0)
    for name in ["eval.jsonl", "sft.jsonl", "preferences.jsonl", "manifest.json", "README.md"] {
      #expect(try desk.read("release/\(name)") == desk.read("twin/\(name)"))
    }
    print(
      """
      reviewer's day: \(log.records) records, \(log.stored) stored, \(log.waiting) waiting; \
      \(day.corrected) corrected, \(day.affirmed) affirmed, \(day.discarded) discarded, \
      \(day.flagged) flagged, \(day.skipped) skipped, \(day.undone) operations undone; \
      \(chats.count) chats released
      """
    )
  }
}

/// What the logs hold, read without errata.
private struct Log {
  private(set) var records = 0
  /// The number of records that the data's own statistics state.
  private(set) var statedRecords = 0
  private(set) var stored = 0
  private(set) var waiting = 0
  private(set) var up = 0
  private(set) var corrected = 0

  init(_ files: [URL]) throws {
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
        take(try #require(object as? [String: Any]))
      }
    }
    let statistics = files[0].deletingLastPathComponent().appending(path: "stats.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: statistics))
    let all = try #require(object as? [String: Any])
    for file in files {
      let name = file.deletingPathExtension().lastPathComponent
      statedRecords += (all[name] as? [String: Any])?["records"] as? Int ?? 0
    }
  }

  private mutating func take(_ record: [String: Any]) {
    records += 1
    guard record["consent"] as? Bool != false else { return }
    stored += 1
    let feedback = record["feedback"] as? [String: Any]
    let signal = feedback?["signal"] as? String ?? record["feedback"] as? String
    let correction = feedback?["correction"] as? String ?? record["correction"] as? String
    switch (signal, correction) {
    case (nil, _): break
    case (_, .some): corrected += 1
    case ("up", nil): up += 1
    default: waiting += 1
    }
  }
}

/// The reviewer, who waits for what the screen says after each decision.
private struct Day {
  private let session: TmuxSession
  /// How many the header has to count as waiting.
  private var waiting: Int
  private(set) var corrected = 0
  private(set) var affirmed = 0
  private(set) var discarded = 0
  private(set) var flagged = 0
  private(set) var skipped = 0
  private(set) var undone = 0

  /// The items that no longer wait.
  var settled: Int { corrected + affirmed + discarded + flagged }
  /// The items that were decided in any way.
  var decisions: Int { settled + skipped }

  init(at desk: Workbench, waiting: Int) throws {
    self.waiting = waiting
    session = try TmuxSession(
      [Products.url("errata").path, "--store", desk.path("errata.db"), "--reviewer", "ada"],
      columns: 120,
      rows: 40
    )
  }

  mutating func work() async throws {
    try await session.wait(for: "\(grouped(waiting)) waiting")
    for round in 0..<24 {
      try await correct("Checked against the sources: answer \(round).")
      affirmed += try await affirm()
      try await discard()
      try await flag()
      if round % 3 == 0 { try await skip() }
      if round % 4 == 0 { try await takeBackAndAgain() }
      if round % 2 == 0 { try await batch(of: 8) }
    }
    try session.type("q")
    #expect(try await session.ending() == .status(0))
  }

  private mutating func correct(_ text: String) async throws {
    try session.type("e")
    try await session.wait(for: "Write the right answer here.")
    try session.type(text)
    try await session.wait(for: text)
    try await session.submitCorrection()
    corrected += try await decided()
  }

  private mutating func affirm() async throws -> Int {
    try session.type("a")
    return try await decided()
  }

  private mutating func discard() async throws {
    try session.type("d")
    try await session.wait(for: "Discard: why?")
    try session.type("2")
    discarded += try await decided()
  }

  private mutating func flag() async throws {
    try session.type("f")
    try await session.wait(for: "Flag: why?")
    try session.type("3")
    flagged += try await decided()
  }

  private mutating func skip() async throws {
    let before = Self.number("skipped", on: try session.screen())
    try session.type("s")
    let screen = try await session.wait(for: "more skipped") {
      Self.number("skipped", on: $0) > before
    }
    skipped += Self.number("skipped", on: screen) - before
  }

  /// Takes the last decision back and makes it again, and once more, and decides the item otherwise.
  private mutating func takeBackAndAgain() async throws {
    let count = try await affirm()
    for key in ["u", "C-r", "u"] {
      try session.press(key)
      #expect(try await decided() == (key == "u" ? -count : count))
    }
    undone += 2
    try await discard()
  }

  private mutating func batch(of count: Int) async throws {
    for _ in 0..<count { try session.press("Space") }
    try await session.wait(for: " marked")
    try session.type("a")
    try await session.wait(for: "y")
    try session.type("y")
    affirmed += try await decided()
  }

  /// How many items fewer wait, once the header counts what else a decision has covered.
  private mutating func decided() async throws -> Int {
    var (last, since) = (waiting, ContinuousClock.now)
    _ = try await session.wait(for: "another number than \(waiting) waiting") { [waiting] screen in
      let count = Self.number("waiting", on: screen)
      if count != last { (last, since) = (count, .now) }
      return last != waiting && ContinuousClock.now - since > .milliseconds(700)
    }
    defer { waiting = last }
    return waiting - last
  }

  /// The number that stands before a word in the header; 0 when there is none.
  private static func number(_ word: String, on screen: String) -> Int {
    let header = screen.prefix { $0 != "\n" }.split(separator: " ")
    guard let place = header.firstIndex(of: Substring(word)), place > 0 else { return 0 }
    return Int(header[place - 1].filter { $0 != "," }) ?? 0
  }

  private func grouped(_ count: Int) -> String {
    count < 1000 ? "\(count)" : "\(count / 1000),\(String(count % 1000 + 1000).dropFirst())"
  }
}

extension Workbench {
  /// What a command prints with one JSON object a line.
  fileprivate func lines(_ command: String, _ arguments: String...) throws -> [[String: Any]] {
    let run = try shell(
      "\"$ERRATA\" \(([command] + arguments).map { "'\($0)'" }.joined(separator: " "))"
    )
    #expect(run.status == 0, "\(run.messages)")
    return try run.output.split(separator: "\n").map {
      let object = try JSONSerialization.jsonObject(with: Data($0.utf8))
      return try #require(object as? [String: Any])
    }
  }

  fileprivate func count(_ filter: String) throws -> Int {
    try lines("queue", "--json", "--filter", filter).count
  }
}

private func isChat(_ line: Data) throws -> Bool {
  let object = try JSONSerialization.jsonObject(with: line)
  let record = try #require(object as? [String: Any])
  guard Array(record.keys) == ["messages"] else { return false }
  let messages = try #require(record["messages"] as? [[String: String]])
  return messages.suffix(2).map { $0["role"] } == ["user", "assistant"]
    && messages.allSatisfy { $0["content"]?.isEmpty == false }
}
