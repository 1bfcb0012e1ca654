extension ItemFilter {
  /// The filter as a store can answer it: ages as moments, drafts as items.
  ///
  /// One that asks for drafts and for no state shows those of settled items too.
  ///
  /// - Parameters:
  ///   - now: from which ages count.
  ///   - drafts: the items with a correction that was begun.
  package func resolved(now: Timestamp, drafts: Set<ItemKey> = []) -> ItemFilter {
    let resolved = terms.map { term in
      switch term.condition {
      case .age(let age):
        let moment = now.adding(milliseconds: -age.minutes * 60_000)
        return FilterTerm(
          age.isYounger ? .after(moment.next) : .before(moment),
          isNegated: term.isNegated
        )
      case .hasDraft: return FilterTerm(.items(drafts), isNegated: term.isNegated)
      default: return term
      }
    }
    // Somebody else may have decided what a draft is of, and it is to be found all the same.
    let findsAll = showsOnlyWaiting && terms.contains { $0.condition == .hasDraft && !$0.isNegated }
    return ItemFilter(resolved + (findsAll ? [FilterTerm(.status(.any))] : []))
  }

  /// Whether a store can answer it: no term needs a clock or the drafts.
  package var isResolved: Bool {
    terms.allSatisfy { term in
      switch term.condition {
      case .age, .hasDraft: false
      default: true
      }
    }
  }

  /// Whether it asks for drafts.
  package var asksForDrafts: Bool { terms.contains { $0.condition == .hasDraft } }
}

extension Timestamp {
  /// A millisecond later.
  fileprivate var next: Timestamp { adding(milliseconds: 1) }
}
