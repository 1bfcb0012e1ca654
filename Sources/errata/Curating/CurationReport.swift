import Curation
import Releases
import ReviewModel

/// What a run of the curator came to, for people.
struct CurationReport {
  let result: CurationResult
  /// Whether the set was kept.
  let isKept: Bool
  /// Where examples stand already, since they did in an earlier set.
  var settled: [ExampleID: StandingApproval] = [:]

  var lines: [String] {
    let set = result.set
    var lines = [set.headline + (isKept ? "" : " (dry run: not kept)"), ""]
    lines += set.tally + set.selection.lines
    if result.openConflicts > 0 {
      let one = result.openConflicts == 1
      let verb = isKept ? one ? "waits" : "wait" : "would wait"
      lines += [
        "",
        """
        \(count(result.openConflicts, "question")) on which judgements differ \(verb) in the queue: \
        errata queue --filter kind:conflict
        """,
      ]
    }
    if let training = set.trainingLine(of: set.examples) { lines += ["", training] }
    if let standing { lines += ["", standing] }
    if !result.pairs.isEmpty {
      let verb = isKept ? "ask" : "would ask"
      lines += [
        "",
        """
        \(count(result.pairs.count, "pair")) of questions in nearly the same words \(verb) in the queue whether they are the \
        same: errata queue --filter kind:pair
        """,
      ]
    }
    lines += contradictions
    if isKept, !set.examples.isEmpty {
      let id = set.id.abbreviated
      lines += ["", "Look: errata set \(id)   Approve: errata approve \(id) --all"]
    }
    return lines
  }

  /// What people said of pairs that cannot all hold, a line each; empty when all of it does.
  private var contradictions: [String] {
    guard !result.contradictions.isEmpty else { return [] }
    let shown = result.contradictions.prefix(Self.mostContradictions).map { found in
      found.refused == found.standing
        ? "  \(found.refused) was called both"
        : "  \(found.refused) was called the same, against \(found.standing)"
    }
    let left = result.contradictions.count - shown.count
    return [
      "",
      """
      \(count(result.contradictions.count, "decision")) that two questions are the same went against one that two are \
      different, and was not followed. Decide one of the two anew: errata decide ID same|different
      """,
    ] + shown + (left > 0 ? ["  and \(left) more: errata curate --json"] : [])
  }

  private static let mostContradictions = 10

  /// How many examples stand as they did in an earlier set; nil when none does.
  private var standing: String? {
    let approved = settled.values.count { $0.state == .approved }
    let rejected = settled.values.count(where: \.state.isRejection)
    let known = [(approved, "approved"), (rejected, "rejected")].filter { $0.0 > 0 }
    guard !known.isEmpty else { return nil }
    let words = known.map { "\($0.0) \($0.1)" }.joined(separator: " and ")
    return
      "\(words) as in an earlier set; \(result.set.examples.count - approved - rejected) to look at."
  }

  /// What to do about records that say nothing about consent; nil when there are none.
  static func consentHint(_ result: CurationResult) -> String? {
    guard result.consentUnknown > 0 else { return nil }
    return """
      \(count(result.consentUnknown, "judged record")) left out: neither the record nor the store \
      says that its user agreed.
      Who agreed: `errata consent --user NAME training` (or eval). If all of them did, as by your terms of use, \
      `errata consent --default training` (or eval). Then `errata curate` again.
      """
  }
}

extension ApprovalState {
  /// Whether it is a rejection.
  var isRejection: Bool { if case .rejected = self { true } else { false } }
}

/// A number with its noun.
func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}

extension Identifier {
  /// The first characters, enough for people; commands take them for the whole.
  var abbreviated: String { String(rawValue.prefix(12)) }
}

extension CuratedSet {
  /// Whose words the training rows of some of its examples are, in a line; nil when there are none.
  func trainingLine(of examples: [Example]) -> String? {
    let selection = TrainingSelection(of: examples, policy: policy)
    let words = selection.words()
    guard words.trainingRows + words.heldRows > 0 else { return nil }
    let rows =
      "\(count(words.trainingRows, "training row")), \(words.agentRows) of them the agent's own words"
    let depth = words.depth > 1 ? ", at most \(words.depth) steps from people's" : ""
    let held = words.heldRows > 0 ? "; \(words.heldRows) more stay out: \(selection.reason)" : ""
    return "\(rows)\(depth)\(held)."
  }

  /// One line on what the set holds.
  var headline: String {
    let golden = examples.count { $0.kind == .golden }
    let warned = examples.count { !$0.warnings.isEmpty }
    let kinds = "\(golden) golden, \(examples.count - golden) regression"
    return
      "set \(id.abbreviated): \(count(examples.count, "example")) (\(kinds)), \(warned) with warnings"
  }

  /// What became of every record, a line each, drops by reason below theirs.
  var tally: [String] {
    let merged = drops.count { $0.mergedInto != nil }
    var rows = [
      (counts.records, "records"),
      (counts.used, "behind an example" + (merged > 0 ? ", \(merged) of them repeats" : "")),
      (counts.unjudged, "not judged by anybody"),
      (counts.waiting, "waiting for a reviewer"),
      (counts.withoutConsent, "judged, consent not said"),
      (counts.inConflict, "in conflict"),
      (counts.dropped, "dropped"),
    ]
    let near = drops.filter { $0.rule == Drop.nearDuplicateRule }
    if !near.isEmpty {
      let apart = near.count { $0.reason.hasSuffix("apart") }
      rows.insert(
        (
          near.count,
          "  merged in nearly the same words, \(apart) of them one word apart; see: errata set ID --drops"
        ),
        at: 2
      )
    }
    rows += dropGroups.map { ($0.records.count, "  \($0.rule): \($0.reason)") }
    return rows.map { row in
      let digits = String(row.0)
      return String(repeating: " ", count: max(0, 9 - digits.utf8.count)) + digits + "  "
        + PlainText.line(row.1).text
    }
  }
}
