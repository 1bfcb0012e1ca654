package import ReviewModel
import Statistics

/// A verdict with all that people want to see of it.
///
/// Questions and answers stand in it as they are: who prints them makes them harmless for where they go.
package struct GateReport: Sendable {
  /// The verdict.
  package let verdict: GateVerdict
  /// The run.
  package let run: GateRun
  /// The cases by id.
  package let cases: [ExampleID: EvalCase]
  /// What the run was compared with, in words; nil for nothing, or what the user named.
  package let baseline: String?
  private let results: [ExampleID: CaseResult]

  /// Makes a report.
  package init(
    _ verdict: GateVerdict,
    of run: GateRun,
    cases: [EvalCase],
    baseline: String? = nil
  ) {
    self.baseline = baseline
    self.verdict = verdict
    self.run = run
    self.cases = Dictionary(cases.map { ($0.id, $0) }) { first, _ in first }
    results = Dictionary(run.results.map { ($0.id, $0) }) { first, _ in first }
  }

  /// How many cases of a kind there are, and how many of them changed in which way.
  package func counts(
    _ kind: ExampleKind
  ) -> (
    all: Int, changes: [RunComparison.Change: Int]
  ) {
    var changes: [RunComparison.Change: Int] = [:]
    for entry in verdict.comparison.entries where entry.kind == kind {
      changes[entry.change, default: 0] += 1
    }
    return (changes.values.reduce(0, +), changes)
  }

  /// A trial that shows what is wrong with a case: the first that failed or gave no answer.
  package func example(of id: ExampleID) -> Trial? {
    let trials = results[id]?.trials ?? []
    return trials.first { !($0.score?.passed ?? false) } ?? trials.first
  }

  /// What is wrong with a case, in words that may quote it; nil when nothing is.
  package func finding(of id: ExampleID) -> String? {
    guard let trial = example(of: id) else { return CandidateTrouble.missing.words }
    return trial.trouble?.words ?? trial.score?.failure?.finding
  }

  /// The cases that fail and did not break: they failed before, or were made because the agent failed them.
  package var failing: [RunComparison.Entry] { verdict.comparison.entries(.failing) }

  /// Why a case that fails is no news.
  package func standing(of entry: RunComparison.Entry) -> String {
    verdict.comparison.hasBaseline && !entry.isNew
      ? entry.change.words : "the agent failed it when the case was made"
  }

  /// What the whole says about how sure it is, a sentence a line.
  package var certainty: [String] {
    let comparison = verdict.comparison
    var lines: [String] = []
    if let baseline {
      let new = comparison.entries.count(where: \.isNew)
      let rest =
        switch new {
        case 0: ""
        case 1: "; no run has decided 1 case yet, which stands as its kind says"
        default: "; no run has decided \(new) cases yet, which stand as their kinds say"
        }
      lines.append("compared with \(baseline)\(rest)")
    }
    let difference = comparison.difference
    if let before = comparison.baselineRate, let now = comparison.passRate {
      var line =
        "passing \(percent(now)), baseline \(percent(before)), change \(points(difference.mean))"
      if let interval = comparison.interval {
        line += " (95 %: \(points(interval.lower)) to \(points(interval.upper)))"
      }
      let clusters = difference.clusters
      line +=
        " over \(difference.cases) \(difference.cases == 1 ? "case" : "cases") in \(clusters) \(clusters == 1 ? "cluster" : "clusters")"
      lines.append(line)
      let test = comparison.mcNemar
      let chance = "by chance alone in \(percent(test.oneSided)) of runs (exact McNemar, one-sided)"
      lines.append(
        "broken \(test.lost), fixed \(test.won) of those cases"
          + (test.lost == 0 ? "" : ": \(chance)")
      )
      if let least = difference.detectable(), least > 0 {
        lines.append(
          "the smallest drop that this suite would see in 8 of 10 runs: \(points(least).dropFirst())"
        )
      }
    } else if let now = comparison.passRate {
      lines.append("passing \(percent(now)); no baseline, so each case stands as its kind says")
    }
    let golden = comparison.entries.count { $0.kind == .golden && $0.change != .unknown }
    if let least = Detection.leastRate(in: golden) {
      lines.append(
        "\(golden) golden cases show a fault that hits \(percent(least)) of answers in 95 of 100 runs, rarer ones less often"
      )
    }
    return lines
  }

  private func percent(_ share: Double) -> String { "\(rounded(share * 100)) %" }

  private func points(_ share: Double) -> String {
    "\(share < 0 ? "−" : "+")\(rounded(abs(share) * 100)) points"
  }
}

/// A number with one figure behind the point.
func rounded(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(abs(tenths % 10))"
}

extension CandidateTrouble {
  /// What it is, for people.
  package var words: String {
    switch self {
    case .missing: "there is no answer"
    case .timedOut: "no answer came in time"
    case .notStarted: "the candidate cannot be started"
    case .broken: "the candidate broke off"
    case .refused: "the endpoint refused to answer"
    case .unjudged: "the judge failed"
    case .unscorable: "a pattern of the case cannot be looked for"
    case .stopped: "the run was stopped before"
    }
  }
}
