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
  /// What the store says was released before.
  var lastRelease: (examples: [Example], set: SetID, time: Timestamp)?
  private var held: [Effect] = []
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

  mutating func send(_ event: Event) {
    let new = state.update(event)
    effects += new
    perform(new)
  }

  /// Lets the store answer what was held back.
  mutating func answer() {
    holdsApprovals = false
    holdsReads = false
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

  /// Opens a set that stands on no shelf.
  mutating func open(_ set: OpenSet) {
    state.sets.await(set.id)
    send(.set(set.id, set))
  }

  private mutating func perform(_ new: [Effect]) {
    for effect in new {
      switch effect {
      case .loadSets where holdsReads: held.append(effect)
      case .loadSets: send(.sets(store.rows))
      case .loadQuestions(let ids):
        let known: [InteractionID: String] = ["hd-0009": "VPN token reset?"]
        send(.questions(known.filter { ids.contains($0.key) }))
      case .loadSet(let id):
        let states = store.states[id] ?? [:]
        send(.set(id, store.set(id).map { OpenSet($0, states: states, released: lastRelease) }))
      case .loadApprovals(let id):
        send(.approvals(id, store.set(id).map { _ in store.states[id] ?? [:] }))
      case .selectExamples(let id, let selection): send(.examples(id, selection, selection.places))
      case .approve(let set, let ids, let state, _):
        if holdsApprovals {
          held.append(effect)
        } else {
          send(.approved(set, store.approve(set, ids, state)))
        }
      case .undoApproval(let set, _): send(.approvalUndone(set, store.undo(set)))
      default: break
      }
    }
  }
}

/// Curated sets with the log of their approvals.
struct SetsShelf {
  var sets: [CuratedSet] = [vpnSet, oldSet]
  var released: Set<SetID> = [oldSet.id]
  private(set) var states: [SetID: [ExampleID: ApprovalState]] = [:]
  private var log: [SetID: [[ExampleID: ApprovalState]]] = [:]

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

  mutating func approve(
    _ set: SetID,
    _ ids: [ExampleID],
    _ state: ApprovalState
  ) -> [ExampleID: ApprovalState] {
    var before: [ExampleID: ApprovalState] = [:]
    var new: [ExampleID: ApprovalState] = [:]
    for id in ids {
      before[id] = states[set]?[id] ?? .pending
      new[id] = state
    }
    log[set, default: []].append(before)
    states[set, default: [:]].merge(new) { $1 }
    return new
  }

  mutating func undo(_ set: SetID) -> [ExampleID: ApprovalState]? {
    guard let before = log[set]?.popLast() else { return nil }
    states[set]?.merge(before) { $1 }
    return before
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
