import EvalGate
import Releases
import ReviewModel

/// A run of a gate from the first question to the verdict.
struct GateCourse {
  var runner: GateRunner
  var policy: GatePolicy
  var baseline: GateRun?
  /// What the store has to compare with when no baseline is named: cases may be new since.
  var kept: GateKeeping.Baseline?
  var comparesWithItself: Bool
  var savePath: String?

  /// Runs, keeps the run, and judges.
  ///
  /// - Throws: a ``Failure`` when the baseline is over other cases, and what reading and writing files throws.
  func report(now: Timestamp) throws -> GateReport {
    var runner = runner
    // Each case is asked for both sides before the next, so that what is compared is there when a run is stopped.
    if comparesWithItself { runner.trials *= 2 }
    runner.known = try broken()
    if let known = runner.known {
      let answers = known.results.reduce(0) { $0 + $1.trials.count { $0.answer != nil } }
      Messages.note(
        "Going on with the run in \(savePath ?? ""): \(count(answers, "answer")) of it are taken over. Delete it to ask anew."
      )
    }
    if let savePath { runner.keep = { try? GateRunFile.write($0, to: savePath) } }
    StopSignal.listen()
    defer { StopSignal.forget() }
    var baseline = baseline
    var run = ask(runner)
    if let savePath { try GateRunFile.write(run, to: savePath) }
    if comparesWithItself { (baseline, run) = run.halves }
    if StopSignal.isRaised {
      Messages.note(
        savePath == nil
          ? "Stopped. With --save FILE the next run would go on where this one was."
          : "Stopped. The same command goes on where this run was."
      )
    }
    let comparison: RunComparison
    do throws(ComparisonError) {
      comparison = try RunComparison(
        run,
        with: baseline ?? kept?.run,
        isPartial: baseline == nil && kept != nil
      )
    } catch {
      throw Failure(.badInput, Self.words(error))
    }
    return GateReport(
      GateVerdict(comparison, policy: policy, now: now),
      of: run,
      cases: runner.cases,
      baseline: baseline == nil ? kept?.words : nil
    )
  }

  private func ask(_ runner: GateRunner) -> GateRun {
    let (run, troubles) = runner.run()
    for trouble in troubles {
      Messages.note("\(count(trouble.count, "question")): \(trouble.words).")
    }
    return run
  }

  /// The run at the place where this one will be kept, when it was broken off: the same candidate over the same cases, with
  /// trials that were not made or not judged.
  private func broken() throws -> GateRun? {
    guard let savePath, GateRunFile.exists(savePath) else { return nil }
    let run = try GateRunFile.read(savePath)
    guard run.candidate == runner.candidate.name, run.cases == runner.sha256,
      run.results.contains(where: {
        $0.trials.contains { $0.trouble == .stopped || $0.trouble == .unjudged }
      })
    else { return nil }
    return run
  }

  private static func words(_ error: ComparisonError) -> String {
    switch error {
    case .otherCases(let new, let gone):
      """
      the baseline is over other cases: \(new) are only in this run, \(gone) only in the baseline. Run the \
      baseline's candidate on this release with --save, and compare with that.
      """
    case .otherScoring:
      "the baseline was scored by other rules. Run its candidate again with this policy and --save."
    }
  }
}
