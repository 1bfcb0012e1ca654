import ReviewModel

extension Interaction {
  /// Puts the record's members in, under the names of the input record; the user is the keyed hash.
  func put(in line: inout JSONLine, feedback: Feedback?, consent standing: ConsentStanding) {
    line.put("ts", time)
    line.put("question", question)
    line.put("answer", answer)
    line.put("sources", sources.map(\.json))
    line.put("feedback", feedback?.json ?? .null)
    line.put("user", user)
    line.put("session", session)
    line.put("consent", consent?.rawValue)
    line.put("scope", standing.scope?.rawValue)
    line.put("agent", agent.json)
    if meta != .object([]) { line.put("meta", meta) }
    if replacedSurrogates > 0 { line.put("replaced_surrogates", replacedSurrogates) }
  }
}

extension Source {
  /// The source in listings, under the names of the input record.
  var json: JSONValue {
    var line = JSONLine()
    line.put("id", id)
    line.put("title", title)
    line.put("uri", uri)
    line.put("text", text)
    line.put("score", score.map(JSONValue.number))
    return line.value
  }
}

extension Feedback {
  /// The feedback in listings, under the names of the input record.
  var json: JSONValue {
    var line = JSONLine()
    line.put("signal", signal.rawValue)
    line.put("correction", correction)
    line.put("comment", comment)
    if !tags.isEmpty { line.put("tags", tags.map(JSONValue.string)) }
    line.put("ts", time)
    return line.value
  }
}

extension Agent {
  /// The agent in listings; nil when nothing is known of it.
  var json: JSONValue? {
    guard model != nil || version != nil else { return nil }
    var line = JSONLine()
    line.put("model", model)
    line.put("version", version)
    return line.value
  }
}
