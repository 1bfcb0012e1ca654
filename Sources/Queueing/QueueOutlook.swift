package import ReviewModel

/// What there is to do in a queue: an empty one says why it is empty.
package enum QueueOutlook: Hashable, Sendable {
  /// So many items wait and nobody else holds them.
  case work(Int)
  /// Nothing is known yet.
  case loading
  /// The filter matches nothing at all.
  case filterMatchesNothing
  /// There is no item that waits.
  case nothingWaits
  /// Everything listed is settled.
  case allSettled(Int)
  /// What is left is held by others; the first lease ends then.
  case claimedByOthers(Int, reviewers: [String], until: Timestamp)
}

extension ReviewQueue {
  /// Says what there is to do.
  ///
  /// - Parameters:
  ///   - hasFilter: whether the list is filtered.
  ///   - now: by which leases are live.
  package func outlook(hasFilter: Bool, now: Timestamp) -> QueueOutlook {
    if keys.isEmpty {
      if isLoading { return .loading }
      return hasFilter ? .filterMatchesNothing : .nothingWaits
    }
    let left = waiting
    if left == 0 { return isLoading ? .loading : .allSettled(keys.count) }
    guard left <= foreignClaims.count else { return .work(left) }
    let live = foreignClaims.filter { $0.value.expires > now && !isSettled($0.key) }
    guard left <= live.count, !isLoading else { return .work(max(left - live.count, 1)) }
    let held = keys.compactMap { live[$0] }
    guard held.count == left, let until = held.map(\.expires).min() else { return .work(left) }
    return .claimedByOthers(left, reviewers: Set(held.map(\.reviewer)).sorted(), until: until)
  }
}
