import CellGrid
import ConsoleUI
import Foundation
import Queueing
import ReviewModel
import ReviewStorage
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@testable import ConsoleRuntime

/// An application that does what a test says, and remembers what happened.
private struct Puppet: ConsoleApplication {
  var first: [Effect]
  var events: [Event] = []
  var follow: (Event) -> [Effect]

  mutating func start() -> [Effect] { first }

  mutating func update(_ event: Event) -> [Effect] {
    events.append(event)
    return follow(event)
  }

  var complaint: String? { nil }
  var draftCount: Int { 0 }

  func render(size: Size) -> Grid { Grid(size: size, theme: .plain) }
}

/// A terminal that tells a test when it is drawn upon.
private struct WatchedTerminal: TerminalDevice {
  let size = Size(columns: 20, rows: 5)
  let inputDescriptor: Int32 = -1
  let onDraw: () -> Void

  mutating func draw(_ grid: Grid) { onDraw() }
  mutating func nextInputs() -> [TerminalInput]? { [] }
  mutating func resize() -> Size { size }
  mutating func redraw() {}
  mutating func setMouse(_ isOn: Bool) {}
  func copy(_ text: String) -> Bool { text.utf8.count < 10 }
  mutating func suspend() {}
  mutating func resume() {}
  mutating func takeAgain() {}
}

@Suite
struct `The loop` {
  private let store = MemoryStore()
  private let home: TemporaryFolder
  private let folder: DraftFolder

  init() throws {
    home = try TemporaryFolder()
    folder = DraftFolder(besideStore: home.path("errata.db"))
    try store.ingest(record("a"), record("b"), record("c"))
  }

  /// Runs a loop to its end and returns what the application saw.
  private func run(
    _ first: [Effect],
    onDraw: @escaping () -> Void = {},
    watching: String? = nil,
    typed: [Key] = [],
    _ follow: @escaping (Event) -> [Effect]
  ) throws -> [Event] {
    let log = Mutex<[Event]>([])
    let puppet = Puppet(first: first) { event in
      log.withLock { $0.append(event) }
      return follow(event)
    }
    var loop = try ConsoleLoop(
      puppet,
      on: WatchedTerminal(onDraw: onDraw),
      session: StoreSession(
        store: store,
        reviewer: "ana",
        session: "s",
        redact: { texts, _, _, _ in RedactedWords(texts) },
        findPrivate: { _, _ in [] }
      ),
      drafts: folder,
      watchedFile: watching,
      lookInterval: 1
    )
    loop.events = typed.map { .input(.key($0), at: Timestamp(milliseconds: 0)) }
    let ending = loop.run()
    #expect(ending == .left)
    return log.withLock { $0 }
  }

  @Test
  func `begins with the size, and sends timers when their time has come`() throws {
    let events = try run([
      .startTimer(.notice(1), milliseconds: 20), .startTimer(.notice(2), milliseconds: 1),
      .startTimer(.notice(3), milliseconds: 1), .stopTimer(.notice(3)),
    ]) { event in
      if case .timer(.notice(1), _) = event { [.quit] } else { [] }
    }
    let timers = events.compactMap { if case .timer(let id, _) = $0 { id } else { nil } }
    #expect(timers == [.notice(2), .notice(1)])
    guard case .input(.resized(Size(columns: 20, rows: 5)), _) = events.first else {
      Issue.record("the first event was \(String(describing: events.first))")
      return
    }
  }

  @Test
  func `obeys no key that was read behind the one that ends it`() throws {
    let events = try run([], typed: [.character("q"), .character("a")]) { event in
      if case .input(.key, _) = event { [.quit] } else { [] }
    }
    let keys = events.compactMap { if case .input(.key(let key), _) = $0 { key } else { nil } }
    #expect(keys == [.character("q")])
  }

  @Test
  func `has a draft on disk before it is on the screen`() throws {
    let seen = Mutex<[ItemKey]>([])
    let draft = Draft(item: 7, text: "typed", caret: 5)
    _ = try run(
      [.startTimer(.notice(1), milliseconds: 1), .journal(.checkpoint(draft))],
      onDraw: { seen.withLock { $0 += folder.items().map(\.item) } }
    ) { event in
      if case .timer = event { [.quit] } else { [] }
    }
    #expect(seen.withLock { $0.first } == 7)
  }

  @Test
  func `draws once what stays the same`() throws {
    let drawings = Mutex(0)
    _ = try run(
      (1...5).map { .startTimer(.notice($0), milliseconds: $0) },
      onDraw: { drawings.withLock { $0 += 1 } }
    ) { event in
      if case .timer(.notice(5), _) = event { [.quit] } else { [] }
    }
    #expect(drawings.withLock { $0 } == 1)
  }

  @Test
  func `reads ahead only when the drawing is done`() throws {
    let key = try store.key("a")
    let order = Mutex<[String]>([])
    _ = try run(
      [.prefetchItem(key)],
      onDraw: { order.withLock { $0.append("drawing") } }
    ) { event in
      guard case .item = event else { return [] }
      order.withLock { $0.append("record") }
      return [.quit]
    }
    #expect(order.withLock { $0 } == ["drawing", "record"])
  }

  @Test
  func `draws what was asked for at once together with its answer`() throws {
    let key = try store.key("a")
    let order = Mutex<[String]>([])
    _ = try run(
      [.loadItem(key)],
      onDraw: { order.withLock { $0.append("drawing") } }
    ) { event in
      guard case .item = event else { return [] }
      order.withLock { $0.append("record") }
      return [.startTimer(.notice(1), milliseconds: 1), .quit]
    }
    #expect(order.withLock { $0.first } == "record")
  }

