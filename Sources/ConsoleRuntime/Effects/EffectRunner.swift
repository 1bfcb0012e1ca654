import CTerminalGuard
import ConsoleUI
import Queueing
import ReviewModel
import ReviewStorage

/// Performs the effects that go to the store, each on its lane, and answers through the inbox.
///
/// Short reads, the streaming of the queue and the search each have a lane, so that none waits for
/// another. All writes go in one, in the order in which they were asked for.
struct EffectRunner {
  private let session: StoreSession
  private let inbox: EventInbox
  private let records = Lane("records", .newestFirst)
  private let listing = Lane("listing", .oldestFirst)
  private let finding = Lane("finding", .oldestFirst)
  private let looking = Lane("looking", .oldestFirst)
  /// How long a record is shown before those that ask the same are counted: who leafs on reads no number, and the count
  /// of a large cluster costs tens of milliseconds.
  private static let restBeforeCounting = 150

  private let counting = Lane("counting", .oldestFirst)
  private let privacy = Lane("privacy", .newestFirst)
  private let spelling = Lane("spelling", .oldestFirst)
  private let precedents = Lane("precedents", .newestFirst)
  private let covers = Lane("covers", .newestFirst)
  private let writes = Lane("writes", .oldestFirst)
  private let releasing = Lane("releasing", .oldestFirst)
  private let loads = Generation()
  private let searches = Generation()
  private let shown = Generation()
  private let sieves = Generation()
  private let counted = Generation()
  private let texts = Generation()
  private let changes: ChangeCount
  private let unstored = UnstoredTickets()
  private let guidelines: GuidelinesFile?
  private let leases = Leases()
  private let ownWrites = OwnWrites()
  private let vigil: StoreVigil
  private var ahead: [@Sendable () -> Void] = []
  private var later: [@Sendable () -> Void] = []
  private var counts: [@Sendable () -> Void] = []

  /// How many pieces of work have not ended yet.
  private(set) var inFlight = 0
  /// How many of them are short reads.
  private(set) var quickInFlight = 0

  /// Makes a runner with nothing to do.
  ///
  /// - Parameters:
  ///   - watchedFile: the file that changes when somebody writes to the store.
  ///   - lookInterval: milliseconds that pass at least between two looks for what others have written.
  /// - Throws: when the process has no descriptors left.
  init(
    _ session: StoreSession,
    inbox: EventInbox,
    watchedFile: String? = nil,
    lookInterval: Int64 = 1_000
  ) throws(SystemError) {
    self.session = session
    guidelines = session.guidelines.map(GuidelinesFile.init)
    self.inbox = inbox
    changes = ChangeCount(session.store)
    vigil = try StoreVigil(
      over: session,
      inbox: inbox,
      writes: writes,
      changes: changes,
      unstored: unstored,
      leases: leases,
      ownWrites: ownWrites,
      watchedFile: watchedFile,
      interval: lookInterval
    )
  }

  /// Begins to renew claims, and to answer `storeChanged` when somebody else has written to the store.
  ///
  /// - Returns: false when the system has no thread to spare.
  func keepVigil() -> Bool { vigil.begin() }

  /// Takes note of work that has ended.
  mutating func note(_ contents: EventInbox.Contents) {
    inFlight -= contents.finished
    quickInFlight -= contents.finishedQuick
  }

