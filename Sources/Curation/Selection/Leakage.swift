package import ReviewModel
import TextAnalysis

/// Checks that no question of the training side is in nearly the words of one that is held out.
///
/// Clusters are held out whole, but questions in nearly the same words can be in two of them: when the policy does not merge them, or when each is near to
/// a third one only. What leaks is taken out of training too, until a look finds nothing more; each wording of both sides is compared.
struct Leakage {
  let dictionary: WordDictionary

  /// Takes what leaks out of training.
  func apply(to drawn: inout [DrawnExample], _ report: inout SelectionReport) {
    guard drawn.contains(where: { $0.example.trainingHold != nil }) else { return }
    let wordings = Wordings(of: drawn)
    let near = QuestionNeighbours(dictionary: dictionary) { take in
      for key in wordings.keys {
        var key = key
        key.withUTF8(take)
      }
    }
    var next = wordings.owners.indices.filter {
      drawn[wordings.owners[$0]].example.trainingHold != nil
    }
    // What is taken out of training is held out as well, and what is near to it leaks.
    while let wording = next.popLast() {
      for other in near.neighbours(of: wording) {
        let place = wordings.owners[other]
        guard drawn[place].example.isForTraining else { continue }
        drawn[place].example.hold(.leakage)
        report.leaked += 1
        next += wordings.ranges[place]
      }
    }
    report.leaksLeft = wordings.owners.indices.reduce(0) { count, wording in
      guard drawn[wordings.owners[wording]].example.trainingHold != nil else { return count }
      return count
        + near.neighbours(of: wording).count { drawn[wordings.owners[$0]].example.isForTraining }
    }
  }

  /// The wordings of all examples, one after the other.
  private struct Wordings {
    private(set) var keys: [String] = []
    /// Whose they are.
    private(set) var owners: [Int] = []
    /// Where those of an example stand.
    private(set) var ranges: [Range<Int>] = []

    init(of drawn: [DrawnExample]) {
      for (place, one) in drawn.enumerated() {
        let start = keys.count
        for wording in [one.example.question] + one.example.paraphrases {
          keys.append(questionKey(of: wording))
          owners.append(place)
        }
        ranges.append(start..<keys.count)
      }
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
