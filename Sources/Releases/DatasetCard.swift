import Curation
import ReviewModel

/// The README of a release: what is in it, where it comes from, and what to beware of.
struct DatasetCard {
  let release: Release

  var text: String {
    """
    \(loaderConfiguration)

    # Dataset release \(release.set.id.rawValue.prefix(12))

    Questions that people asked a deployed agent, with answers that a person confirmed or corrected.
    errata wrote this folder from the curated set `\(release.set.id)`; every example in it was
    approved by a person. `manifest.json` says for each line where it comes from, and gives the
    SHA-256 of every file; `errata release --check` compares them.

    ## Files

    | file | lines | what a line is |
    |---|---:|---|
    | `eval.jsonl` | \(lines(.eval)) | a question with its expected answer: \(kinds) |
    | `sft.jsonl` | \(lines(.sft)) | a chat that ends with the right answer, for supervised fine-tuning |
    | `preferences.jsonl` | \(lines(.preference)) | a prompt with the chosen and the rejected answer |

    A golden case was answered well and must keep working; a regression case was answered wrongly.
    Users who allowed evaluation only are in `eval.jsonl` alone.

    ## Where it comes from

    \(period)

    | records | how many |
    |---|---:|
    \(table(recordRows))

    ## How it was chosen

    One question makes one example. An answer that a user or a reviewer confirmed is a golden case; one that
    somebody corrected is a regression case, with the correction as what is expected. What nobody judged
    is not here, and no label was guessed. Of \(release.set.examples.count) examples, \(release.approved.count) were \
    approved by a person and \(release.rejected.count) rejected.

    ## What was left out

    \(drops)

    ## Whose words

    \(words)

    ## Consent

    | what the users behind an example allow | examples |
    |---|---:|
    \(table(consentRows))

    ## Changes

    \(changes)

    ## Policy

    \(policy)

    \(balance)## Limits

    - Only questions that somebody judged are here, so shares are not those of the traffic; `weight`
      says how many of those who judged asked the question.
    - Texts were redacted before they were stored. No redaction finds everything: treat the folder as
      private.
    - \(overlap)

    """
  }

  /// How Hugging Face's `datasets` finds the three files.
  private var loaderConfiguration: String {
    let configurations = [
      ("eval", ReleaseFile.eval), ("sft", .sft), ("preferences", .preferences),
    ]
    return
      (["---", "task_categories:", "- question-answering", "tags:", "- errata", "configs:"]
      + configurations.map { "- config_name: \($0.0)\n  data_files: \($0.1.rawValue)" }
      + ["---"]).joined(separator: "\n")
  }

  private var period: String {
    guard let period = release.period else {
      return "Conversations that people had with the agent; the log does not say when."
    }
    let (first, last) = (period.lowerBound.day, period.upperBound.day)
    let days = first == last ? "on \(first)" : "from \(first) to \(last)"
    return "Conversations that people had with the agent \(days) (UTC)."
  }

  private var words: String {
    let words = release.training.words()
    guard words.trainingRows > 0 else { return "There is no training row." }
    let own = words.agentRows
    let share = percent(of: own * 1000 / words.trainingRows)
    var text = """
      Of \(words.trainingRows) training row(s), \(words.trainingRows - own) hold a person's words and \(own) the agent's own \
      (\(share)).
      """
    if words.depth > 1 {
      text +=
        " The farthest are \(words.depth) steps from people's words: answers of a model that was itself trained on answers."
    }
    if words.heldRows > 0 {
      text +=
        " \(words.heldRows) more of the agent's own are eval cases only: \(release.training.reason)."
    }
    return text + " `lineage` says it of each."
  }

  private var consentRows: [(String, String)] {
    let trained = release.approved.count { $0.consent == .training }
    return [
      ("evaluation and training", String(trained)),
      ("evaluation only", String(release.approved.count - trained)),
    ]
  }

  private var changes: String {
    guard let changes = release.changes else { return "Not compared with an earlier release." }
    let intro = """
      Since the release of the set `\(changes.set)`, \(changes.difference.unchanged) example(s) are as they were.
      """
    guard !changes.groups.isEmpty else { return "\(intro) Nothing differs." }
    let rows = changes.groups.map { "| \($0.change.rawValue) | \(cell($0.reason)) | \($0.count) |" }
    return """
      \(intro)

      | change | why | examples |
      |---|---|---:|
      \(rows.joined(separator: "\n"))
      """
  }

