/// One exchange with the agent: a question, its answer, and what the answer stood on.
///
/// Every text here has passed redaction; an interaction is never built from raw input elsewhere
/// than in capture.
package struct Interaction: Hashable, Sendable {
  /// The agent's own id, or the keyed hash that capture gave it.
  package var id: InteractionID
  /// When it happened, if the log said so.
  package var time: Timestamp?
  /// What the user asked.
  package var question: String
  /// What the agent answered.
  package var answer: String
  /// What the agent was shown, in its order.
  package var sources: [Source]
  /// A keyed hash of the user, never the name; nil when the log named none.
  package var user: String?
  /// The session that it belongs to.
  package var session: String?
  /// What the user agreed to, or nil when the record says nothing and the store's default speaks.
  package var consent: Consent?
  /// The agent that answered.
  package var agent: Agent
  /// Every field that errata does not know, as an object in the order of the input.
  package var meta: JSONValue
  /// How many lone surrogates of the input became U+FFFD.
  package var replacedSurrogates: Int
  /// By what the values that its texts name are known again.
  package var fingerprints = ValueFingerprints()

  /// Makes an interaction; what is not given is empty.
  package init(
    id: InteractionID,
    time: Timestamp? = nil,
    question: String,
    answer: String,
    sources: [Source] = [],
    user: String? = nil,
    session: String? = nil,
    consent: Consent? = nil,
    agent: Agent = Agent(),
    meta: JSONValue = .object([]),
    replacedSurrogates: Int = 0
  ) {
    self.id = id
    self.time = time
    self.question = question
    self.answer = answer
    self.sources = sources
    self.user = user
    self.session = session
    self.consent = consent
    self.agent = agent
    self.meta = meta
    self.replacedSurrogates = replacedSurrogates
  }
}
