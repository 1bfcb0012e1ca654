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
    line.put("contradicting", contradicting)
    line.put("broken", broken)
    line.put("replaced_surrogates", replacedSurrogates)
    var counts = JSONLine()
    for (type, count) in redactions.sorted(by: { $0.key < $1.key }) {
      counts.put(type.label, count)
    }
    line.put("redactions", counts.value)
    line.put("bytes", bytesRead)
    return line
  }

  /// What became of the input, for people.
  var summary: String {
    var parts = ["\(added) added"]
    func add(_ count: Int, _ words: String) {
      if count > 0 { parts.append("\(count) \(words)") }
    }
    add(unchanged, "known already")
    add(feedbackReplaced, "with new feedback")
    add(withoutConsent, "without consent and not stored")
    add(contradicting, "kept out: their ids are known with another text")
    add(broken, "lines kept out")
    let values = redactions.values.reduce(0, +)
    add(values, values == 1 ? "private value replaced" : "private values replaced")
    return parts.joined(separator: ", ") + "."
  }
}
