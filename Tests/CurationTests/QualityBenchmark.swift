import Curation
import Foundation
import ReviewModel
import TestSupport
import Testing

private let folder =
  sharedFile("data/open/truth/nq-open.truth.jsonl") == nil ? nil : sharedFile("data/open")

/// Measures what each rule finds among answers whose truth people told; `Scripts/benchmark-quality` prints its table.
///
/// Every answer of the open data goes in as if its user had liked it, so that each rule sees bad and good ones, and then every
/// correction. A rule of form knows no facts: what it is to find is refusals and answers that were cut off; that it finds few wrong answers is no
/// fault of it, but what it takes of the good ones is.
@Suite(.enabled(if: folder != nil, "has no ../shared/data/open"))
struct `The rules of quality beside the truth` {
  @Test func `find what declines, and lose few good answers`() throws {
    var tally = Tally()
    for name in ["ragtruth-open", "nq-open"] {
      var own = Tally()
      let records = try lines("\(name).jsonl")
      for (line, truth) in zip(records, try lines("truth/\(name).truth.jsonl")) {
        own.add(line, truth)
      }
      print("\(name)\n\(own.table)\n")
      tally.add(own)
    }
    let good = tally.answers["good"] ?? 0
    func lost(_ rule: String) -> Double { Double(tally.found[rule]?["good"] ?? 0) / Double(good) }
    #expect(tally.dropped.isEmpty, "The default policy drops no answer of these")
    // Gopher's repetition finds answers that say all twice, right ones too; in nq-open the agent never saw the sources.
    let allowed = ["repetition": 0.05, "unsupported": 0.08]
    for type in CurationPolicy.ruleTypes {
      #expect(lost(type.name) <= allowed[type.name] ?? 0.025, "\(type.name)")
    }
    let declining = (tally.answers["declined"] ?? 0) + (tally.answers["refusal"] ?? 0)
    let found = tally.found["refusal"] ?? [:]
    #expect(Double((found["declined"] ?? 0) + (found["refusal"] ?? 0)) >= 0.7 * Double(declining))
    #expect(tally.found["cut-sentence"]?["truncated"] == 1)
  }
}

/// How many answers of each verdict there are, and each rule finds something in.
private struct Tally {
  static let verdicts = [
    "good", "minor", "wrong", "refusal", "declined", "truncated", "correction",
  ]

  var answers: [String: Int] = [:]
  var found: [String: [String: Int]] = [:]
  var dropped: [String] = []
  private var examples: [String: [String]] = [:]

  mutating func add(_ line: [String: Any], _ truth: [String: Any]) {
    let verdict = truth["verdict"] as? String ?? ""
    judge(line, answer: line["answer"] as? String ?? "", as: verdict)
    let feedback = line["feedback"] as? [String: Any]
    if let correction = (line["correction"] ?? feedback?["correction"]) as? String {
      judge(line, answer: correction, as: "correction")
    }
  }

  private mutating func judge(_ line: [String: Any], answer: String, as verdict: String) {
    answers[verdict, default: 0] += 1
    let sources = (line["sources"] as? [Any] ?? []).map { source in
      let source = source as? [String: Any]
      return Source(id: source?["id"] as? String, text: source?["text"] as? String)
    }
    let question = line["question"] as? String ?? ""
    let set = curate([
      record(question: question, answer: answer, sources: sources, feedback: Feedback(.up))
    ]).set
    let id = line["id"] as? String ?? ""
    dropped += set.drops.map { "\(id) \($0.rule)" }
    for rule in Set(set.examples.flatMap(\.warnings).map(\.rule)) {
      found[rule, default: [:]][verdict, default: 0] += 1
      if verdict == "good" || verdict == "correction" {
        examples[rule, default: []].append("\(id) (\(verdict))")
      }
    }
  }

  mutating func add(_ other: Tally) {
    answers.merge(other.answers, uniquingKeysWith: +)
    found.merge(other.found) { $0.merging($1, uniquingKeysWith: +) }
    dropped += other.dropped
  }

  /// Of each verdict how many a rule finds something in; below, which good ones.
  var table: String {
    func row(_ name: String, _ cells: [String]) -> String {
      name.padding(toLength: 24, withPad: " ", startingAt: 0)
        + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
    }
    let verdicts = Self.verdicts
    var lines = [row("", verdicts), row("answers", verdicts.map { String(answers[$0] ?? 0) })]
    for type in CurationPolicy.ruleTypes {
      let counts = verdicts.map { String(found[type.name]?[$0] ?? 0) }
      lines.append(row(type.name, counts))
    }
    for (rule, ids) in examples.sorted(by: { $0.key < $1.key }) {
      lines.append("\(rule), good: \(ids.prefix(8).joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }
}

private func lines(_ name: String) throws -> [[String: Any]] {
  guard let folder else { return [] }
  let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  return try text.split(separator: "\n").map { line in
    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
  }
}