  private var kinds: String {
    let golden = release.approved.count { $0.kind == .golden }
    return "\(golden) golden, \(release.approved.count - golden) regression"
  }

  private var recordRows: [(String, String)] {
    let counts = release.set.counts
    return [
      ("stored", counts.records),
      ("not judged by anybody", counts.unjudged),
      ("waiting for a reviewer", counts.waiting),
      ("judged, consent not said", counts.withoutConsent),
      ("in conflict with another record", counts.inConflict),
      ("left out by a rule or a reviewer", counts.dropped),
      ("behind an example", counts.used),
    ].map { ($0.0, String($0.1)) }
  }

  private var drops: String {
    let groups = release.set.dropGroups
    let merged = release.set.drops.count { $0.mergedInto != nil }
    let near = release.set.drops.count { $0.rule == Drop.nearDuplicateRule }
    let repeats =
      "\(merged) record(s) asked the same question as an example, and it speaks for them"
      + (near > 0 ? "; \(near) of them in nearly the same words, not the very same." : ".")
    guard !groups.isEmpty else { return repeats }
    return """
      | rule | why | records |
      |---|---|---:|
      \(groups.map { "| \(cell($0.rule)) | \(cell($0.reason)) | \($0.records.count) |" }
        .joined(separator: "\n"))

      \(repeats)
      """
  }

  /// What of the policy is not as usual.
  private var policy: String {
    let usual = Set(CurationPolicy().values)
    let own = release.set.policy.filter { !usual.contains($0) }
    let rest = "`manifest.json` has every setting, and the version of every rule."
    guard !own.isEmpty else { return "The usual policy of errata. \(rest)" }
    return """
      What differs from the usual policy of errata; \(rest)

      | setting | value |
      |---|---|
      \(table(own.map { ($0.name, cell($0.value)) }))
      """
  }

  /// What was taken of each group; empty without a balance.
  private var balance: String {
    let report = release.set.selection
    guard let grouping = report.grouping else { return "" }
    let rows = report.groups.map { group in
      "| \(cell(group.name)) | \(group.before) | \(group.taken) | \(cell(group.reason)) |"
    }
    return """
      ## Balance

      By \(cell(grouping)). The groups are as even as \(report.effectiveBefore) equal ones were before, and \
      \(report.effectiveAfter) after.

      | group | there | taken | why |
      |---|---:|---:|---|
      \(rows.joined(separator: "\n"))


      """
  }

  private var heldOut: String {
    let (drawn, near) = (release.held(.holdout), release.held(.leakage))
    guard drawn + near > 0 else { return "" }
    let more = near > 0 ? ", and \(near) whose question is in nearly their words" : ""
    return """
      \(drawn) eval case(s) are kept out of training by the hold-out\(more): `in_training` in
        `manifest.json` is false for them.\u{20}
      """
  }

  private var overlap: String { heldOut + seen }

  private var seen: String {
    guard let version = release.trainedAs else {
      return """
        The same corrections are in `eval.jsonl` and in `sft.jsonl`. Release with `--trained-as
          VERSION` once a model was trained on this set, so that its eval cases are marked.
        """
    }
    return """
      The model \(cell(version)) was trained on `sft.jsonl`: the eval cases that it has seen say so in
        `trained_on`, and their score is no measure of it.
      """
  }

  private func lines(_ use: ExampleUse) -> Int { release.examples(for: use).count }

  private func table(_ rows: [(String, String)]) -> String {
    rows.map { "| \(cell($0.0)) | \($0.1) |" }.joined(separator: "\n")
  }
}

extension Timestamp {
  /// Its day in UTC.
  fileprivate var day: String { String(rfc3339.prefix { $0 != "T" }) }
}

/// A text as it may stand in a cell of a Markdown table.
private func cell(_ text: String) -> String {
  let shown = text.unicodeScalars.map { scalar in
    scalar.properties.generalCategory == .control ? " " : String(scalar)
  }
  return shown.joined().replacing("\\", with: "\\\\").replacing("|", with: "\\|")
}
