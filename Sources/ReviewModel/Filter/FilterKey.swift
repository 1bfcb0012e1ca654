/// The keys of the written filter.
enum FilterKey: String, CaseIterable {
  case after, agent, before, has, id, `is`, kind, model, signal, tag

  /// How the key is used, for messages.
  var sample: String {
    switch self {
    case .after: "after:2026-07-10"
    case .agent: "agent:2026.7.1"
    case .before: "before:2026-07-10"
    case .has: "has:comment"
    case .id: "id:q-17"
    case .is: "is:flagged"
    case .kind: "kind:conflict"
    case .model: "model:small-3"
    case .signal: "signal:down"
    case .tag: "tag:refund"
    }
  }
}

/// What `has:` asks for.
enum FilterPossession: String, CaseIterable {
  case comment, sources
}
