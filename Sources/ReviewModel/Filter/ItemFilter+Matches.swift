extension ItemFilter {
  /// Whether an item passes: the meaning of the filter, against which every store is tested.
  package func matches(_ item: ItemDetail) -> Bool {
    (!showsOnlyWaiting || item.summary.status.isOpen)
      && terms.allSatisfy { $0.condition.holds(for: item) != $0.isNegated }
  }
}

extension FilterCondition {
  fileprivate func holds(for item: ItemDetail) -> Bool {
    switch self {
    case .text(let text):
      let pattern = TextPattern(text)
      return pattern.isFound(in: item.interaction.question)
        || pattern.isFound(in: item.interaction.answer)
        || pattern.isFound(in: item.feedback?.comment ?? "")
        || pattern.isFound(in: item.feedback?.correction ?? "")
        || item.interaction.sources.contains { source in
          [source.title, source.uri, source.text].contains { pattern.isFound(in: $0 ?? "") }
        }
        || item.history.contains { pattern.isFound(in: $0.action.verdict?.correction ?? "") }
        || item.sides.contains { pattern.isFound(in: $0.correction) }
    case .id(let prefix):
      return item.summary.id.rawValue.utf8.starts(with: prefix.utf8)
        || item.summary.kind == .gate
          && item.interaction.id.rawValue.utf8.starts(with: prefix.utf8)
    case .signal(let signal):
      return item.summary.signal == signal
    case .kind(let kind):
      return item.summary.kind == kind
    case .failure(let kind):
      return item.summary.failure == kind
    case .agentVersion(let version):
      return item.interaction.agent.version.map(TextPattern(version).equals) ?? false
    case .model(let model):
      return item.interaction.agent.model.map(TextPattern(model).equals) ?? false
    case .tag(let tag):
      return item.feedback?.tags.contains(where: TextPattern(tag).equals) ?? false
    case .before(let moment):
      return item.interaction.time.map { $0 < moment } ?? false
    case .after(let moment):
      return item.interaction.time.map { $0 >= moment } ?? false
    case .cluster(let range):
      return range.contains(item.summary.asked)
    case .reason(let code):
      return item.standing.contains {
        $0.action.verdict?.reason.map { TextPattern(code).equals($0.rawValue) } ?? false
      }
    case .reviewer(let name):
      return item.standing.contains { TextPattern(name).equals($0.reviewer) }
    case .items(let keys):
      return keys.contains(item.summary.key)
    // Nobody asks this before it is resolved.
    case .age, .hasDraft:
      return false
    case .hasCorrection:
      return !(item.feedback?.correction ?? "").isEmpty
        || item.history.contains { !($0.action.verdict?.correction ?? "").isEmpty }
    case .hasTags:
      return !(item.feedback?.tags ?? []).isEmpty
    case .hasComment:
      return !(item.feedback?.comment ?? "").isEmpty
    case .hasSources:
      return !item.interaction.sources.isEmpty
    case .status(let status):
      return status.holds(for: item.summary)
    }
  }
}

extension DecisionAction {
  /// What was decided; nil for anything else.
  fileprivate var verdict: Verdict? {
    if case .decide(let verdict) = self { verdict } else { nil }
  }
}

extension ItemDetail {
  /// The decisions that were not taken back, late ones included.
  fileprivate var standing: [DecisionEvent] {
    var undone: Set<OperationID> = []
    for event in history {
      switch event.action {
      case .undo(let target): undone.insert(target)
      case .redo(let target): undone.remove(target)
      case .decide, .amend: break
      }
    }
    return history.filter { $0.action.verdict != nil && !undone.contains($0.operation) }
  }
}

extension StatusFilter {
  fileprivate func holds(for item: ItemSummary) -> Bool {
    switch self {
    case .waiting: item.status.isOpen
    case .skipped: item.status == .skipped
    case .flagged: item.status == .flagged
    case .decided: if case .decided = item.status { true } else { false }
    case .corrected: item.status == .decided(.correct)
    case .affirmed: item.status == .decided(.affirm)
    case .discarded: item.status == .decided(.discard)
    case .disputed: item.lateDecisions > 0
    case .any: true
    }
  }
}
