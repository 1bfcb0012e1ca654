/// The keys of the written filter.
enum FilterKey: String, CaseIterable {
  case after, age, agent, before, cluster, has, id, `is`, kind, model, reason, reviewer, signal, tag

  /// How the key is used, for messages.
  var sample: String {
    switch self {
    case .after: "after:2026-07-10"
    case .age: "age:<7d"
    case .agent: "agent:2026.7.1"
    case .before: "before:2026-07-10"
    case .cluster: "cluster:>5"
    case .has: "has:comment"
    case .id: "id:q-17"
    case .is: "is:flagged"
    case .kind: "kind:conflict or kind:wrong-fact"
    case .model: "model:small-3"
    case .reason: "reason:tone"
    case .reviewer: "reviewer:ana"
    case .signal: "signal:down"
    case .tag: "tag:refund"
    }
  }
}

/// What `has:` asks for.
enum FilterPossession: String, CaseIterable {
  case comment, correction, draft, sources, tags
}
