import JSONText
import ReviewModel
import ReviewStorage

extension CapturedRecord {
  /// The record as a line of a log, in the input format; read again, it is the same record.
  ///
  /// The names of id, user and session are those of the store.
  var line: String {
    var members: [JSONMember] = [JSONMember("id", .string(interaction.id.rawValue))]
    func put(_ name: String, _ text: String?) {
      if let text { members.append(JSONMember(name, .string(text))) }
    }
    put("ts", interaction.time?.rfc3339)
    put("question", interaction.question)
    put("answer", interaction.answer)
    if !interaction.sources.isEmpty {
      members.append(JSONMember("sources", .array(interaction.sources.map(\.line))))
    }
    if let feedback { members.append(JSONMember("feedback", feedback.line)) }
    put("user", interaction.user)
    put("session", interaction.session)
    put("consent", interaction.consent?.rawValue)
    let agent = [("model", interaction.agent.model), ("version", interaction.agent.version)]
      .compactMap { name, text in text.map { JSONMember(name, .string($0)) } }
    if !agent.isEmpty { members.append(JSONMember("agent", .object(agent))) }
    if interaction.meta != .object([]) { members.append(JSONMember("meta", interaction.meta)) }
    var bytes: [UInt8] = []
    JSONWriter.append(.object(members), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Source {
  fileprivate var line: JSONValue {
    var members = [("id", id), ("title", title), ("uri", uri), ("text", text)]
      .compactMap { name, text in text.map { JSONMember(name, .string($0)) } }
    if let score { members.append(JSONMember("score", .number(score))) }
    return .object(members)
  }
}

extension Feedback {
  fileprivate var line: JSONValue {
    var members = [JSONMember("signal", .string(signal.rawValue))]
    if let correction { members.append(JSONMember("correction", .string(correction))) }
    if let comment { members.append(JSONMember("comment", .string(comment))) }
    if !tags.isEmpty { members.append(JSONMember("tags", .array(tags.map(JSONValue.string)))) }
    if let time { members.append(JSONMember("ts", .string(time.rfc3339))) }
    return .object(members)
  }
}
