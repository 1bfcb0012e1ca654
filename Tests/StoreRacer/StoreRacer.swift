import Glibc
import ReviewModel
import ReviewStorage
import SQLiteStore

/// A process of its own for the tests of a store that several share: it is raced, killed, starved
/// of room and of rights.
@main
struct StoreRacer {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch (arguments.first, arguments.dropFirst().map { $0 }) {
      case ("race", let words) where words.count == 4:
        let store = try SQLiteReviewStore.open(words[0], create: false)
        var race = Race(store: store, reviewer: words[1], session: words[2])
        try race.run(canUndo: words[3] == "undoes")
      case ("fill", let words) where words.count == 2:
        try fill(words[0], limit: UInt(words[1]) ?? 0)
      case ("make", let words) where words.count == 2:
        umask(mode_t(words[1], radix: 8) ?? 0)
        let store = try SQLiteReviewStore.open(words[0], create: true)
        for suffix in ["", "-shm", "-wal"] { describe(words[0] + suffix) }
        try store.close()
      case ("open", let words) where words.count == 1:
        // Not closed: the others find the store in use.
        let store = try SQLiteReviewStore.open(words[0], create: true)
        _ = try store.setDefaultConsent(.eval)
        say("opened")
      case ("open-unprivileged", let words) where words.count == 1:
        // Root may do anything; the user "nobody" may not.
        if getuid() == 0 { setuid(65_534) }
        _ = try SQLiteReviewStore.open(words[0], create: true)
        say("opened")
      default:
        say(
          "race PATH REVIEWER SESSION undoes|settles, fill PATH BYTES, make PATH UMASK, open PATH,"
        )
        say("open-unprivileged PATH")
        exit(64)
      }
    } catch {
      say("error \((error as? StoreError).map { "\($0.code)" } ?? "other"): \(error)")
      exit(1)
    }
  }

  private static func describe(_ path: String) {
    var status = stat()
    let name = path.split(separator: "/").last ?? ""
    let mode = stat(path, &status) == 0 ? String(status.st_mode & 0o7777, radix: 8) : "missing"
    say("\(name) \(mode)")
  }

  /// Decides until no file may grow any more, and says what was the last that was durable.
  private static func fill(_ path: String, limit: UInt) throws {
    let store = try SQLiteReviewStore.open(path, create: false)
    signal(SIGXFSZ, SIG_IGN)
    var bytes = rlimit(rlim_cur: limit, rlim_max: limit)
    setrlimit(Int32(RLIMIT_FSIZE.rawValue), &bytes)
    for number in 1... {
      _ = try store.decide(
        DecisionRequest(
          items: [1],
          verdict: .correct(String(repeating: "x", count: 20_000)),
          reviewer: "ana",
          session: "s",
          operation: OperationID("op\(number)"),
          time: Timestamp(milliseconds: 0)
        )
      )
      say("durable op\(number)")
    }
  }
}

/// Writes a line whole and at once, whenever the process is killed afterwards.
private func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(1, bytes, bytes.count)
}

/// A reviewer in a hurry: claims, decides, skips, undoes and redoes as chance has it, until nothing
/// waits.
private struct Race {
  let store: SQLiteReviewStore
  let reviewer: String
  let session: String
  private var count = 0

  init(store: SQLiteReviewStore, reviewer: String, session: String) {
    self.store = store
    self.reviewer = reviewer
    self.session = session
  }

  mutating func run(canUndo: Bool) throws {
    while true {
      let waiting = try store.queuePage(QueueQuery(), after: nil, limit: 12).keys
      guard let item = waiting.randomElement() else { return }
      _ = try store.item(item, now: now)
      if Bool.random() {
        // Short leases, so that some run out before the decision.
        let claim = Claim(
          reviewer: reviewer,
          session: session,
          expires: now.adding(milliseconds: Int64.random(in: 0...20))
        )
        _ = try store.claim(item, as: claim, now: now)
      }
      usleep(UInt32.random(in: 0...3000))
      // Now and then on what somebody may have settled by now.
      let target = Int.random(in: 0..<5) == 0 ? max(1, item - Int64.random(in: 0...5)) : item
      try decide([target] + (Int.random(in: 0..<8) == 0 ? waiting : []), canSkip: canUndo)
      if canUndo {
        if Int.random(in: 0..<6) == 0 { try reverse("undo") }
        if Int.random(in: 0..<9) == 0 { try reverse("redo") }
      }
    }
  }

  private var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  private mutating func nextOperation() -> OperationID {
    count += 1
    return OperationID("\(session)-\(count)")
  }

  private mutating func decide(_ items: [ItemKey], canSkip: Bool) throws {
    let operation = nextOperation()
    let verdict: Verdict =
      canSkip && Int.random(in: 0..<10) == 0 ? .skip : .correct("by \(reviewer), \(operation)")
    let outcomes = try store.decide(
      DecisionRequest(
        items: items,
        verdict: verdict,
        reviewer: reviewer,
        session: session,
        operation: operation,
        time: now
      )
    )
    for (item, outcome) in zip(items, outcomes) {
      say("decided \(operation) \(item) \(outcome == .effective ? "effective" : "late")")
    }
  }

  private mutating func reverse(_ kind: String) throws {
    let operation = nextOperation()
    let reversal =
      kind == "undo"
      ? try store.undo(by: reviewer, item: nil, operation: operation, now: now)
      : try store.redo(by: reviewer, operation: operation, now: now)
    if reversal != nil { say("reversed \(operation)") }
  }
}
