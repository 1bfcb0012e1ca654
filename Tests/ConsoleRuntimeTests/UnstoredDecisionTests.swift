import CellGrid
import ConsoleUI
import Foundation
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `Decisions in the draft journal` {
  private let store = MemoryStore()
  private let home: TemporaryFolder
  private let folder: DraftFolder

  init() throws {
    home = try TemporaryFolder()
    folder = DraftFolder(besideStore: home.path("errata.db"))
    let records = (1...3).map { number in
      record(
        InteractionID("r\(number)"),
        question: "Question \(number)?",
        answer: "Answer \(number).",
        time: moment(Int64(-number))
      )
    }
    _ = try store.ingest(records, now: moment(0))
  }

  private func open(
    _ session: String,
    resolve: (ItemKey, ItemID?) -> ItemKey? = { key, _ in key }
  ) -> DraftJournal {
    DraftJournal(
      in: folder,
      reviewer: "ana",
      session: session,
      resolve: resolve,
      report: { Issue.record("\($0)") }
    )
  }

  /// Decides in a session that ends before the store has taken it, as by `kill -9`.
  private func decide(
    _ verdict: Verdict,
    _ items: [ItemKey],
    ticket: Int = 1,
    session: String,
    ids: [ItemID?] = [],
    at time: Timestamp = moment(1)
  ) throws {
    let journal = open(session, resolve: { _, _ in nil })
    try journal.append(
      .decision(
        UnstoredDecision(ticket: ticket, items: items, verdict: verdict, note: "a secret note")
      ),
      id: nil,
      ids: ids,
      operation: OperationID("\(session)-\(ticket)"),
      at: time
    )
  }

  /// Opens a console of another session, to its end.
  private func play(_ session: String) throws -> [Decided] {
    let configuration = ConsoleConfiguration(
      reviewer: "ana",
      storeName: "test",
      openedAt: moment(1000)
    )
    var loop = try ConsoleLoop(
      ConsoleState(configuration: configuration),
      on: HeadlessTerminal(size: Size(columns: 80, rows: 24)),
      session: StoreSession(
        store: store,
        reviewer: "ana",
        session: session,
        redact: { texts, _, _, _ in RedactedWords(texts) },
        findPrivate: { _, _ in [] }
      ),
      drafts: folder,
      clock: .virtual(moment(1000))
    )
    _ = loop.play(try Script("") { _ in true }, staysOpen: false)
    return try store.decisions(after: 0, limit: 10).map { Decided(item: $0.item, by: $0.operation) }
  }

  private struct Decided: Equatable {
    var item: ItemKey
    var by: OperationID
  }

  @Test func `are stored by the next console as the operations that they were, and once`() throws {
    let key = try store.key("r2")
    try decide(.discard(ReasonCode("spam")), [key], session: "dead", ids: ["r2"])
    #expect(try play("s2") == [Decided(item: key, by: "dead-1")])
    #expect(open("s3").decisions == [])
    // The store had taken it, and the console died before it heard so.
    try decide(.discard(ReasonCode("spam")), [key], session: "dead", ids: ["r2"])
    #expect(try play("s4") == [Decided(item: key, by: "dead-1")])
    #expect(open("s5").decisions == [])
  }

  @Test func `are followed by undos and redos that were asked for, unless something came since`()
    throws
  {
    try store.decide(.affirm, "r1", operation: "old", at: moment(1))
    try keep([(.reverse(.undo), 1, nil, 5)], session: "dead")
    #expect(try play("s2").map(\.by) == ["old", "dead-1"])
    #expect(try store.status("r1") == .open)
    #expect(open("s3").changes == [])
    // What it meant was never stored, so nothing is taken back.
    try store.decide(.affirm, "r2", operation: "old2", at: moment(6))
    try keep([(.reverse(.undo), 8, 7, 9)], session: "dead2")
    #expect(try play("s4").count == 3)
    // What was decided since stands.
    try keep([(.reverse(.undo), 1, nil, 5)], session: "dead3")
    #expect(try play("s5").count == 3)
    #expect(try store.status("r2") == .decided(.affirm))
    #expect(open("s6").changes == [])
  }

  @Test func `go on in their order with what was taken back between them`() throws {
    try store.decide(.affirm, "r1", operation: "old", at: moment(1))
    try keep([(.reverse(.undo), 1, nil, 5)], session: "dead")
    try decide(.skip, [store.key("r2")], ticket: 2, session: "dead", ids: ["r2"], at: moment(7))
    #expect(try play("s2").map(\.by) == ["old", "dead-1", "dead-2"])
  }

  /// Asks for changes in a session that ends before the store has made them.
  private func keep(
    _ changes: [(UnstoredChange.What, ticket: Int, meaning: Int?, at: Int64)],
    session: String
  ) throws {
    let journal = open(session, resolve: { _, _ in nil })
    for (what, ticket, meaning, time) in changes {
      try journal.append(
        .change(UnstoredChange(ticket: ticket, what, meaning: meaning)),
        id: nil,
        operation: OperationID("\(session)-\(ticket)"),
        meant: meaning.map { OperationID("\(session)-\($0)") },
        at: moment(time)
      )
    }
  }

  @Test func `come back in the order in which they were made`() throws {
    do {
      let journal = open("dead")
      for ticket in [9, 10, 11] {
        let decision = UnstoredDecision(ticket: ticket, items: [ItemKey(ticket)], verdict: .skip)
        let operation = OperationID("dead-\(ticket)")
        try journal.append(
          .decision(decision),
          id: nil,
          ids: ["i"],
          operation: operation,
          at: moment(1)
        )
      }
    }
    #expect(open("next").decisions.map(\.items) == [[9], [10], [11]])
  }

  @Test func `of one item find it again, and of a batch on others stay where they are`() throws {
    try decide(.affirm, [4], session: "a", ids: ["i4"])
    try decide(.affirm, [4, 5], session: "b", ids: ["i4", "i5"])
    let next = open("next") { _, id in id == "i4" ? 40 : 50 }
    #expect(next.decisions.map(\.items) == [[40]])
    next.close()
    #expect(open("later").decisions.map(\.items).contains([4, 5]))
  }

  @Test func `that cannot be written make no noise about drafts, and are not called kept`() throws {
    #expect(FileManager.default.createFile(atPath: folder.path, contents: nil))
    let journal = open("one")
    let decision = UnstoredDecision(ticket: 1, items: [1], verdict: .affirm)
    try journal.append(.decision(decision), id: nil, operation: "one-1", at: moment(1))
    #expect(journal.hasUnwrittenDecisions && !journal.hasUnwrittenTexts)
  }

  @Test func `overrule nothing that was decided since, be it that they wait through two starts`()
    throws
  {
    let key = try store.key("r2")
    try decide(.affirm, [key], session: "dead", ids: ["r2"])
    // A second console that ends before it hears from the store.
    do {
      let journal = open("busy")
      var decision = try #require(journal.decisions.first)
      #expect(decision.made == moment(1))
      decision.ticket = 1
      let operation = OperationID("dead-1")
      try journal.append(
        .decision(decision),
        id: nil,
        ids: ["r2"],
        operation: operation,
        at: moment(50)
      )
    }
    try store.decide(.discard(ReasonCode("spam")), "r2", operation: "elsewhere", at: moment(20))
    #expect(try play("s2") == [Decided(item: key, by: "elsewhere")])
    #expect(try store.status("r2") == .decided(.discard))
    #expect(open("s3").decisions == [])
  }

  @Test func `on many of which no id is known are not replayed on others`() throws {
    try decide(.affirm, [4, 5], session: "a", ids: [nil, nil])
    try decide(.affirm, [6], session: "b")
    #expect(open("next").decisions == [])
  }

  @Test func `go on for the others when one of their records is erased, without the note`() throws {
    try decide(.affirm, Array(1...500), session: "b", ids: ["i1", "i2"])
    let live = open("live", resolve: { _, _ in nil })
    let batch = UnstoredDecision(ticket: 1, items: [2, 3], verdict: .affirm, note: "a secret note")
    try live.append(.decision(batch), id: nil, ids: ["i2", "i3"], operation: "l-1", at: moment(2))
    let erased = try folder.erase { item, id in id == "i2" || item == 400 }
    #expect(erased.values.flatMap(\.decisions).map(\.value).sorted() == [1, 498])
    let bytes = try folder.journals().map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(bytes.allSatisfy { $0.range(of: Data("secret note".utf8)) == nil })
    #expect(bytes.allSatisfy { $0.range(of: Data("i2".utf8)) == nil })
    // The live console hears of it, and writes nothing of it again.
    try live.append(.erase(2), id: nil, at: moment(3))
    live.close()
    let left = open("next").decisions
    #expect(left.map(\.items.count) == [498, 1] && left.map(\.erased) == [2, 1])
    #expect(left.map(\.items)[1] == [3] && left.allSatisfy { $0.note == nil })
    #expect(!left[0].items.contains(2) && !left[0].items.contains(400))
  }

  @Test func `go with each of their records`() throws {
    try decide(.correct("a secret correction"), [1], session: "a", ids: ["i1"])
    try decide(.affirm, [400], session: "b")
    try decide(.affirm, [3], session: "c", ids: ["i3"])
    #expect(folder.notes { item, _ in item == 400 } == ["a secret note"])
    try folder.erase { item, _ in item == 1 || item == 400 }
    let bytes = try folder.journals().map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(bytes.allSatisfy { $0.range(of: Data("secret correction".utf8)) == nil })
    #expect(open("next").decisions.map(\.items) == [[3]])
  }

  @Test func `leave nothing on the disk when they are stored`() throws {
    let journal = open("one")
    let decision = UnstoredDecision(
      ticket: 1,
      items: [1],
      verdict: .correct("a secret correction"),
      keeping: "why",
      details: DecisionDetails(
        coversCluster: true,
        spared: [2, 3],
        effort: DecisionEffort(milliseconds: 5, keys: 6)
      )
    )
    try journal.append(.decision(decision), id: nil, operation: "one-1", at: moment(1))
    #expect(journal.decisions == [decision.kept(as: "one-1", made: moment(1))])
    try journal.append(.dropDecision(ticket: 1), id: nil, operation: "one-1", at: moment(1))
    #expect(journal.decisions == [])
    let bytes = try Data(contentsOf: URL(filePath: try #require(folder.journals().first)))
    #expect(bytes.range(of: Data("secret".utf8)) == nil)
    journal.close()
    #expect(folder.journals() == [])
  }
}
