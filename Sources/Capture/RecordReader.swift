import JSONText
import ReviewModel

/// Turns a JSON object into a record: the rich form of the input format and the simple one.
///
/// A field that is `null`, or an empty string where one is optional, counts as absent. Question and
/// answer must have something beside white space. A correction may stand in `feedback` or at the top;
/// one without feedback is the user's own edit. A name in `sources` becomes a title, and `url` counts
/// as `uri`. What errata does not know stays in `meta`, unknown fields of `feedback`, `agent` and
/// `sources` under those names.
struct RecordReader {
  /// Most sources, and most tags.
  static let maximumElements = 4096

  private var record: RawRecord
  private var meta = MetaCollector()
  private var correction: String?
  private var hasQuestion = false
  private var hasAnswer = false

  /// Reads a record.
  ///
  /// - Throws: the first field that is wrong.
  static func read(_ document: JSONDocument) throws(RecordError) -> RawRecord {
    guard case .object(let members) = document.value else {
      throw RecordError("", .notAnObject)
    }
    var reader = RecordReader(replacedSurrogates: document.replacedSurrogates)
    for member in members { try reader.take(member) }
    return try reader.finish()
  }

  private init(replacedSurrogates: Int) {
    record = RawRecord(
      question: "",
      answer: "",
      sources: [],
      agent: Agent(),
      meta: [],
      replacedSurrogates: replacedSurrogates
    )
  }

  private mutating func take(_ member: JSONMember) throws(RecordError) {
    let value = FieldValue(member.key, member.value)
    switch member.key {
    case "question":
      record.question = try value.requiredText()
      hasQuestion = true
    case "answer":
      record.answer = try value.requiredText()
      hasAnswer = true
    case "id": record.id = try value.text()
    case "ts": record.time = try value.time()
    case "sources": try takeSources(value)
    case "feedback": try takeFeedback(value)
    case "correction": correction = try value.text()
    case "user": record.user = try value.text()
    case "session": record.session = try value.text()
    case "consent": record.consent = try value.consent()
    case "agent": try takeAgent(value)
    case "meta": meta.own = try value.members() ?? []
    default: meta.add(member)
    }
  }

  private mutating func takeSources(_ value: FieldValue) throws(RecordError) {
    guard let elements = try value.elements() else { return }
    var unknown: [JSONValue] = []
    var hasUnknown = false
    for (index, element) in elements.enumerated() {
      let field = FieldValue("sources", element: index, element)
      if let title = element.text {
        record.sources.append(Source(title: title))
        unknown.append(.object([]))
        continue
      }
      guard let members = try field.members(orElse: "a string or an object") else { continue }
      var source = Source()
      var rest: [JSONMember] = []
      for member in members {
        let part = field.member(member)
        switch member.key {
        case "id": source.id = try part.text()
        case "title": source.title = try part.text()
        case "uri": source.uri = try part.text()
        case "url" where member.value.text != nil && source.uri == nil:
          source.uri = try part.text()
        case "text": source.text = try part.text()
        case "score": source.score = try part.number()
        default: rest.append(member)
        }
      }
      record.sources.append(source)
      unknown.append(.object(rest))
      hasUnknown = hasUnknown || !rest.isEmpty
    }
    if hasUnknown { meta.add(JSONMember("sources", .array(unknown))) }
  }

  private mutating func takeFeedback(_ value: FieldValue) throws(RecordError) {
    if value.json.text != nil {
      record.feedback = Feedback(try value.signal())
      return
    }
    let expected = "null, a word or an object"
    guard let members = try value.members(orElse: expected) else { return }
    var feedback = Feedback(.retry)
    var hasSignal = false
    var rest: [JSONMember] = []
    for member in members {
      let part = value.member(member)
      switch member.key {
      case "signal":
        feedback.signal = try part.signal()
        hasSignal = true
      case "correction": feedback.correction = try part.text()
      case "comment": feedback.comment = try part.text()
      case "tags": feedback.tags = try part.words()
      case "ts": feedback.time = try part.time()
      default: rest.append(member)
      }
    }
    guard hasSignal else { throw RecordError("feedback.signal", .missing) }
    record.feedback = feedback
    if !rest.isEmpty { meta.add(JSONMember("feedback", .object(rest))) }
  }

  private mutating func takeAgent(_ value: FieldValue) throws(RecordError) {
    guard let members = try value.members() else { return }
    var rest: [JSONMember] = []
    for member in members {
      let part = value.member(member)
      switch member.key {
      case "model": record.agent.model = try part.text()
      case "version": record.agent.version = try part.text()
      default: rest.append(member)
      }
    }
    if !rest.isEmpty { meta.add(JSONMember("agent", .object(rest))) }
  }

  private consuming func finish() throws(RecordError) -> RawRecord {
    guard hasQuestion else { throw RecordError("question", .missing) }
    guard hasAnswer else { throw RecordError("answer", .missing) }
    if let correction {
      if let given = record.feedback?.correction, given != correction {
        throw RecordError("correction", .twoCorrections)
      }
      if record.feedback == nil { record.feedback = Feedback(.edit) }
      record.feedback?.correction = correction
    }
    if var feedback = record.feedback, feedback.time == nil {
      feedback.time = record.time
      record.feedback = feedback
    }
    record.meta = meta.members
    return record
  }
}
