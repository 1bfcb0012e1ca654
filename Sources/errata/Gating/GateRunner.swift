import Dispatch
import EvalGate
import Glibc
import ReviewModel
import Synchronization

/// Puts a candidate to the cases, several at a time.
struct GateRunner: Sendable {
  /// The candidate.
  var candidate: any Candidate
  /// Scores its answers.
  var scorer: Scorer
  /// The cases.
  var cases: [EvalCase]
  /// How often each case is asked.
  var trials: Int
  /// How many are asked at the same time.
  var jobs: Int
  /// How often a trial that came to nothing is tried again.
  var retries: Int
  /// Milliseconds before the first retry; each further one waits twice as long.
  var pause: Int = 500
  /// The SHA-256 of the cases.
  var sha256: String
  /// What is known of an earlier run that was broken off.
  var known: GateRun?

  /// A trial of a case.
  private struct Task: Sendable {
    var place: Int
    var trial: Int
  }

  private struct State {
    var next = 0
    var done = 0
    var trials: [[Trial?]]
    var details: [String: Int] = [:]
    var progress: ProgressLine
    var started: UInt64
  }

  /// Runs.
  ///
  /// - Returns: the run, and how often which trouble came, in words.
  func run() -> (run: GateRun, troubles: [(words: String, count: Int)]) {
    var kept = cases.map { _ in [Trial?](repeating: nil, count: trials) }
    var tasks: [Task] = []
    let earlier = Dictionary(
      (known?.results ?? []).map { ($0.id, $0.trials.filter { $0.score != nil }) }
    ) { first, _ in first }
    for (place, test) in cases.enumerated() {
      let done = earlier[test.id] ?? []
      for trial in 0..<trials {
        // What was answered is scored anew, since the rules may have changed since.
        if trial < done.count, let answer = done[trial].answer {
          kept[place][trial] = Trial(answer, scorer.score(answer, for: test))
        } else {
          tasks.append(Task(place: place, trial: trial))
        }
      }
    }
    let pending = tasks
    let state = Mutex(
      State(trials: kept, progress: ProgressLine("asking"), started: Self.seconds)
    )
    StopSignal.listen()
    DispatchQueue.concurrentPerform(iterations: min(max(1, jobs), max(1, pending.count))) { _ in
      while let task = state.withLock({ state -> Task? in
        guard state.next < pending.count else { return nil }
        state.next += 1
        return pending[state.next - 1]
      }) {
        let (trial, detail) = attempt(cases[task.place])
        state.withLock { state in
          state.trials[task.place][task.trial] = trial
          if let detail { state.details[detail, default: 0] += 1 }
          state.done += 1
          state.progress.update(
            done: Int64(state.done),
            total: Int64(pending.count),
            detail: Self.estimate(state.done, pending.count, since: state.started)
          )
        }
      }
    }
    StopSignal.forget()
    return state.withLock { state in
      state.progress.clear()
      let results = zip(cases, state.trials).map { test, trials in
        CaseResult(
          id: test.id,
          kind: test.kind,
          cluster: test.cluster,
          trials: trials.map { $0 ?? Trial(.stopped) }
        )
      }
      let run = GateRun(
        candidate: candidate.name,
        cases: sha256,
        scoring: scorer.description,
        results: results
      )
      let troubles = state.details.sorted { $0.key < $1.key }.map {
        (words: $0.key, count: $0.value)
      }
      return (run, troubles)
    }
  }

  private func attempt(_ test: EvalCase) -> (trial: Trial, detail: String?) {
    var last = CandidateTroubleError(trouble: .stopped)
    for round in 0...max(0, retries) {
      if StopSignal.isRaised { return (Trial(.stopped), nil) }
      switch candidate.answer(to: test) {
      case .success(let answer): return (Trial(answer, scorer.score(answer, for: test)), nil)
      case .failure(let error):
        last = error
        // What is not in a file does not come by asking again.
        if error.trouble == .missing || error.trouble == .stopped { break }
        guard round < retries else { continue }
        StopSignal.sleep(milliseconds: pause << min(round, 6))
        continue
      }
      break
    }
    return (Trial(last.trouble), last.detail)
  }

  private static func estimate(_ done: Int, _ total: Int, since start: UInt64) -> String {
    let spent = seconds - start
    guard done > 0, spent > 1 else { return "\(done) of \(total)" }
    let left = spent * UInt64(total - done) / UInt64(done)
    return "\(done) of \(total), \(left) s left"
  }

  private static var seconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec)
  }
}

extension Scorer {
  /// The version and the rules as a run keeps them: runs with other words are not compared.
  var description: String {
    let rules = ExampleKind.allCases.map { kind in
      let rule = rule(of: kind)
      return "\(kind.rawValue) \(rule.method.rawValue) \(rule.threshold)"
    }
    return "\(Self.version): \(rules.joined(separator: ", "))"
  }
}

/// Whether Ctrl-C was pressed: the first time ends a run with what there is, the second the program.
enum StopSignal {
  private static let raised = Atomic(false)

  static var isRaised: Bool { raised.load(ordering: .relaxed) }

  static func listen() {
    raised.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        StopSignal.raised.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  static func forget() {
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }

  /// Waits, but not after the signal has come.
  static func sleep(milliseconds: Int) {
    var left = milliseconds
    while left > 0, !isRaised {
      usleep(UInt32(min(left, 50)) * 1_000)
      left -= 50
    }
  }
}
