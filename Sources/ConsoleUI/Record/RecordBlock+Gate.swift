import CellGrid
import ReviewModel

extension RecordBlock {
  /// What a run of the gate found of an example, with the candidate's answer when it fails.
  static func finding(_ gate: GateFinding) -> [RecordBlock] {
    let standing = gate.standing
    var line = RichText("Gate: \(standing.words)", standing.role)
    line.appendItem("run \(gate.run.number), \(gate.run.time.minute) UTC", .dim)
    line.appendItem(gate.run.candidate, .dim)
    var blocks = [RecordBlock(line, hasSpaceBefore: true)]
    guard let trial = gate.trial else { return blocks }
    if let finding = trial.score?.failure?.finding {
      blocks.append(RecordBlock(RichText(finding, .warning), indent: 2))
    }
    if gate.found.change.isFailing, let answer = trial.answer {
      blocks += [.heading("The candidate's answer"), RecordBlock.body(answer).asMarkdown]
    }
    return blocks
  }

  /// The eval case that a candidate failed: what was found, what it expects, what it asserts.
  ///
  /// - Parameter key: the key that starts a correction from what it expects.
  static func failedCase(
    _ failed: FailedCase,
    answer: String,
    key: String,
    hasBrackets: Bool,
    _ diffs: inout WordDiffs
  ) -> [RecordBlock] {
    var blocks = failed.finding.map(Self.finding) ?? []
    blocks += [
      .heading("Expected by the case", detail: "\(key) starts from it", anchor: .difference),
      .body(failed.expected, differingFrom: answer, hasBrackets: hasBrackets, &diffs),
    ]
    return blocks + assertions(failed.assertions)
  }
}