  /// Performs what the effects ask of the store; the others are somebody else's.
  mutating func perform(_ effects: [Effect], at now: Timestamp) {
    var reads: [@Sendable () -> Void] = []
    for effect in effects {
      switch effect {
      case .readSet(let set, let part):
        if let read = perform(part, of: set) { reads.append(read) }
      case .writeRelease(let set, let folder):
        releasing.run([
          work(isQuick: false) { [release = session.release] post in
            release(set, folder) { post(.releasing(set, $0)) }
          }
        ])
      case .loadItem, .loadSummaries, .findMissing, .loadSets, .loadCluster:
        reads.append(work(isQuick: true, StoreReader.reading(effect, of: session.store, at: now)))
      case .loadFilterWords:
        looking.run([work(isQuick: false, StoreReader.reading(effect, of: session.store, at: now))])
      case .prefetchItem, .prefetchSummaries:
        ahead.append(work(isQuick: false, StoreReader.reading(effect, of: session.store, at: now)))
      case .loadPrecedents:
        // What was passed by meanwhile is not read: it is asked for again when somebody comes back.
        let turn = shown.begin()
        let read = StoreReader.reading(effect, of: session.store, at: now)
        later.append(work(isQuick: false) { if turn.isCurrent { read($0) } })
      case .loadCover(let key, let spared):
        let turn = counted.begin()
        counts.append(
          work(isQuick: false) { [store = session.store] post in
            guard turn.outlasts(milliseconds: Self.restBeforeCounting) else { return }
            // What cannot be counted is asked about before a decision; other reads say what the trouble is.
            let cover = try? store.cover(of: key, sparing: spared, now: now) { turn.isCurrent }
            if let cover { post(.cover(key, cover)) }
          }
        )
      case .loadRelated:
        looking.run([
          work(isQuick: false, StoreReader.reading(effect, of: session.store, at: now))
        ])
      case .loadGuidelines:
        looking.run([
          work(isQuick: false) { [guidelines] post in
            if let news = guidelines?.read() { post(.guidelines(news)) }
          }
        ])
      case .loadQueue(let generation, let filter, let order):
        stream(
          QueueQuery(filter: filter, order: order, reader: session.reviewer),
          on: listing,
          loads.begin(),
          sizes: ChunkSizes(first: 200, later: 10_000),
          failed: { [.queueFailed(generation: generation, message: $0)] }
        ) { .queueChunk(generation: generation, keys: $0, isLast: $1) }
      case .search(let generation, let text, let filter, let order):
        stream(
          QueueQuery(filter: filter.adding(text: text), order: order, reader: session.reviewer),
          on: finding,
          searches.begin(),
          sizes: ChunkSizes(first: 20, later: 1_000),
          failed: { [.searchHits(generation: generation, keys: [], isLast: true), .failed($0)] }
        ) { .searchHits(generation: generation, keys: $0, isLast: $1) }
      case .stopSearch:
        _ = searches.begin()
      case .loadDashboard:
        counting.run([
          work(isQuick: false, StoreReader.reading(effect, of: session.store, at: now))
        ])
      case .findPrivate(let text, let item, let generation):
        privacy.run([
          work(isQuick: false) { [find = session.findPrivate] post in
            post(.privateValues(generation: generation, find(text, item)))
          }
        ])
      case .checkSpelling(let text, let generation):
        // Texts that were passed by are not looked through.
        let turn = texts.begin()
        spelling.run([
          work(isQuick: false) { [misspelt = session.misspelt] post in
            guard turn.isCurrent else { return }
            let (words, problem) = misspelt(text)
            if let problem { post(.failed(problem)) }
            post(.misspelt(generation: generation, words))
          }
        ])
      case .decide, .amend, .reverse, .resume, .claim, .release, .approve, .reverseApproval,
        .requeue, .withdrawRequeued:
        follow(effect, at: now)
        write(effect, at: now)
      case .journal, .openEditor, .openLink, .saveView, .removeView, .record, .remember, .copy,
        .startTimer,
        .stopTimer, .setMouse,
        .redraw, .suspend,
        .quit:
        break
      }
    }
    if !reads.isEmpty { records.run(reads) }
  }

  /// Reads a part of a set; what the next drawing waits for is given back.
  private mutating func perform(_ part: SetPart, of set: SetID) -> (@Sendable () -> Void)? {
    let turn: Generation.Turn? = if case .selection = part { sieves.begin() } else { nil }
    let reading = SetReader.reading(part, of: set, in: session.store) { turn?.isCurrent ?? true }
    switch part {
    case .rows, .example, .drops: return work(isQuick: true, reading)
    case .rowsAhead, .exampleAhead: ahead.append(work(isQuick: false, reading))
    case .outline: looking.run([work(isQuick: false, reading)])
    case .comparison, .lapsed, .gate: counting.run([work(isQuick: false, reading)])
    case .selection: finding.run([work(isQuick: false, reading)])
    }
    return nil
  }

