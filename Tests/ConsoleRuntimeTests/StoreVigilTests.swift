import ConsoleUI
import Foundation
import Glibc
import Queueing
import ReviewModel
import ReviewStorage
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `A store that is watched over` {
  private let folder: TemporaryFolder
  private let store: SQLiteReviewStore
  private let key: ItemKey
  private let inbox: EventInbox

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteReviewStore.open(folder.path("errata.db"), create: true)
    try store.ingest(record("a"))
    key = try store.key("a")
    inbox = try EventInbox()
  }

  private func runner(heartbeat: Int) throws -> EffectRunner {
    let session = StoreSession(
      store: store,
      reviewer: "ana",
      session: "s",
      claims: ClaimPolicy(lease: 120_000, heartbeat: heartbeat),
      redact: { texts, _, _, _ in RedactedWords(texts) },
      findPrivate: { _, _ in [] }
    )
    let runner = try EffectRunner(
      session,
      inbox: inbox,
      watchedFile: folder.path("errata.db-wal"),
      lookInterval: 1
    )
    #expect(runner.keepVigil())
    return runner
  }

  private func end(of key: ItemKey) throws -> Timestamp {
    try store.item(key, now: moment(-1_000_000))?.summary.claim?.expires ?? moment(-2_000_000)
  }

  private func wait(until isSo: () throws -> Bool) async throws {
    let limit = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < limit {
      if try isSo() { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    // Beside many other tests the first sleep may be the last.
    if try isSo() { return }
    Issue.record("it never was so")
  }

  @Test
  func `has its claim renewed at every heartbeat, until it is given back`() async throws {
    var runner = try runner(heartbeat: 30)
    defer { runner.finish() }
    runner.perform([.claim(key)], at: moment(-1_000_000))
    let beginning = LoopClock.system.now
    try await wait { try end(of: key) > beginning }
    runner.perform([.release(key)], at: moment(0))
    try await wait { try end(of: key) < beginning }
    let writes = store.ownWrites
    try await Task.sleep(for: .milliseconds(150))
    #expect(store.ownWrites == writes)
  }

  @Test
  func `says nothing of a claim that is renewed as it was, and nothing of its own writes`()
    async throws
  {
    var runner = try runner(heartbeat: 20)
    defer { runner.finish() }
    runner.perform([.claim(key)], at: moment(-1_000_000))
    let writes = store.ownWrites
    try await wait { store.ownWrites > writes + 5 }
    let events = inbox.take().events
    guard events.count == 1, case .claimed(key, _) = events[0] else {
      Issue.record("the loop heard of \(events)")
      return
    }
  }

  @Test
  func `says who holds it when a claim is lost, once`() async throws {
    var runner = try runner(heartbeat: 20)
    defer { runner.finish() }
    runner.perform([.claim(key)], at: moment(-1_000_000))
    try await wait {
      inbox.take().events.contains { if case .claimed = $0 { true } else { false } }
    }
    try store.release(key, session: "s")
    let end = LoopClock.system.now.adding(milliseconds: 60_000)
    let theirs = Claim(reviewer: "bob", session: "t", expires: end)
    // Between two beats; ours may have been made anew by one.
    while try store.claim(key, as: theirs, now: LoopClock.system.now).reviewer != "bob" {
      try store.release(key, session: "s")
    }
    var heard: [Event] = []
    try await wait {
      heard += inbox.take().events
      return heard.contains { if case .claimed(_, theirs) = $0 { true } else { false } }
    }
    try await Task.sleep(for: .milliseconds(100))
    heard += inbox.take().events
    #expect(heard.count { if case .claimed(_, theirs) = $0 { true } else { false } } == 1)
  }

  @Test
  func `tells of what others write, also while it renews its claim`() async throws {
    var runner = try runner(heartbeat: 20)
    defer { runner.finish() }
    runner.perform([.claim(key)], at: moment(-1_000_000))
    let theirs = try SQLiteReviewStore.open(folder.path("errata.db"), create: false)
    for number in 1...20 {
      try await Task.sleep(for: .milliseconds(7))
      _ = inbox.take()
      try theirs.decide(.skip, "a", by: "bob", operation: OperationID("\(number)"))
      try await wait {
        inbox.take().events.contains { if case .storeChanged = $0 { true } else { false } }
      }
    }
  }
}
