import ReviewModel

extension ItemSummary {
  /// The line of `errata queue --json`.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", id.rawValue)
    line.put("kind", kind.rawValue)
    line.put("status", statusWord)
    line.put("signal", signal.rawValue)
    line.put("question", question)
    line.put("ts", time)
    line.put("agent_version", agentVersion)
    line.put("asked", asked)
    line.put("claim", claim?.json)
    line.put("late_decisions", lateDecisions)
    line.put("failure_kind", failure?.rawValue)
    line.put("flag", flag?.json)
    return line
  }
}

extension ItemSummary {
  /// The word for where it stands; two questions are called the same or different.
  var statusWord: String {
    switch (kind, status) {
    case (.pair, .decided(.affirm)): "same"
    case (.pair, .decided(.discard)): "different"
    case (.audit, .decided(.affirm)): "right"
    default: status.word
    }
  }
}

extension ItemStatus {
  /// The word of listings and of the filter `is:`.
  var word: String {
    switch self {
    case .open: "open"
    case .skipped: "skipped"
    case .flagged: "flagged"
    case .decided(let kind): kind.pastTense
    case .withdrawn: "withdrawn"
    }
  }
}

extension FlagMark {
  /// The flag in listings.
  var json: JSONValue {
    var line = JSONLine()
    line.put("reason", reason.rawValue)
    line.put("reviewer", reviewer)
    line.put("ts", time)
    line.put("note", note)
    return line.value
  }
}

extension Claim {
  /// The claim in listings.
  var json: JSONValue {
    var line = JSONLine()
    line.put("reviewer", reviewer)
    line.put("expires", expires)
    return line.value
  }
}