  /// Starts what is read ahead: after a drawing, which then has the machine to itself.
  mutating func readAhead() {
    if !ahead.isEmpty { records.run(ahead) }
    if !later.isEmpty { precedents.run(later) }
    if !counts.isEmpty { covers.run(counts) }
    ahead = []
    later = []
    counts = []
  }

  /// Waits for the writes, and gives back what is held.
  mutating func finish() {
    vigil.end()
    for item in leases.wanted { perform([.release(item)], at: Timestamp(milliseconds: 0)) }
    _ = loads.begin()
    _ = searches.begin()
    _ = sieves.begin()
    _ = counted.begin()
    writes.drain()
    releasing.drain()
  }

  private typealias Post = (Event) -> Void

  /// Work that is counted; for quick work the next drawing waits a moment.
  private mutating func work(
    isQuick: Bool,
    _ body: @escaping @Sendable (Post) -> Void
  ) -> @Sendable () -> Void {
    inFlight += 1
    if isQuick { quickInFlight += 1 }
    return { [inbox] in
      body { inbox.post($0) }
      inbox.finish(isQuick: isQuick)
    }
  }

  private mutating func stream(
    _ query: QueueQuery,
    on lane: Lane,
    _ turn: Generation.Turn,
    sizes: ChunkSizes,
    failed: @escaping @Sendable (String) -> [Event],
    _ event: @escaping @Sendable ([ItemKey], Bool) -> Event
  ) {
    inFlight += 1
    quickInFlight += 1
    lane.run([
      { [inbox, store = session.store] in
        var isWaitedFor = true
        do throws(StoreError) {
          try StoreReader.stream(query, of: store, sizes: sizes, while: { turn.isCurrent }) {
            inbox.post(event($0, $1))
            if isWaitedFor { inbox.settle() }
            isWaitedFor = false
          }
        } catch {
          for event in failed(error.description) { inbox.post(event) }
        }
        if isWaitedFor { inbox.settle() }
        inbox.finish(isQuick: false)
      }
    ])
  }

  private mutating func write(_ effect: Effect, at now: Timestamp) {
    inFlight += 1
    let (decisions, others): (Int32, Int32) =
      switch effect {
      case .claim, .release: (0, 0)
      case .decide(_, let items, _, _, _, _): (Int32(clamping: items.count), 0)
      case .reverse, .approve, .reverseApproval, .resume: (1, 0)
      default: (0, 1)
      }
    terminal_guard_count_decisions(decisions)
    terminal_guard_count_others(others)
    writes.run([
      { [inbox, session, changes, unstored, leases, ownWrites, vigil] in
        let writer = StoreWriter(session, unstored: unstored, leases: leases)
        let before = session.store.ownWrites
        ownWrites.begin()
        let events = changes.own { writer.perform(effect, at: now) }
        ownWrites.end(at: LoopClock.system.uptime)
        terminal_guard_count_decisions(-decisions)
        terminal_guard_count_others(-others)
        for event in events { inbox.post(event) }
        inbox.finish(isQuick: false)
        // A claim that is not made any more came to nothing by itself.
        let isWritten = session.store.ownWrites != before
        if isWritten || decisions + others > 0 { vigil.noteOwnWrite(isWritten: isWritten) }
      }
    ])
  }

  private mutating func follow(_ effect: Effect, at now: Timestamp) {
    switch effect {
    case .claim(let item):
      leases.want(item)
      vigil.expectClaim(at: now)
    case .release(let item): leases.leave([item])
    case .decide(_, let items, _, _, _, _): leases.leave(items)
    default: break
    }
  }
}

/// How many keys come at a time.
struct ChunkSizes: Sendable {
  /// In the first chunk: a screen and some more.
  var first: Int
  /// In all others.
  var later: Int
}

extension ItemFilter {
  /// The filter with a text that has to occur too.
  fileprivate func adding(text: String) -> ItemFilter {
    ItemFilter(terms + [FilterTerm(.text(text))])
  }
}
