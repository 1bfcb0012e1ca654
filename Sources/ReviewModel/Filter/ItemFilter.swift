/// A filter of items: every term must hold.
///
/// The written form (`refund signal:down -agent:2026.7.0 "last week"`) is read by `init(parsing:)`.
package struct ItemFilter: Hashable, Sendable {
  /// The terms, all of which must hold.
  package var terms: [FilterTerm]

  /// Makes a filter; without terms everything that waits passes.
  package init(_ terms: [FilterTerm] = []) { self.terms = terms }

  /// Whether the filter shows only what waits: no term says `is:`.
  ///
  /// `-is:skipped` still shows only what waits, without the skipped.
  package var showsOnlyWaiting: Bool {
    !terms.contains { term in
      if case .status = term.condition { !term.isNegated } else { false }
    }
  }

  /// Whether the filter may show what waits for nobody any more.
  package var showsSettled: Bool {
    terms.contains { term in
      guard case .status(let status) = term.condition, !term.isNegated else { return false }
      return switch status {
      case .waiting, .skipped, .flagged: false
      case .decided, .corrected, .affirmed, .discarded, .disputed, .any: true
      }
    }
  }

  /// Whether the filter shows what is flagged alone.
  package var asksForFlagged: Bool {
    terms.contains { $0.condition == .status(.flagged) && !$0.isNegated }
  }
}

/// One condition of a filter.
package struct FilterTerm: Hashable, Sendable {
  /// What has to hold.
  package var condition: FilterCondition
  /// Whether it has to fail instead.
  package var isNegated: Bool

  /// Makes a term.
  package init(_ condition: FilterCondition, isNegated: Bool = false) {
    self.condition = condition
    self.isNegated = isNegated
  }
}

/// What can be asked of an item.
///
/// Texts match without regard to case (``TextPattern``), ids exactly.
package enum FilterCondition: Hashable, Sendable {
  /// `word` or `"two words"`: in question, answer, sources, comment, or a correction, the user's, a
  /// reviewer's (whatever became of it) or one of those that a conflict is about.
  case text(String)
  /// `id:`: the item's id begins so.
  case id(String)
  /// `signal:`.
  case signal(Signal)
  /// `kind:conflict`, `kind:answer`.
  case kind(ItemKind)
  /// `kind:wrong-fact` and any other failure kind: how the agent failed.
  case failure(FailureKind)
  /// `agent:`: the version, whole.
  case agentVersion(String)
  /// `model:`: the model, whole.
  case model(String)
  /// `tag:`: one of the feedback's tags, whole.
  case tag(String)
  /// `before:`: the interaction happened earlier.
  case before(Timestamp)
  /// `after:`: at that moment or later.
  case after(Timestamp)
  /// `age:<7d`: it happened less, or more, than so long ago; ``ItemFilter/resolved(now:drafts:)``
  /// makes a moment of it.
  case age(FilterAge)
  /// `cluster:>5`: the question was asked so often.
  case cluster(ClosedRange<Int>)
  /// `reason:tone`: a decision that stands names that code, whole.
  case reason(String)
  /// `reviewer:ana`: a decision of that reviewer stands.
  case reviewer(String)
  /// These items and no others; it has no written form.
  case items(Set<ItemKey>)
  /// `has:draft`: the reviewer has begun a correction; ``ItemFilter/resolved(now:drafts:)`` makes
  /// ``items(_:)`` of it.
  case hasDraft
  /// `has:correction`: the user, or a reviewer, wrote one, whatever became of it.
  case hasCorrection
  /// `has:tags`.
  case hasTags
  /// `has:comment`: one that is not empty.
  case hasComment
  /// `has:sources`.
  case hasSources
  /// `is:waiting`, `is:skipped`, `is:flagged`, `is:decided`, `is:corrected`….
  ///
  /// Unless a term says so without negation, a filter shows what waits (open and skipped).
  case status(StatusFilter)
}

/// The states that `is:` names.
package enum StatusFilter: String, CaseIterable, Sendable {
  /// Waiting, skipped or not.
  case waiting
  /// Skipped and waiting.
  case skipped
  /// Waiting for a second person.
  case flagged
  /// Settled in any way.
  case decided
  /// Settled by a correction.
  case corrected
  /// Settled by an affirmation.
  case affirmed
  /// Settled by a discard.
  case discarded
  /// Has second opinions.
  case disputed
  /// In whatever state.
  case any
}
