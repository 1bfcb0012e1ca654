package import Curation
package import ReviewModel

/// An approved set on its way into files.
///
/// Nothing else goes into the files, no clock and no host, so the same value is the same bytes on
/// every machine.
package struct Release: Hashable, Sendable {
  /// The set.
  package let set: CuratedSet
  /// The examples that go in, sorted by id, each with what it is used for.
  package let approved: [Example]
  /// Which of them are trained on.
  package let training: TrainingSelection
  /// The examples that stay out, sorted by id.
  package let rejected: [RejectedExample]
  /// The model that is trained on the release, nil while there is none.
  package let trainedAs: String?
  /// How many other wordings of a question its eval case has at most; nil for all.
  package let paraphrases: Int?
  /// What differs from an earlier release, if it says so.
  package var changes: ReleaseChanges?
  /// When the first and the last of the records behind the examples were logged, as far as they say.
  package var period: ClosedRange<Timestamp>?

  /// Takes the approved examples of a set.
  ///
  /// - Parameters:
  ///   - approvals: where the examples stand; one that is missing is pending.
  ///   - version: the model that is trained on the release: it marks the eval cases that it has seen.
  ///   - paraphrases: how many other wordings of a question its eval case has at most; nil for all.
  /// - Throws: a ``ReleaseError`` while any example is pending, or when none is approved.
  package init(
    of set: CuratedSet,
    approvals: [ExampleID: ApprovalState],
    trainedAs version: String? = nil,
    paraphrases: Int? = nil
  ) throws(ReleaseError) {
    var approved: [Example] = []
    var rejected: [RejectedExample] = []
    for example in set.examples.sorted(by: { $0.id < $1.id }) {
      switch approvals[example.id] ?? .pending {
      case .pending: continue
      case .approved: approved.append(example.keeping(paraphrases: paraphrases))
      case .rejected(let reason):
        rejected.append(RejectedExample(id: example.id, reason: reason))
      }
    }
    let pending = set.examples.count - approved.count - rejected.count
    guard pending == 0 else {
      throw ReleaseError(
        .unapproved,
        """
        \(pending) of \(set.examples.count) examples of the set \(set.id) wait for approval. \
        Look at them with `errata set \(set.id)`, then approve or reject them.
        """
      )
    }
    guard !approved.isEmpty else {
      throw ReleaseError(
        .unapproved,
        "no example of the set \(set.id) is approved, so there is nothing to release"
      )
    }
    self.set = set
    training = TrainingSelection(of: approved, policy: set.policy)
    self.approved = training.examples
    self.rejected = rejected
    trainedAs = version
    self.paraphrases = paraphrases
  }

  /// The examples of that use, in the order of their lines.
  func examples(for use: ExampleUse) -> [Example] { approved.filter { $0.uses.contains(use) } }
}

/// An example that a person kept out of a release.
package struct RejectedExample: Hashable, Sendable {
  /// The example.
  package let id: ExampleID
  /// The person's reason.
  package let reason: String
}