  @Test
  func `tells what others have written from its own writes`() throws {
    let watched = home.path("errata.db-wal")
    func touch() throws {
      try Data("\(UUID())".utf8).write(to: URL(filePath: watched), options: [])
    }
    try touch()
    let key = try store.key("a")
    let decide = Effect.decide(ticket: 1, items: [key], verdict: .affirm, note: nil)
    let events = try run([.startTimer(.notice(1), milliseconds: 30)], watching: watched) { event in
      do {
        switch event {
        case .timer(.notice(1), _):
          return [decide]
        case .decided:
          try touch()
          return [.startTimer(.notice(2), milliseconds: 50)]
        case .timer(.notice(2), _):
          try store.decide(.skip, "b", by: "bob", operation: "x")
          try touch()
          return []
        case .storeChanged:
          return [.quit]
        default:
          return []
        }
      } catch {
        Issue.record(error)
        return [.quit]
      }
    }
    let order = events.compactMap { event -> String? in
      switch event {
      case .decided: "decided"
      case .timer(.notice(2), _): "other's write"
      case .storeChanged: "changed"
      default: nil
      }
    }
    #expect(order == ["decided", "other's write", "changed"])
  }

  @Test
  func `sleeps on while its claim is renewed`() throws {
    let path = home.path("claims.db")
    let store = try SQLiteReviewStore.open(path, create: true)
    try store.ingest(record("a"))
    let key = try store.key("a")
    let seen = Mutex((wakeUps: 0, writes: Int64(0)))
    func wakeUps() -> Int {
      let status = try? String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
      return line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0
    }
    let puppet = Puppet(first: [.claim(key), .startTimer(.notice(1), milliseconds: 200)]) { event in
      switch event {
      case .timer(.notice(1), _):
        seen.withLock { $0 = (wakeUps(), store.ownWrites) }
        return [.startTimer(.notice(2), milliseconds: 800)]
      case .timer(.notice(2), _):
        seen.withLock { $0 = (wakeUps() - $0.wakeUps, store.ownWrites - $0.writes) }
        return [.quit]
      default: return []
      }
    }
    var loop = try ConsoleLoop(
      puppet,
      on: WatchedTerminal(onDraw: {}),
      session: StoreSession(
        store: store,
        reviewer: "ana",
        session: "s",
        claims: ClaimPolicy(heartbeat: 20),
        redact: { texts, _, _, _ in RedactedWords(texts) },
        findPrivate: { _, _ in [] }
      ),
      drafts: folder,
      watchedFile: "\(path)-wal"
    )
    #expect(loop.run() == .left)
    let (asleep, renewals) = seen.withLock { $0 }
    #expect(renewals > 5)
    // One for the timer itself; a machine that is busy may take the thread off once more.
    #expect(asleep <= 3, "it woke \(asleep) times for \(renewals) renewals")
  }

  @Test
  func `says that a text is too long for the clipboard`() throws {
    let events = try run([.copy("longer than ten bytes")]) { event in
      if case .failed = event { [.quit] } else { [] }
    }
    #expect(events.count == 2)
  }

  @Test
  func `ends its writes before it ends`() throws {
    let key = try store.key("a")
    _ = try run([.decide(ticket: 1, items: [key], verdict: .affirm, note: nil), .quit]) { _ in [] }
    #expect(try store.status("a") == .decided(.affirm))
  }

  @Test
  func `drops a draft whose correction was on its way when it ended`() throws {
    let key = try store.key("a")
    let draft = Draft(item: key, text: "Right.", caret: 6)
    let decide = Effect.decide(ticket: 1, items: [key], verdict: .correct("Right."), note: nil)
    _ = try run([.journal(.checkpoint(draft)), decide, .quit]) { event in
      if case .decided = event { [.journal(.drop(key))] } else { [] }
    }
    #expect(try store.status("a") == .decided(.correct))
    #expect(folder.items().isEmpty)
  }

  @Test
  func `tells of a decision that failed after it had ended`() throws {
    // Another operation has the name that this console gives to its first.
    try store.decide(.skip, "b", by: "bob", operation: "s-1")
    let key = try store.key("a")
    var loop = try ConsoleLoop(
      Puppet(
        first: [.decide(ticket: 1, items: [key], verdict: .affirm, note: nil), .quit],
        follow: { _ in [] }
      ),
      on: WatchedTerminal(onDraw: {}),
      session: StoreSession(
        store: store,
        reviewer: "ana",
        session: "s",
        redact: { texts, _, _, _ in RedactedWords(texts) },
        findPrivate: { _, _ in [] }
      ),
      drafts: folder
    )
    #expect(loop.run() == .left)
    #expect(loop.lostDecisions.count == 1)
    #expect(try store.status("a") == .open)
  }
}

@Suite
struct `A store that is busy` {
  private struct Attempts {
    var count = 0
    mutating func fail(_ times: Int, _ code: StoreError.Code) throws(StoreError) -> Int {
      count += 1
      if count <= times { throw StoreError(code, "No.") }
      return count
    }
  }

  @Test
  func `is asked again`() throws {
    var attempts = Attempts()
    let value = try StoreWriter.again { () throws(StoreError) in try attempts.fail(2, .busy) }
    #expect(value == 3)
  }

  @Test
  func `is believed at last, and any other failure at once`() {
    for (code, count) in [(StoreError.Code.busy, StoreWriter.tries), (.io, 1)] {
      var attempts = Attempts()
      var failure: StoreError?
      do throws(StoreError) {
        _ = try StoreWriter.again { () throws(StoreError) in try attempts.fail(9, code) }
      } catch {
        failure = error
      }
      #expect(failure?.code == code)
      #expect(attempts.count == count)
    }
  }
}
