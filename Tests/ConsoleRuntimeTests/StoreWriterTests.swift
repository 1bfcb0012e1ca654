import ConsoleUI
import Dispatch
import Foundation
import Glibc
import ReviewModel
import ReviewStorage
import Synchronization
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `The lane of writes` {
  private let store = MemoryStore()
  private let leases = Leases()
  private let writer: StoreWriter
  private let reaches = Reaches()

  init() throws {
    try store.ingest(record("a"), record("b"))
    let session = StoreSession(
      store: store,
      reviewer: "ana",
      session: "s",
      redact: { [reaches] texts, _, reach, _ throws(StoreError) in
        reaches.add(reach)
        if texts.contains("bad") { throw StoreError(.io, "The redactor ended with status 1.") }
        return RedactedWords(texts)
      },
      findPrivate: { _, _ in [] }
    )
    writer = StoreWriter(session, unstored: UnstoredTickets(), leases: leases)
  }

  private func decide(
    _ ticket: Int,
    _ id: ItemID,
    _ verdict: Verdict,
    note: String? = nil
  ) throws
    -> [Event]
  {
    let items = [try store.key(id)]
    return writer.perform(
      .decide(ticket: ticket, items: items, verdict: verdict, note: note),
      at: moment(Int64(ticket))
    )
  }

  @Test
  func `says for which other items words are redacted`() throws {
    let items = [try store.key("a"), try store.key("b")]
    let discard = Verdict.discard(ReasonCode("spam"))
    _ = writer.perform(
      .decide(ticket: 1, items: [items[0]], verdict: discard, note: "n"),
      at: moment(1)
    )
    _ = writer.perform(
      .decide(
        ticket: 2,
        items: [items[0]],
        verdict: .correct("Yes."),
        note: nil,
        details: DecisionDetails(coversCluster: true)
      ),
      at: moment(2)
    )
    _ = writer.perform(.decide(ticket: 3, items: items, verdict: discard, note: "n"), at: moment(3))
    #expect(reaches.all == [.item, .cluster, .batch(items)])
  }

  @Test
  func `stores what must be said and must not with its correction, but nothing that was redacted`()
    throws
  {
    let session = StoreSession(
      store: store,
      reviewer: "ana",
      session: "s",
      redact: { texts, _, _, _ throws(StoreError) in
        RedactedWords(
          texts.map {
            $0?.replacingOccurrences(of: "Anna", with: "[PERSON_1]")
              .replacingOccurrences(of: "password hunter2xyz", with: "[PASSWORD_1]")
          }
        )
      },
      findPrivate: { _, _ in [] }
    )
    let writer = StoreWriter(session, unstored: UnstoredTickets(), leases: leases)
    // A part of a private value looks like none by itself.
    let asserted = ["30 days", "Anna", "hunter2xyz"].map { Assertion(.contains, $0) }
    _ = writer.perform(
      .decide(
        ticket: 1,
        items: [try store.key("a")],
        verdict: .correct("Ask Anna for password hunter2xyz within 30 days."),
        note: nil,
        details: DecisionDetails(assertions: asserted)
      ),
      at: moment(1)
    )
    let event = try #require(try store.decisions(after: 0, limit: 9).first)
    #expect(event.action == .decide(.correct("Ask [PERSON_1] for [PASSWORD_1] within 30 days.")))
    #expect(event.assertions == [asserted[0]])
    #expect(event.note == nil)
  }

  @Test
  func `takes nothing back when the decision that the undo meant was not stored`() throws {
    _ = try decide(1, "a", .affirm)
    let failed = try decide(2, "b", .discard(ReasonCode("spam")), note: "bad")
    #expect(failed == [.decisionFailed(ticket: 2, message: "The redactor ended with status 1.")])
    let undo = writer.perform(.reverse(.undo, ticket: 3, meaning: 2), at: moment(3))
    #expect(undo == [.reversalFailed(.undo, message: nil)])
    #expect(try store.status("a") == .decided(.affirm))
    // One that was asked for when nothing was on its way means what stands.
    _ = writer.perform(.reverse(.undo, ticket: 4), at: moment(4))
    #expect(try store.status("a") == .open)
  }

  @Test
  func `takes nothing back when the store had nothing to store of what the undo meant`() throws {
    _ = try decide(1, "b", .flag(ReasonCode("expert")))
    _ = try decide(2, "a", .affirm)
    // One's own flag is not settled, and what is not there is neither decided nor amended.
    _ = try decide(3, "b", .affirm)
    let gone: ItemKey = 4711
    _ = writer.perform(.decide(ticket: 4, items: [gone], verdict: .skip, note: nil), at: moment(4))
    _ = writer.perform(.amend(ticket: 5, items: [gone], .split), at: moment(5))
    for ticket in 3...5 {
      let undo = writer.perform(
        .reverse(.undo, ticket: ticket + 10, meaning: ticket),
        at: moment(9)
      )
      #expect(undo == [.reversalFailed(.undo, message: nil)], "\(ticket)")
    }
    #expect(try store.status("a") == .decided(.affirm))
  }

  @Test
  func `takes back what was stored meanwhile`() throws {
    _ = try decide(1, "a", .affirm)
    _ = writer.perform(.reverse(.undo, ticket: 2, meaning: 1), at: moment(2))
    #expect(try store.status("a") == .open)
  }

  @Test
  func `takes back what the undo meant, though one before it was not stored`() throws {
    _ = try decide(1, "a", .discard(ReasonCode("spam")), note: "bad")
    _ = try decide(2, "b", .affirm)
    let undo = writer.perform(.reverse(.undo, ticket: 3, meaning: 2), at: moment(3))
    #expect(undo.count == 1 && undo != [.reversalFailed(.undo, message: nil)])
    #expect(try store.status("b") == .open)
  }

  @Test
  func `stores no correction that is the answer unchanged`() throws {
    let answer = try #require(try store.item(store.key("a"), now: moment(0))).interaction.answer
    let events = try decide(1, "a", .correct(" \(answer)\n"))
    guard case .decisionFailed(ticket: 1, let message)? = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(message.contains("unchanged"))
    #expect(try store.status("a") == .open)
  }

  @Test
  func `makes no claim on an item that was left meanwhile`() throws {
    let key = try store.key("a")
    leases.want(key)
    leases.leave([key])
    #expect(writer.perform(.claim(key), at: moment(1)) == [])
    #expect(try store.item(key, now: moment(2))?.summary.claim == nil)
    leases.want(key)
    #expect(writer.perform(.claim(key), at: moment(1)).count == 1)
    #expect(try store.item(key, now: moment(2))?.summary.claim?.reviewer == "ana")
    leases.leave([key])
    #expect(writer.perform(.release(key), at: moment(3)) == [])
    #expect(try store.item(key, now: moment(4))?.summary.claim == nil)
  }

  @Test
  func `gives nothing back that it does not hold`() throws {
    let key = try store.key("a")
    let claim = Claim(reviewer: "ana", session: "s", expires: moment(100))
    _ = try store.claim(key, as: claim, now: moment(1))
    _ = writer.perform(.release(key), at: moment(2))
    #expect(try store.item(key, now: moment(3))?.summary.claim == claim)
  }
}

