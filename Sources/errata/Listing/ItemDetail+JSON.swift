import ReviewModel
import ReviewStorage

extension StoredRecord {
  /// The object of `errata show --json` for a record that needs no review.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", interaction.id.rawValue)
    interaction.put(in: &line, feedback: feedback, consent: consent)
    line.put("signal", Signal(feedback).rawValue)
    line.put("asked", asked)
    return line
  }
}

extension ItemDetail {
  /// The object of `errata show --json` for a record with a review item.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", summary.id.rawValue)
    interaction.put(in: &line, feedback: feedback, consent: consent)
    line.put("signal", summary.signal.rawValue)
    line.put("asked", summary.asked)
    line.put("kind", summary.kind.rawValue)
    line.put("status", summary.statusWord)
    line.put("failure_kind", summary.failure?.rawValue)
    line.put("flag", summary.flag?.json)
    if cluster.isSplit { line.put("split", true) }
    line.put("claim", summary.claim?.json)
    if summary.kind.hasSides {
      line.put("interaction", interaction.id.rawValue)
      line.put("sides", sides.map(\.json))
    }
    line.put("failed_case", failedCase?.json)
    line.put("history", history.map(\.json))
    return line
  }
}

extension FailedCase {
  /// The case in listings.
  var json: JSONValue {
    var line = JSONLine()
    line.put("expected", expected)
    if !assertions.isEmpty { line.put("assert", assertions.map(\.row)) }
    line.put("run", finding.map { JSONValue.number("\($0.run.number)") })
    line.put("candidate", finding?.run.candidate)
    line.put("answer", finding?.trial?.answer)
    line.put("finding", finding?.trial?.score?.failure?.finding)
    return line.value
  }
}

extension ConflictSide {
  /// The side in listings.
  var json: JSONValue {
    var line = JSONLine()
    line.put("id", interaction.rawValue)
    if let question { line.put("question", question) }
    line.put(question == nil ? "correction" : "expected", correction)
    line.put("reviewer", reviewer)
    line.put("ts", time)
    return line.value
  }
}

extension DecisionEvent {
  /// The event in listings.
  var json: JSONValue {
    var line = JSONLine()
    switch action {
    case .decide(let verdict):
      line.put("decision", verdict.kind.rawValue)
      line.put("correction", verdict.correction)
      line.put("reason", verdict.reason?.rawValue)
      line.put("failure_kind", failure?.rawValue)
      if !assertions.isEmpty { line.put("assert", assertions.map(\.row)) }
    case .amend(.classify(let kind)):
      line.put("decision", "classify")
      line.put("failure_kind", kind?.rawValue)
    case .amend(.split):
      line.put("decision", "split")
    case .undo(let target):
      line.put("decision", "undo")
      line.put("of", target.rawValue)
    case .redo(let target):
      line.put("decision", "redo")
      line.put("of", target.rawValue)
    }
    line.put("note", note)
    line.put("kept", kept?.json)
    line.put("reviewer", reviewer)
    line.put("ts", time)
    line.put("operation", operation.rawValue)
    if isLate { line.put("late", true) }
    return line.value
  }
}

extension KeptValues {
  /// What was kept, in listings.
  var json: JSONValue {
    var line = JSONLine()
    line.put("types", types.map(JSONValue.string))
    line.put("reason", reason)
    return line.value
  }
}
