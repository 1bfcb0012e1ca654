package import ReviewModel
import TextAnalysis

/// Checks that no question of the training side is in nearly the words of one that is held out.
///
/// Clusters are held out whole, but questions in nearly the same words can be in two of them: when the policy does not merge them, or when each is near to
/// a third one only. What leaks is taken out of training too, until a look finds nothing more; each wording of both sides is compared. What a
/// person called the same leaks whatever its words; of two that a person called different, neither leaks into the other.
struct Leakage {
  let dictionary: WordDictionary
  let decisions: [PairDecision]

  /// Takes what leaks out of training.
  func apply(to drawn: inout [DrawnExample], _ report: inout SelectionReport) {
    guard drawn.contains(where: { $0.example.trainingHold != nil }) else { return }
    var spread = LeakageSpread(
      wordings: drawn.map { [$0.example.question] + $0.example.paraphrases },
      isForTraining: drawn.map(\.example.isForTraining),
      isHeld: drawn.map { $0.example.trainingHold != nil },
      dictionary: dictionary,
      decisions: decisions
    )
    let leaked = spread.run()
    for place in leaked { drawn[place].example.hold(.leakage) }
    report.leaked = leaked.count
    report.leaksLeft = spread.leaksLeft
    if spread.uncompared > 0 {
      report.notes.append(
        """
        leakage: \(spread.uncompared) example(s) have the words of a question that is held out, in one of more than \
        \(LeakageSpread.mostInGroup) orders; they were kept out of training without a look at each
        """
      )
    }
  }
}

extension Example {
  /// Whether a model is trained on it.
  package var isForTraining: Bool { uses.contains(.sft) || uses.contains(.preference) }

  /// Keeps it out of training, also of that of a later set for which its user may allow it.
  mutating func hold(_ reason: TrainingHold) {
    uses.subtract([.sft, .preference])
    trainingHold = reason
  }
}
