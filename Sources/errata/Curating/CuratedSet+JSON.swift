import Curation
import ReviewModel
import ReviewStorage

extension CurationResult {
  /// The object of `errata curate --json`: the set that was made, and the conflicts behind it.
  ///
  /// - Parameter settled: which examples stand approved or rejected, since they did in an earlier set.
  func json(settled: [ExampleID: StandingApproval]) -> JSONLine {
    var line = set.json(settled: settled)
    line.put("conflicts", conflicts.map(\.json))
    line.put("open_conflicts", openConflicts)
    line.put(
      "contradictions",
      contradictions.map { found in
        var line = JSONLine()
        line.put("refused", found.refused.rawValue)
        line.put("standing", found.standing.rawValue)
        return line.value
      }
    )
    return line
  }
}

extension CuratedSet {
  /// The object of `errata set ID --json`.
  func json(settled: [ExampleID: StandingApproval], lapsed: Set<ExampleID> = []) -> JSONLine {
    var line = JSONLine()
    line.put("id", id.rawValue)
    line.put("counts", counts.json)
    line.put(
      "policy",
      JSONValue.object(policy.map { JSONMember($0.name, .string($0.value)) })
    )
    line.put(
      "examples",
      examples.map { example in
        example.json(settled[example.id], isLapsed: lapsed.contains(example.id)).value
      }
    )
    line.put("drops", drops.map { $0.json.value })
    line.put("selection", selection.json)
    return line
  }
}

extension CurationCounts {
  /// The counts under the names of a release's manifest.
  fileprivate var json: JSONValue {
    var line = JSONLine()
    line.put("records", records)
    line.put("unjudged", unjudged)
    line.put("waiting", waiting)
    line.put("without_consent", withoutConsent)
    line.put("in_conflict", inConflict)
    line.put("dropped", dropped)
    line.put("used", used)
    return line.value
  }
}

extension Example {
  /// The example in listings, with where it stands.
  func json(_ said: StandingApproval?, isLapsed: Bool = false) -> JSONLine {
    var line = JSONLine()
    line.put("id", id.rawValue)
    line.put("state", said?.state.word ?? ApprovalState.pending.word)
    if case .rejected(let reason)? = said?.state { line.put("reason", reason) }
    if let said, said.state != .pending {
      line.put("reviewer", said.reviewer)
      line.put("settled", said.time)
      if said.isCarried { line.put("carried", true) }
    }
    if isLapsed { line.put("lapsed", true) }
    line.put("kind", kind.rawValue)
    line.put("question", question)
    line.put("answer", answer)
    line.put("expected", expected)
    line.put("sources", sources.map(\.json))
    line.put("tags", tags.map(JSONValue.string))
    line.put("weight", weight)
    line.put("cluster", cluster)
    line.put("paraphrases", paraphrases.map(JSONValue.string))
    line.put("assert", assertions.map(\.row))
    line.put("uses", sortedUses.map { .string($0.rawValue) })
    line.put("held_out", trainingHold?.rawValue)
    line.put("consent", consent.rawValue)
    line.put("lineage", lineageRow)
    line.put("warnings", warnings.map(\.json))
    return line
  }

  /// The uses in the order of a release's files.
  var sortedUses: [ExampleUse] { ExampleUse.allCases.filter(uses.contains) }
}

extension CurationWarning {
  fileprivate var json: JSONValue {
    var line = JSONLine()
    line.put("rule", rule)
    line.put("finding", finding)
    return line.value
  }
}

extension Drop {
  /// The drop in listings.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", interaction.rawValue)
    line.put("rule", rule)
    line.put("reason", reason)
    line.put("merged_into", mergedInto?.rawValue)
    return line
  }
}

extension Conflict {
  fileprivate var json: JSONValue {
    var line = JSONLine()
    line.put("id", id.rawValue)
    line.put("sides", sides.map(\.json))
    return line.value
  }
}

extension SetSummary {
  /// The line of `errata set --json`.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", id.rawValue)
    line.put("made", made)
    line.put("examples", examples)
    line.put("pending", waiting)
    line.put("approved", approved)
    line.put("rejected", rejected)
    line.put("warned", warned)
    line.put("drops", drops)
    line.put("released", released)
    return line
  }
}

extension ApprovalState {
  /// The word of listings.
  var word: String {
    switch self {
    case .pending: "pending"
    case .approved: "approved"
    case .rejected: "rejected"
    }
  }
}

extension FoundSet {
  /// The line of an example.
  func json(of example: Example) -> JSONLine {
    example.json(settled[example.id], isLapsed: lapsed.contains(example.id))
  }
}
