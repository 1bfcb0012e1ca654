import ReviewModel

/// A record as the log has it, before redaction: it must not leave capture.
struct RawRecord: Hashable, Sendable {
  var id: String?
  var time: Timestamp?
  var question: String
  var answer: String
  var sources: [Source]
  var feedback: Feedback?
  var user: String?
  var session: String?
  var consent: Consent?
  var agent: Agent
  /// What the record has beside the fields that errata knows.
  var meta: [JSONMember]
  var replacedSurrogates: Int
}
