import ConsoleUI
import Queueing
import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import ConsoleRuntime

@Suite
struct `A claim while the loop waits for an editor` {
  @Test
  func `is renewed at every heartbeat, and no more once the editor has ended`() async throws {
    let store = MemoryStore()
    try store.ingest(record("a"))
    let key = try store.key("a")
    var runner = EffectRunner(
      StoreSession(
        store: store,
        reviewer: "ana",
        session: "s",
        claims: ClaimPolicy(lease: 120_000, heartbeat: 30),
        redact: { texts, _, _, _ in RedactedWords(texts) },
        findPrivate: { _, _ in [] }
      ),
      inbox: try EventInbox()
    )
    runner.perform([.claim(key)], at: moment(-1_000_000))
    func end() throws -> Timestamp? {
      try store.item(key, now: moment(-1_000_000))?.summary.claim?.expires
    }
    let renewal = runner.renewal(of: key)
    let limit = ContinuousClock.now + .seconds(10)
    let beginning = LoopClock.system.now
    while try end() ?? moment(-2_000_000) < beginning, ContinuousClock.now < limit {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(try end() ?? moment(-2_000_000) > beginning)
    renewal.end()
    try await Task.sleep(for: .milliseconds(100))
    let last = try end()
    try await Task.sleep(for: .milliseconds(150))
    #expect(try end() == last)
  }
}
