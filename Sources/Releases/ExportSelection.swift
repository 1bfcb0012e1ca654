import Curation
package import ReviewModel

/// The examples of a set that may be exported: those that a release would have, or a draft of them.
package struct ExportSelection: Hashable, Sendable {
  /// The examples, sorted by id.
  package let examples: [Example]
  /// Those of them that wait for approval; none but in a draft.
  package let pending: Set<ExampleID>
  /// How many stay out since a person rejected them.
  package let rejected: Int

  /// Selects examples.
  ///
  /// - Parameters:
  ///   - approvals: where the examples stand; one that is missing is pending.
  ///   - isDraft: whether examples that wait for approval go in too.
  /// - Throws: a ``ReleaseError``, as a release of the set would; in a draft, when every example is rejected.
  package init(
    from set: CuratedSet,
    approvals: [ExampleID: ApprovalState],
    isDraft: Bool
  ) throws(ReleaseError) {
    guard isDraft else {
      let release = try Release(of: set, approvals: approvals)
      examples = release.approved
      pending = []
      rejected = release.rejected.count
      return
    }
    var examples: [Example] = []
    var pending: Set<ExampleID> = []
    for example in set.examples.sorted(by: { $0.id < $1.id }) {
      switch approvals[example.id] ?? .pending {
      case .approved: examples.append(example)
      case .pending:
        examples.append(example)
        pending.insert(example.id)
      case .rejected: continue
      }
    }
    guard !examples.isEmpty else {
      throw ReleaseError(
        .unapproved,
        "the set \(set.id) has no example that is not rejected, so there is nothing to export"
      )
    }
    self.examples = TrainingSelection(of: examples, policy: set.policy).examples
    self.pending = pending
    rejected = set.examples.count - examples.count
  }

  /// Those whose right answer no reviewer has stated or approved: a thumb or a correction of a user alone.
  package var unreviewed: Set<ExampleID> {
    Set(
      examples.filter { example in
        pending.contains(example.id)
          && ![.affirmed, .reviewerCorrection].contains(example.lineage.first?.role)
      }
      .map(\.id)
    )
  }
}
