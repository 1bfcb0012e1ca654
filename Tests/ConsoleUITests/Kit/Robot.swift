import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

/// A reviewer at a console whose store is a `FakeDesk`: presses keys, waits, and looks.
///
/// Effects are done and answered until the console rests, as the runtime does it; answers of the
/// store can be held back to see what the console shows meanwhile.
struct Robot {
  private(set) var state: ConsoleState
  var desk: FakeDesk
  private(set) var now: Timestamp
  /// Whether decisions wait for `answer()`.
  var holdsDecisions = false
  /// Whether records wait for `answer()`.
  var holdsRecords = false
  /// Whether searches wait for `answer()`.
  var holdsSearches = false
  /// Whether lists wait for `answer()`.
  var holdsQueues = false
  /// Whether what was said before of a question waits for `answer()`.
  var holdsPrecedents = false
  /// Whether counts of what a decision covers wait for `answer()`.
  var holdsCovers = false
  /// Whether answers about private values wait for `answer()`.
  var holdsPrivacy = false
  /// Words that are private values, with their types; an API_KEY is a secret.
  var privateWords: [String: String] = [:]
  /// Whether the store says that private words were replaced.
  var replacesValues = false
  /// What the next count for the dashboard says.
  var counts: (DashboardScope) -> Dashboard = { Dashboard(scope: $0) }
  /// The lines of the session's recording.
  private(set) var recorded: [String] = []
  /// The views that are kept.
  var savedViews: [SavedView] = []
  /// What the store says filters may ask for.
  var filterWords = FilterWords()
  /// Fails the next decision, amendment or undo with these words.
  var failure: String?

  private(set) var effects: [Effect] = []
  private(set) var journal: [DraftChange] = []
  private(set) var hasQuit = false
  private var held: [Effect] = []
  private var unstored: Set<Int> = []
  private var timers: [TimerID: Timestamp] = [:]

  init(
    _ items: [ItemDetail] = helpDesk,
    size: Size = Size(columns: 80, rows: 24),
    configure: (inout ConsoleConfiguration) -> Void = { _ in }
  ) {
    now = Timestamp(rfc3339: "2026-07-20T09:00:00Z") ?? .zero
    var configuration = ConsoleConfiguration(
      reviewer: "ana",
      storeName: "helpdesk.db",
      openedAt: now,
      themes: [.plain, themeOfTests]
    )
    configure(&configuration)
    desk = FakeDesk(items, reviewer: configuration.reviewer)
    state = ConsoleState(configuration: configuration)
    perform(state.start())
    send(.input(.resized(size), at: now))
  }

  // What a person does.

  /// Presses keys by their names with blanks between them; letters may stand together: `jj a Ctrl-S`.
  mutating func press(_ keys: String, every milliseconds: Int64 = 1000) {
    for word in keys.split(separator: " ") {
      let keys = Key(name: String(word)).map { [$0] } ?? word.unicodeScalars.map(Key.character)
      for key in keys {
        advance(by: milliseconds)
        send(.input(.key(key), at: now))
      }
    }
  }

