import CellGrid
import ReviewModel

@testable import ConsoleUI

/// A lead on the screen of the curated sets, whose store keeps a few sets in memory.
struct SetsRobot {
  private(set) var state: ConsoleState
  var store = SetsShelf()
  private(set) var effects: [Effect] = []
  /// Whether approvals wait for `answer()`.
  var holdsApprovals = false
  /// Whether lists of sets wait for `answer()`.
  var holdsReads = false
  /// Whether comparisons with the last release wait for `answer()`.
  var holdsComparisons = false
  /// What the store says was released before.
  var lastRelease: (examples: [Example], set: SetID, time: Timestamp)?
  /// Fails the next approval or rejection with these words.
  var failure: String?
  /// How often records were put into the queue again.
  private(set) var requeues = 0
  private var held: [Effect] = []
  private var unstored: Set<Int> = []
  private var now = Timestamp(milliseconds: 1_784_538_000_000)

  init(size: Size = Size(columns: 80, rows: 24), theme: Theme = .plain) {
    let configuration = ConsoleConfiguration(
      reviewer: "ana",
      storeName: "helpdesk.db",
      openedAt: now,
      themes: [theme]
    )
    state = ConsoleState(configuration: configuration)
    perform(state.start())
    send(.input(.resized(size), at: now))
  }

  /// Presses keys by their names with blanks between them; letters may stand together.
  mutating func press(_ keys: String, every milliseconds: Int64 = 1000) {
    for word in keys.split(separator: " ") {
      let keys = Key(name: String(word)).map { [$0] } ?? word.unicodeScalars.map(Key.character)
      for key in keys {
        now = Timestamp(milliseconds: now.milliseconds + milliseconds)
        send(.input(.key(key), at: now))
      }
    }
  }

