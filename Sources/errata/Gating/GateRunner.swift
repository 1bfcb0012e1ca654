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
  /// Judges answers where the scorer's rules say so.
  var judge: (any Judge)?
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

  /// Told now and then what there is so far, so that a run that is killed has not asked in vain.
  var keep: (@Sendable (GateRun) -> Void)?

  /// Seconds between two times that a run is kept.
  private static let pauseOfKeeping: UInt64 = 5

  /// A trial of a case.
  private struct Task: Sendable {
    var place: Int
    var trial: Int
    /// What an earlier run was answered, which is only to be scored.
    var answer: String?
  }

  private struct State {
    var next = 0
    var done = 0
    var trials: [[Trial?]]
    var details: [String: Int] = [:]
    var progress: ProgressLine
    var started: UInt64
    var kept: UInt64
    var isKeeping = false
  }

  /// What the threads share.
  private final class Course: Sendable {
    let tasks: [Task]
    let state: Mutex<State>

    init(_ tasks: [Task], trials: [[Trial?]]) {
      self.tasks = tasks
      state = Mutex(
        State(
          trials: trials,
          progress: ProgressLine("asking"),
          started: GateRunner.seconds,
          kept: GateRunner.seconds
        )
      )
    }

    func next() -> Task? {
      state.withLock { state in
        guard state.next < tasks.count else { return nil }
        state.next += 1
        return tasks[state.next - 1]
      }
    }
  }

  /// Runs.
  ///
  /// - Returns: the run, and how often which trouble came, in words.
  func run() -> (run: GateRun, troubles: [(words: String, count: Int)]) {
    let course = course()
    // A queue of its own for each, since those that are shared have no more threads than there are processors.
    let group = DispatchGroup()
    for job in 0..<min(max(1, jobs), course.tasks.count) {
      DispatchQueue(label: "gate.\(job)").async(group: group) { [self] in work(course) }
    }
    group.wait()
    return course.state.withLock { state in
      state.progress.clear()
      let troubles = state.details.sorted { $0.key < $1.key }
      return (run(with: state.trials), troubles.map { (words: $0.key, count: $0.value) })
    }
  }

  /// What is left to ask, beside what an earlier run has answered, which is scored anew.
  private func course() -> Course {
    var kept = cases.map { _ in [Trial?](repeating: nil, count: trials) }
    var tasks: [Task] = []
    let earlier = Dictionary(
      (known?.results ?? []).map { ($0.id, $0.trials.filter { $0.answer != nil }) }
    ) { first, _ in first }
    let isSameScoring = known?.scoring == scorer.description
    for (place, test) in cases.enumerated() {
      let done = earlier[test.id] ?? []
      for trial in 0..<trials {
        let known = trial < done.count ? done[trial] : nil
        if let known, known.score != nil, isSameScoring {
          kept[place][trial] = known
        } else {
          tasks.append(Task(place: place, trial: trial, answer: known?.answer))
        }
      }
    }
    return Course(tasks, trials: kept)
  }

  private func work(_ course: Course) {
    while let task = course.next() {
      let (trial, detail) = attempt(cases[task.place], answer: task.answer)
      let toKeep = course.state.withLock { state -> [[Trial?]]? in
        state.trials[task.place][task.trial] = trial
        if let detail { state.details[detail, default: 0] += 1 }
        state.done += 1
        state.progress.update(
          done: Int64(state.done),
          total: Int64(course.tasks.count),
          detail: Self.estimate(state.done, course.tasks.count, since: state.started)
        )
        guard keep != nil, !state.isKeeping, Self.seconds - state.kept >= Self.pauseOfKeeping
        else { return nil }
        state.isKeeping = true
        return state.trials
      }
      guard let toKeep else { continue }
      keep?(run(with: toKeep))
      course.state.withLock { state in
        state.isKeeping = false
        state.kept = Self.seconds
      }
    }
  }

  private func run(with trials: [[Trial?]]) -> GateRun {
    GateRun(
      candidate: candidate.name,
      cases: sha256,
      scoring: scorer.description,
      results: zip(cases, trials).map { test, trials in
        CaseResult(
          id: test.id,
          kind: test.kind,
          cluster: test.cluster,
          trials: trials.map { $0 ?? Trial(.stopped) }
        )
      }
    )
  }

  private func attempt(_ test: EvalCase, answer: String?) -> (trial: Trial, detail: String?) {
    let answered = answer.map { .success($0) } ?? asking { candidate.answer(to: test) }
    switch answered {
    case .success(let answer): return score(answer, for: test)
    case .failure(let error):
      return (Trial(error.trouble), error.detail.map { "the candidate \($0)" })
    }
  }

  private func score(_ answer: String, for test: EvalCase) -> (trial: Trial, detail: String?) {
    guard scorer.canScore(answer, for: test) else {
      return (Trial(.unscorable, answer: answer), nil)
    }
    guard scorer.asksJudge(test), let judge else {
      return (Trial(answer, scorer.score(answer, for: test)), nil)
    }
    var judgement: Judgement?
    let verdict = asking {
      let reply = judge.judge(answer, to: test)
      judgement = reply.judgement
      return reply.verdict
    }
    switch verdict {
    case .success(let verdict):
      let score = scorer.score(answer, for: test, verdict: verdict)
      return (Trial(answer, score, judgement: judgement), nil)
    case .failure(let error):
      return (
        Trial(error.trouble, answer: answer, judgement: judgement),
        error.detail.map { "the judge \($0)" }
      )
    }
  }

  /// Asks, and again after a failure that may pass, a little later each time.
  private func asking<Value>(
    _ ask: () -> Result<Value, CandidateTroubleError>
  ) -> Result<Value, CandidateTroubleError> {
    var last = CandidateTroubleError(trouble: .stopped)
    for round in 0...max(0, retries) {
      if StopSignal.isRaised { return .failure(CandidateTroubleError(trouble: .stopped)) }
      switch ask() {
      case .success(let value): return .success(value)
      case .failure(let error): last = error
      }
      // What is not in a file does not come by asking again.
      if last.isFinal || last.trouble == .missing || last.trouble == .stopped { break }
      if round < retries { StopSignal.sleep(milliseconds: pause << min(round, 6)) }
    }
    return .failure(last)
  }

  private static func estimate(_ done: Int, _ total: Int, since start: UInt64) -> String {
    let spent = seconds - start
    guard done > 0, spent > 1 else { return "\(done) of \(total)" }
    let left = spent * UInt64(total - done) / UInt64(done)
    return "\(done) of \(total), \(left) s left"
  }

  fileprivate static var seconds: UInt64 { monotonicNanoseconds() / 1_000_000_000 }
}

/// Whether Ctrl-C was pressed: the first time ends a run with what there is, the second the program.
enum StopSignal {
  private static let raised = Atomic(false)
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  static var isRaised: Bool { raised.load(ordering: .relaxed) }

  static func listen() {
    for number in signals {
      signal(number) { number in
        StopSignal.raised.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  static func forget() {
    for number in signals { signal(number, SIG_DFL) }
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