/// What the redactor was asked about.
private final class Reaches: Sendable {
  private let reaches = Mutex<[DecisionReach]>([])

  var all: [DecisionReach] { reaches.withLock { $0 } }

  func add(_ reach: DecisionReach) { reaches.withLock { $0.append(reach) } }
}

@Suite
struct `A write that takes long` {
  @Test
  func `keeps nobody from reading what a key asks for`() throws {
    let store = MemoryStore()
    try store.ingest(record("a"))
    let (hasBegun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let session = StoreSession(
      store: store,
      reviewer: "ana",
      session: "s",
      redact: { texts, _, _, _ in
        hasBegun.signal()
        mayEnd.wait()
        return RedactedWords(texts)
      },
      findPrivate: { _, _ in [] }
    )
    let inbox = try EventInbox()
    var runner = try EffectRunner(session, inbox: inbox)
    let items = [try store.key("a")]
    runner.perform([.decide(ticket: 1, items: items, verdict: .skip, note: "n")], at: moment(1))
    hasBegun.wait()
    runner.perform([.loadFilterWords], at: moment(1))
    var hasRead = false
    for _ in 0..<300 where !hasRead {
      hasRead = inbox.take().events.contains { if case .filterWords = $0 { true } else { false } }
      if !hasRead { usleep(10_000) }
    }
    #expect(hasRead)
    mayEnd.signal()
    runner.finish()
  }
}