  /// Types a text, blanks too.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { send(.input(.key(.character(scalar)), at: now)) }
  }

  mutating func run(_ id: String, _ arguments: String = "") {
    send(.command(CommandID(id), arguments: arguments, at: now))
  }

  /// Lets time go by, and a timer run out.
  mutating func ring(_ timer: TimerID, after milliseconds: Int64) {
    now = Timestamp(milliseconds: now.milliseconds + milliseconds)
    send(.timer(timer, at: now))
  }

  /// Whether a word of an example is anywhere in what the console keeps.
  func remembers(_ word: String) -> Bool { "\(state)".contains(word) }

  mutating func send(_ event: Event) {
    let new = state.update(event)
    effects += new
    perform(new)
  }

  /// Lets the store answer what was held back.
  mutating func answer() {
    holdsApprovals = false
    holdsReads = false
    holdsComparisons = false
    let late = held
    held = []
    perform(late)
  }

  var grid: Grid { state.render(size: state.size, theme: state.theme) }
  var lines: [String] {
    grid.description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
  /// The last line.
  var message: String { lines.last?.split(separator: " ").joined(separator: " ") ?? "" }
  /// The row of the list that is selected.
  var row: String { lines.first { $0.hasPrefix(">") } ?? "" }

  func sees(_ text: String) -> Bool { grid.description.contains(text) }

  /// The approvals that were asked for.
  var approvals: [Effect] {
    effects.filter { if case .approve = $0 { true } else { false } }
  }

  /// The releases that were asked for.
  var releases: [Effect] {
    effects.filter { if case .writeRelease = $0 { true } else { false } }
  }

  /// The parts of sets that were read.
  var parts: [SetPart] {
    effects.compactMap { if case .readSet(_, let part) = $0 { part } else { nil } }
  }

  mutating func forgetEffects() { effects = [] }

  private mutating func perform(_ new: [Effect]) {
    for effect in new {
      switch effect {
      case .loadSets where holdsReads: held.append(effect)
      case .loadSets: send(.sets(store.rows))
      case .readSet(_, .comparison) where holdsComparisons: held.append(effect)
      case .readSet(let set, let part): send(.setRead(set, find(part, of: set)))
      case .approve(let set, let positions, let state, let ticket):
        if holdsApprovals {
          held.append(effect)
        } else if let failure {
          self.failure = nil
          unstored.insert(ticket)
          send(.approvalFailed(ticket: ticket, message: failure))
        } else {
          let lapsed = state == .approved ? positions.filter(store.lapsed.contains) : []
          let settled = positions.filter { !lapsed.contains($0) }
          if !settled.isEmpty { store.approve(set, settled, state) }
          send(
            .approved(
              ticket: ticket,
              set,
              settled,
              state,
              refused: RefusedApprovals(lapsed: lapsed)
            )
          )
        }
      case .requeue(let set, let positions):
        requeues += 1
        let items = positions.filter { !store.waiting.contains($0) }.map { ItemKey(40 + $0) }
        let outcome = RequeueOutcome(items: items, waiting: positions.count - items.count)
        store.waiting.formUnion(positions)
        send(.requeued(set, outcome))
      case .withdrawRequeued(let set, let items):
        store.waiting = []
        send(.requeueTakenBack(set, count: items.count, of: items.count))
      // The store does what was asked for in its order.
      case .reverseApproval where holdsApprovals: held.append(effect)
      case .reverseApproval(let way, let set, let ticket, let meant):
        if let meant, unstored.contains(meant) {
          unstored.insert(ticket)
          send(.approvalFailed(ticket: ticket, message: nil))
        } else {
          send(.approvalReversed(ticket: ticket, way, set, store.reverse(way, set)))
        }
      default: break
      }
    }
  }

  private func find(_ part: SetPart, of set: SetID) -> SetFinding {
    let examples =
      store.set(set)?.examples ?? (set == lastRelease?.set ? lastRelease?.examples : nil) ?? []
    switch part {
    case .outline: return .outline(store.outline(set).map(OpenSet.init))
    case .lapsed: return .lapsed(store.lapsed.sorted())
    case .gate: return .gate(store.gate)
    case .comparison:
      return .comparison(
        lastRelease.map { last in
          ReleaseComparison(
            of: examples.enumerated().map { ReleaseComparison.Side($1, at: $0) },
            with: last.examples.enumerated().map { ReleaseComparison.Side($1, at: $0) },
            of: last.set,
            at: last.time
          )
        }
      )
    case .rows(let positions), .rowsAhead(let positions):
      return .rows(
        positions.filter(examples.indices.contains).map { ExampleSummary(examples[$0], at: $0) }
      )
    case .example(let position), .exampleAhead(let position):
      guard examples.indices.contains(position) else { return .example(position, nil) }
      return .example(
        position,
        StandingExample(
          examples[position],
          store.state(set, position),
          consent: store.lapsed.contains(position) ? Consent.none : nil,
          gate: store.findings[position]
        )
      )
    case .drops(let positions):
      let known: [InteractionID: String] = ["hd-0009": "VPN token reset?"]
      let drops = store.set(set)?.drops ?? []
      return .drops(
        positions.map { position in
          DropSummary(
            position: position,
            drop: drops[position],
            question: known[drops[position].interaction],
            spokenForBy: examples.first { $0.id == drops[position].mergedInto }?.question
          )
        }
      )
    case .selection(let selection):
      let candidates = selection.candidates
      let found = examples.indices.filter {
        candidates[$0] != nil && selection.passes(examples[$0])
      }
      return .selection(selection, found.compactMap { candidates[$0] }.sorted())
    }
  }
}

/// Curated sets with the log of their approvals.
struct SetsShelf {
  var sets: [CuratedSet] = [vpnSet, oldSet]
  var released: Set<SetID> = [oldSet.id]
  /// The positions of the examples of which no use is allowed any more, in whatever set.
  var lapsed: Set<Int> = []
  /// What the gate says of the examples, by their positions.
  var gate: [Int: GateStanding] = [:]
  /// What the gate found of them, whole.
  var findings: [Int: GateFinding] = [:]
  /// The positions of those whose records wait in the queue again.
  var waiting: Set<Int> = []
  private var states: [SetID: [Int: ApprovalState]] = [:]
  /// The operations in force, and those that were taken back: where the examples stood before and after.
  private var done: [SetID: [[Int: (before: ApprovalState, after: ApprovalState)]]] = [:]
  private var undone: [SetID: [[Int: (before: ApprovalState, after: ApprovalState)]]] = [:]

  var rows: [SetSummary] {
    sets.enumerated().map { index, set in
      let states = (states[set.id] ?? [:]).values
      return SetSummary(
        id: set.id,
        made: Timestamp(milliseconds: 1_784_520_000_000 - Int64(index) * 700_000_000),
        examples: set.examples.count,
        approved: states.count { $0 == .approved },
        rejected: states.count { $0 != .approved && $0 != .pending },
        warned: set.examples.count { !$0.warnings.isEmpty },
        released: released.contains(set.id) ? Timestamp(milliseconds: 1_783_900_000_000) : nil
      )
    }
  }