  /// Types a text, an end of line as Enter.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars {
      advance(by: 50)
      send(.input(.key(scalar == "\n" ? .named(.enter) : .character(scalar)), at: now))
    }
  }

  mutating func paste(_ text: String) { send(.input(.paste(text), at: now)) }

  mutating func run(_ id: String, _ arguments: String = "") {
    advance(by: 1000)
    send(.command(CommandID(id), arguments: arguments, at: now))
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.input(.resized(Size(columns: columns, rows: rows)), at: now))
  }

  mutating func mouse(_ action: MouseAction, column: Int, row: Int) {
    send(.input(.mouse(action, column: column, row: row), at: now))
  }

  /// Lets time go by; timers that run out do so in their order.
  mutating func wait(_ milliseconds: Int64) { advance(by: milliseconds) }

  // What happens elsewhere.

  /// Somebody else writes to the store.
  mutating func meanwhile(_ body: (inout FakeDesk, Timestamp) -> Void) {
    body(&desk, now)
    send(.storeChanged(at: now))
  }

  mutating func send(_ event: Event) { perform(state.update(event)) }

  /// Lets the store answer what was held back.
  mutating func answer() {
    holdsDecisions = false
    holdsRecords = false
    holdsSearches = false
    holdsPrivacy = false
    holdsQueues = false
    holdsPrecedents = false
    holdsCovers = false
    let late = held
    held = []
    perform(late)
  }

  mutating func forgetEffects() { effects = [] }

  // What a person sees.

  var grid: Grid { state.render(size: state.size, theme: state.theme) }
  var screen: String { grid.description }
  var lines: [Substring] { screen.split(separator: "\n", omittingEmptySubsequences: false) }
  /// The last line, or the message that takes several.
  var message: String {
    let last = lines.last.map(String.init)?.trimmed ?? ""
    guard let text = state.notice?.text else { return last }
    let shown = (2...4).map { rows in
      lines.suffix(rows).map { String($0).trimmed }.joined(separator: " ")
    }
    return shown.contains(text) ? text : last
  }
  var footer: String { lines.dropLast().last.map(String.init)?.trimmed ?? "" }
  /// The id of the selected item.
  var selected: String { state.queue.selection.flatMap { desk[$0]?.summary.id.rawValue } ?? "-" }

  func sees(_ text: String) -> Bool { screen.contains(text) }

  private mutating func advance(by milliseconds: Int64) {
    let end = Timestamp(milliseconds: now.milliseconds + milliseconds)
    while let next = timers.filter({ $0.value <= end }).min(by: { $0.value < $1.value }) {
      timers[next.key] = nil
      now = next.value
      send(.timer(next.key, at: now))
    }
    now = end
  }

  /// The verdict as a store keeps it.
  private func redacted(_ verdict: Verdict) -> Verdict {
    guard var text = verdict.correction else { return verdict }
    for (word, label) in privateWords {
      text = text.split(separator: word, omittingEmptySubsequences: false)
        .joined(separator: "[\(label)_1]")
    }
    return .correct(text)
  }

  private func privateValues(in text: String) -> [PrivateValue] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.flatMap { start in
      privateWords.compactMap { word, label in
        let word = Array(word.unicodeScalars)
        guard scalars[start...].starts(with: word) else { return nil }
        return PrivateValue(start..<start + word.count, label: label, isSecret: label == "API_KEY")
      }
    }
  }

  private mutating func perform(_ new: [Effect]) {
    effects += new
    for effect in new { answer(effect) }
  }

  private mutating func answer(_ effect: Effect) {
    switch effect {
    case .loadQueue where holdsQueues: held.append(effect)
    case .loadQueue(let generation, let filter, let order):
      let keys = desk.queue(filter, order)
      send(.queueChunk(generation: generation, keys: keys, isLast: true))
    case .loadSummaries(let keys), .prefetchSummaries(let keys):
      send(.summaries(keys.compactMap { desk.row($0, at: now) }))
    case .findMissing(let keys):
      let missing = keys.filter { desk[$0] == nil }
      if !missing.isEmpty { send(.missing(missing)) }
    case .loadItem(let key), .prefetchItem(let key):
      if holdsRecords { held.append(effect) } else { send(.item(key, desk.detail(key, at: now))) }
    case .loadPrecedents where holdsPrecedents: held.append(effect)
    case .loadPrecedents(let key):
      desk.timesAskedForPrecedents += 1
      if let failure = desk.precedentsFailure {
        send(.precedentsFailed(key, failure))
      } else {
        send(.precedents(key, desk.precedents[key] ?? Precedents()))
      }
    case .loadRelated(let key): send(.related(key, desk.related[key] ?? RelatedRecords()))
    case .loadGuidelines: send(.guidelines(desk.guidelines))
    case .search where holdsSearches: held.append(effect)
    case .search(let generation, let text, let filter, let order):
      let keys = desk.search(text, filter, order)
      send(.searchHits(generation: generation, keys: keys, isLast: true))
    case .loadFilterWords: send(.filterWords(filterWords))
    case .stopSearch: break
    case .checkSpelling(let text, let generation):
      send(.misspelt(generation: generation, desk.misspelt(in: text)))
    case .findPrivate where holdsPrivacy: held.append(effect)
    case .findPrivate(let text, _, let generation):
      send(.privateValues(generation: generation, privateValues(in: text)))
    case .decide(let ticket, let items, let verdict, let note, _, let details):
      if holdsDecisions {
        held.append(effect)
      } else if let failure {
        self.failure = nil
        unstored.insert(ticket)
        send(.decisionFailed(ticket: ticket, message: failure))
      } else {
        let stored = replacesValues ? redacted(verdict) : verdict
        desk.note(details.effort)
        let outcomes =
          details.coversCluster
          ? desk.decideCluster(
            items[0],
            stored,
            note: note,
            assertions: details.assertions,
            sparing: details.spared,
            at: now
          )
          : desk.decide(items, stored, note: note, assertions: details.assertions, at: now)
        if outcomes.allSatisfy({ $0.refusal != nil }) { unstored.insert(ticket) }
        let words = verdict.correction ?? note ?? ""
        let replaced = replacesValues ? privateValues(in: words).count : 0
        send(.decided(ticket: ticket, outcomes: outcomes, replaced: replaced))
        for item in items where desk[item] == nil { send(.item(item, nil)) }
      }
    // The store does what was asked for in its order, so one that waits holds all that come after it.
    case .reverse where holdsDecisions: held.append(effect)
    case .reverse(let direction, _, let meant):
      if let meant, unstored.contains(meant) {
        send(.reversalFailed(direction, message: nil))
      } else if let failure {
        self.failure = nil
        send(.reversalFailed(direction, message: failure))
      } else {
        send(.reversed(direction, desk.reverse(direction, at: now)))
      }
    case .amend where holdsDecisions: held.append(effect)
    case .amend(let ticket, let items, let amendment):
      if let failure {
        self.failure = nil
        unstored.insert(ticket)
        return send(.amendmentFailed(ticket: ticket, message: failure))
      }
      let known = items.filter { desk[$0] != nil }
      let refused = desk.amend(known, amendment, at: now)
      send(.amended(ticket: ticket, items: known, amendment, refused: refused))
    case .loadCover where holdsCovers: held.append(effect)
    case .loadCover(let key, let spared):
      send(.cover(key, desk.cover(of: key, sparing: spared, at: now)))
    case .resume(let change):
      switch change.what {
      case .reverse where holdsDecisions: held.append(effect)
      case .reverse(let direction):
        if let failure {
          self.failure = nil
          send(.reversalFailed(direction, message: failure))
        } else {
          send(.reversed(direction, desk.reverse(direction, at: now)))
        }
      case .settle, .reverseApproval: break
      }
    case .loadCluster(let key): send(.cluster(key, desk.entries(of: key)))
    case .loadDashboard(let scope): send(.dashboard(counts(scope)))
    case .claim(let key):
      let claim = desk.claim(key, at: now)
      send(.claimed(key, claim))
    case .release(let key): desk.release(key)
    case .journal(let change): journal.append(change)
    case .startTimer(let timer, let milliseconds):
      timers[timer] = Timestamp(milliseconds: now.milliseconds + Int64(milliseconds))
    case .stopTimer(let timer): timers[timer] = nil
    case .quit: hasQuit = true
    case .saveView(let view):
      savedViews = savedViews.filter { $0.name != view.name } + [view]
      send(.views(savedViews, .saved(view.name)))
    case .removeView(let name):
      savedViews.removeAll { $0.name == name }
      send(.views(savedViews, .removed(name)))
    case .record(let command, let arguments):
      recorded.append(arguments.isEmpty ? command.rawValue : "\(command.rawValue) \(arguments)")
    case .openEditor, .openLink, .remember, .copy, .loadSets, .readSet, .writeRelease, .approve,
      .reverseApproval, .requeue, .withdrawRequeued,
      .setMouse, .redraw,
      .suspend:
      break
    }
  }
}

extension Robot: CustomTestStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// What it sees, for the words of a failed expectation.
  var testDescription: String { "\n\(screen)\n" }
  var debugDescription: String { testDescription }
  var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
  var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
