import Capture
import Redaction
import ReviewModel

extension CaptureReport {
  /// The line of `errata log --json` for an input.
  func json(id: String) -> JSONLine {
    var line = JSONLine()
    line.put("id", id)
    line.put("lines", lines)
    line.put("added", added)
    line.put("unchanged", unchanged)
    line.put("feedback_replaced", feedbackReplaced)
    line.put("without_consent", withoutConsent)
    line.put("consent_changed", consentChanged)
    line.put("erased_before", erasedBefore)
    line.put("contradicting", contradicting)
    line.put("quarantined", quarantined)
    line.put("broken", broken)
    line.put("replaced_surrogates", replacedSurrogates)
    var counts = JSONLine()
    for (type, count) in redactions.sorted(by: { $0.key < $1.key }) {
      counts.put(type.label, count)
    }
    line.put("redactions", counts.value)
    if !runaways.isEmpty {
      var rules = JSONLine()
      for (rule, count) in runaways.sorted(by: { $0.key < $1.key }) { rules.put(rule, count) }
      line.put("runaway_rules", rules.value)
    }
    line.put("bytes", bytesRead)
    return line
  }

  /// What became of the input, for people.
  var summary: String {
    var parts = ["\(added) added"]
    func add(_ count: Int, _ words: String, one: String? = nil) {
      if count > 0 { parts.append("\(count) \(count == 1 ? one ?? words : words)") }
    }
    add(unchanged, "known already")
    add(feedbackReplaced, "with new feedback")
    add(withoutConsent, "without consent and not stored")
    add(consentChanged, "known already, with another consent")
    add(erasedBefore, "erased before and not stored")
    add(
      contradicting,
      "kept out: their ids are known with another text",
      one: "kept out: its id is known with another text"
    )
    add(broken, "lines kept out", one: "line kept out")
    add(quarantined, "quarantined")
    let values = redactions.values.reduce(0, +)
    add(values, "private values replaced", one: "private value replaced")
    add(
      replacedSurrogates,
      "broken characters replaced by U+FFFD",
      one: "broken character replaced by U+FFFD"
    )
    return parts.joined(separator: ", ") + "."
  }
}

/// What to tell of rules of the settings that ran away; nil when none did.
func runawayWarning(_ runaways: [String: Int]) -> String? {
  guard !runaways.isEmpty else { return nil }
  let rules = runaways.sorted { $0.key < $1.key }
    .map { "\(PlainText.line($0.key, limit: 40).text) (\(count($0.value, "text")))" }
  return "Redacted whole, since a pattern of the settings takes too many steps there: rule "
    + rules.joined(separator: ", ") + ". Mend the pattern in redaction.rules."
}