  func set(_ id: SetID) -> CuratedSet? { sets.first { $0.id == id } }

  func state(_ set: SetID, _ position: Int) -> ApprovalState { states[set]?[position] ?? .pending }

  func outline(_ id: SetID) -> SetOutline? {
    set(id).map { set in
      SetOutline(
        id: id,
        entries: set.examples.enumerated().map { position, example in
          SetOutline.Entry(
            position: position,
            kind: example.kind,
            isWarned: !example.warnings.isEmpty,
            standing: ExampleStanding(state(id, position))
          )
        },
        drops: Array(set.drops.indices)
      )
    }
  }

  mutating func approve(_ set: SetID, _ positions: [Int], _ state: ApprovalState) {
    var operation: [Int: (before: ApprovalState, after: ApprovalState)] = [:]
    for position in positions {
      operation[position] = (before: self.state(set, position), after: state)
      states[set, default: [:]][position] = state
    }
    done[set, default: []].append(operation)
    undone[set] = nil
  }

  mutating func reverse(_ way: Reversing, _ set: SetID) -> [ReversedExample]? {
    guard let operation = way == .undo ? done[set]?.popLast() : undone[set]?.popLast() else {
      return nil
    }
    if way == .undo {
      undone[set, default: []].append(operation)
    } else {
      done[set]?.append(operation)
    }
    for (position, change) in operation {
      states[set]?[position] = way == .undo ? change.before : change.after
    }
    return operation.keys.sorted().map {
      ReversedExample(position: $0, standing: ExampleStanding(state(set, $0)))
    }
  }
}

private let vpnSet = CuratedSet(
  id: "9f86d081884c7d659a2feaa0c55ad015",
  policy: [],
  examples: [
    Example(
      id: "a1",
      kind: .golden,
      question: "Where do I find the cafeteria menu?",
      answer: "On the page Home of the portal.",
      expected: "On the page Home of the portal.",
      cluster: "c1",
      uses: [.eval, .sft],
      lineage: [LineageEntry(interaction: "hd-0006", role: .confirmed)]
    ),
    Example(
      id: "b2",
      kind: .regression,
      question: "How do I reset the token for the VPN?",
      answer:
        "Open the portal, choose Security and press Reset token. The new token arrives by post.",
      expected:
        "Open the portal, choose Security and press Reset token. The new token is shown at once.",
      sources: [
        Source(title: "VPN access", text: "A token is reset in the portal under Security.")
      ],
      tags: ["outdated"],
      weight: 3,
      cluster: "c2",
      paraphrases: ["VPN token reset?"],
      uses: [.eval, .sft, .preference],
      lineage: [
        LineageEntry(interaction: "hd-0001", role: .reviewerCorrection, operation: "op1"),
        LineageEntry(interaction: "hd-0009", role: .duplicate),
      ]
    ),
    Example(
      id: "c3",
      kind: .regression,
      question: "Wie lange ist ein Gastzugang gültig?",
      answer: "24 Stunden.",
      expected: "72 Stunden.",
      cluster: "c3",
      uses: [.eval],
      lineage: [LineageEntry(interaction: "hd-0003", role: .userCorrection)],
      warnings: [CurationWarning(rule: "very-short", finding: "The answer has 2 words.")]
    ),
    Example(
      id: "d4",
      kind: .golden,
      question: "Can I use my own monitor?",
      answer: "Yes, any monitor with HDMI.",
      expected: "Yes, any monitor with HDMI.",
      cluster: "c4",
      uses: [.eval],
      lineage: [LineageEntry(interaction: "hd-0002", role: .affirmed, operation: "op2")]
    ),
  ],
  drops: [
    Drop(
      interaction: "hd-0009",
      rule: "duplicate",
      reason: "The same question was asked before.",
      mergedInto: "b2"
    ),
    Drop(interaction: "hd-0011", rule: "length", reason: "The question has 9,120 characters."),
  ],
  counts: CurationCounts()
)

private let oldSet = CuratedSet(
  id: "2c26b46b68ffc68ff99b453c1d304134",
  policy: [],
  examples: [],
  drops: [],
  counts: CurationCounts()
)
