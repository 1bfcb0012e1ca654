/// In which order the queue is read.
///
/// Skipped items come last in each, in the order in which they were skipped.
package enum QueueOrder: Hashable, Sendable {
  /// By what a minute of review is worth: see `ReviewValue`.
  case value
  /// The newest first.
  case newest
  /// The oldest first.
  case oldest
  /// By the agent's version, the newest first; then the newest first.
  case agent
  /// Questions that were asked most often first, their items together; then the newest first.
  case cluster
  /// In a random order, the same for the same seed as long as the store does not grow fourfold.
  case random(seed: UInt32)
}

extension QueueOrder: RawRepresentable, CaseIterable {
  /// Every order; the random one with the seed that is taken when none is given.
  package static var allCases: [QueueOrder] {
    [.value, .newest, .oldest, .agent, .cluster, .random(seed: 1)]
  }

  /// The written form: a word, and `random:7` for a seed.
  package var rawValue: String {
    switch self {
    case .value: "value"
    case .newest: "newest"
    case .oldest: "oldest"
    case .agent: "agent"
    case .cluster: "cluster"
    case .random(let seed): seed == 1 ? "random" : "random:\(seed)"
    }
  }

  /// Reads the written form.
  package init?(rawValue: String) {
    if let known = Self.allCases.first(where: { $0.rawValue == rawValue }) {
      self = known
      return
    }
    guard rawValue.hasPrefix("random:"), let seed = UInt32(rawValue.dropFirst(7)) else {
      return nil
    }
    self = .random(seed: seed)
  }
}
