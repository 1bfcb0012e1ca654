import Curation
import ReviewModel
import ReviewStorage

/// The steps of a cycle, each of which is done once.
struct CycleCourse {
  /// The store.
  let store: any ReviewStore
  /// The file of the state.
  let statePath: String
  /// The period.
  let period: CyclePeriod
  /// Where releases go.
  let folder: String
  /// Makes the gate over a release; nil when there is no candidate.
  let gate: ((String) throws -> GateCommand)?
  /// The candidate, by a hash of its words; nil when there is none.
  let candidate: String?
  /// Makes the set and keeps it, and answers its id.
  let curate: () throws -> SetID
  /// How far it is.
  private(set) var state: CycleState
  private var waiting = 0
  /// How many of those that wait have no warning.
  private var waitingUnwarned = 0

  /// Reads how far the cycle of a period is, or begins it.
  ///
  /// - Parameter again: begins another round.
  init(
    store: any ReviewStore,
    statePath: String,
    period: CyclePeriod,
    folder: String,
    again: Bool,
    gate: ((String) throws -> GateCommand)?,
    candidate: String?,
    curate: @escaping () throws -> SetID
  ) throws {
    self.store = store
    self.statePath = statePath
    self.period = period
    self.folder = folder
    self.gate = gate
    self.candidate = candidate
    self.curate = curate
    let known = try CycleState(at: statePath)
    if let known, known.period == period.name {
      state = again ? CycleState(period: known.period, round: min(known.round, 9_998) + 1) : known
    } else {
      state = CycleState(period: period.name)
    }
    try recount()
  }

  /// Goes as far as it can; each step that is done stays so, whatever becomes of the next.
  mutating func goOn() throws {
    // A release of which no candidate was asked waits for one, for the period is not over.
    if state.gate == CycleState.Gate.none, state.release != nil, gate != nil {
      state.isDone = false
    }
    // What one candidate has passed, another one has not.
    if state.gate == .passed, state.release != nil, let candidate, let asked = state.candidate,
      candidate != asked
    {
      state.isDone = false
    }
    guard !state.isDone else { return }
    if state.set != nil, try summary() == nil { state.set = nil }
    if state.set == nil {
      state.set = try curate().rawValue
      // Nothing was judged yet: the next run looks again, and the period is not over.
      if try summary()?.examples ?? 0 == 0 { state.set = nil }
      try keep()
      guard state.set != nil else { return }
    }
    try recount()
    guard waiting == 0 else { return }
    if state.release == nil {
      guard try hasApproved() else {
        state.isDone = true
        return try keep()
      }
      state.release = try release()
      try keep()
    }
    try ask()
  }

  private mutating func ask() throws {
    guard let gate, let release = state.release else {
      // What a candidate was found to be stands until another is asked.
      guard state.gate == nil else { return }
      state.gate = CycleState.Gate.none
      state.isDone = true
      return try keep()
    }
    do {
      let command = try gate(release)
      state.candidate = candidate
      try command.run(in: store)
      state.gate = .passed
      state.isDone = true
    } catch let end as SilentEnd {
      state.gate = end.status == .checkSaidNo ? .regressed : .notEvaluated
    }
    try keep()
  }

  private func release() throws -> String {
    let path = "\(folder)/\(state.name)"
    let run = ReleaseRun(store: store, found: try FoundSet(state.set ?? "", in: store))
    _ = try run.write(to: path)
    return Host.absolutePath(path)
  }

  private func keep() throws { try state.write(to: statePath) }

  /// Counts the examples of the set that nobody has looked at.
  private mutating func recount() throws {
    waiting = try summary()?.waiting ?? 0
    waitingUnwarned = 0
    guard waiting > 0, let set = state.set else { return }
    let found = try FoundSet(set, in: store)
    waitingUnwarned = found.set.examples.count { example in
      example.warnings.isEmpty && found.state(of: example) == .pending
    }
  }

  private func hasApproved() throws -> Bool { try summary()?.approved ?? 0 > 0 }

  private func summary() throws -> SetSummary? {
    guard let set = state.set else { return nil }
    return try store.sets().first { $0.id.rawValue == set }
  }
}

extension CycleCourse {
  /// What the cycle needs next, as a command or in words.
  var next: String {
    if state.isDone {
      return "nothing until \(period.end.rfc3339.prefix(10)); --again begins another round"
    }
    guard let set = state.set else { return "errata, to judge answers; then errata cycle" }
    let short = SetID(set).abbreviated
    if waitingUnwarned > 0 {
      return "errata, screen 2; or errata approve \(short) --without-warnings"
    }
    if waiting > 0 {
      return
        "errata, screen 2; or errata approve and reject in \(short): all that wait have warnings"
    }
    switch state.gate {
    case .regressed: return "a better candidate, then errata cycle with it behind --gate"
    case .notEvaluated: return "a candidate that answers, then errata cycle with it behind --gate"
    case .passed, Optional.none, .some(.none): return "errata cycle"
    }
  }

  private var steps: [(name: String, words: String)] {
    let short = state.set.map { SetID($0).abbreviated }
    let approval =
      state.set == nil
      ? "–" : waiting > 0 ? "waits: \(count(waiting, "example")) nobody has looked at" : "done"
    let isEmpty = state.isDone && state.release == nil
    let gate =
      switch state.gate {
      case .passed: "passed"
      case .regressed: "a regression"
      case .notEvaluated: "could not be evaluated"
      case .some(.none): "no candidate is named"
      case nil: "–"
      }
    return [
      ("curate", short.map { "set \($0)" } ?? "nothing is judged yet"), ("approve", approval),
      ("release", isEmpty ? "nothing to release" : state.release ?? "–"), ("gate", gate),
    ]
  }

  /// Where it stands, for people.
  var lines: [String] {
    ["Cycle \(state.name)"]
      + steps.map { step in
        let name = step.name + String(repeating: " ", count: 9 - step.name.utf8.count)
        return "  \(name)\(PlainText.line(step.words).text)"
      }
      + ["Next: \(next)"]
  }

  /// Where it stands, for programs.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", state.name)
    line.put("set", state.set)
    line.put("waiting", waiting)
    line.put("release", state.release)
    line.put("gate", state.gate?.rawValue)
    line.put("done", state.isDone)
    line.put("next", next)
    return line
  }
}
