import EvalGate
import JSONText
import ReviewModel
import Statistics

extension GateReport {
  /// The verdict as one JSON object, then one for each case.
  var jsonLines: [String] {
    var head = JSONLine()
    head.put("id", run.cases)
    head.put("verdict", verdict.outcome.rawValue)
    head.put("reasons", verdict.reasons.map(JSONValue.string))
    head.put("candidate", run.candidate)
    head.put("scoring", run.scoring)
    head.put("has_baseline", verdict.comparison.hasBaseline)
    head.put("baseline", baseline)
    head.put("cases", verdict.comparison.entries.count)
    for change in RunComparison.Change.allCases {
      head.put(change.rawValue, verdict.comparison.entries(change).count)
    }
    head.put("waived", verdict.waived.keys.sorted().map { .string($0.rawValue) })
    head.put("pass_rate", number(verdict.comparison.passRate))
    head.put("baseline_rate", number(verdict.comparison.baselineRate))
    if verdict.comparison.hasBaseline {
      let difference = verdict.comparison.difference
      head.put("change", number(difference.mean))
      head.put("change_lower", number(verdict.comparison.interval?.lower))
      head.put("change_upper", number(verdict.comparison.interval?.upper))
      head.put("clusters", difference.clusters)
      head.put(
        "smallest_visible_drop",
        number(difference.detectable().flatMap { $0 > 0 ? $0 : nil })
      )
      head.put("p_one_sided", number(verdict.comparison.mcNemar.oneSided))
    }
    return [head.text] + verdict.comparison.entries.map(line)
  }

  private func line(_ entry: RunComparison.Entry) -> String {
    var line = JSONLine()
    line.put("id", entry.id.rawValue)
    line.put("kind", entry.kind.rawValue)
    line.put("cluster", entry.cluster)
    line.put("change", entry.change.rawValue)
    line.put("before", number(entry.before))
    line.put("now", number(entry.now))
    line.put("finding", finding(of: entry.id))
    line.put("answer", example(of: entry.id)?.answer)
    line.put("judgement", judgement(of: entry.id))
    return line.text
  }

  /// What a judge was asked and what it said; the prompt is made again.
  private func judgement(of id: ExampleID) -> JSONValue? {
    guard let trial = example(of: id), let judgement = trial.judgement, let answer = trial.answer,
      let test = cases[id], case .object(let members) = judgement.json
    else { return nil }
    return .object([JSONMember("prompt", .string(judgement.prompt(for: test, answer)))] + members)
  }

  /// A number with six figures behind the point, which are the same on every machine.
  private func number(_ value: Double?) -> JSONValue? {
    value.map { .number(String(($0 * 1_000_000).rounded() / 1_000_000)) }
  }
}
