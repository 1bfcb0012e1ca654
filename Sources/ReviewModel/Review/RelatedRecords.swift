/// What stands around a record: what was said before in its session, and what the agent answered
/// elsewhere to its question.
package struct RelatedRecords: Hashable, Sendable {
  /// The turns of its session before it, the oldest first.
  package var turns: [RelatedRecord]
  /// Whether the session has turns before those.
  package var hasEarlierTurns: Bool
  /// How many turns are left out, for their users allow no use.
  package var withheldTurns: Int
  /// Other records of the same question, the newest first.
  package var answers: [RelatedRecord]
  /// Whether there are older ones.
  package var hasOlderAnswers: Bool
  /// How many answers are left out, for their users allow no use.
  package var withheldAnswers: Int

  /// Makes it; without arguments, with nothing around.
  package init(
    turns: [RelatedRecord] = [],
    hasEarlierTurns: Bool = false,
    withheldTurns: Int = 0,
    answers: [RelatedRecord] = [],
    hasOlderAnswers: Bool = false,
    withheldAnswers: Int = 0
  ) {
    self.turns = turns
    self.hasEarlierTurns = hasEarlierTurns
    self.answers = answers
    self.hasOlderAnswers = hasOlderAnswers
    self.withheldTurns = withheldTurns
    self.withheldAnswers = withheldAnswers
  }
}

/// A record as it is shown beside another: its question, its answer, and what its user said of it.
package struct RelatedRecord: Hashable, Sendable {
  /// How many bytes of a question or an answer are read.
  package static let longestText = 1 << 15

  /// The record.
  package var id: InteractionID
  /// When it happened, if anybody said.
  package var time: Timestamp?
  /// The question, or its beginning.
  package var question: String
  /// The answer, or its beginning.
  package var answer: String
  /// Whether one of them goes on.
  package var isCut: Bool
  /// The agent that answered.
  package var agent: Agent
  /// What its user said; nil when nobody said anything.
  package var signal: FeedbackSignal?

  /// Makes it.
  package init(
    id: InteractionID,
    time: Timestamp?,
    question: String,
    answer: String,
    isCut: Bool = false,
    agent: Agent = Agent(),
    signal: FeedbackSignal? = nil
  ) {
    self.id = id
    self.time = time
    self.question = question
    self.answer = answer
    self.isCut = isCut
    self.agent = agent
    self.signal = signal
  }
}

extension RelatedRecords {
  /// The same without what users said, for whoever judges blind: what stands beside an answer may be in the sample too.
  package var withoutSignals: RelatedRecords {
    var records = self
    for index in records.turns.indices { records.turns[index].signal = nil }
    for index in records.answers.indices { records.answers[index].signal = nil }
    return records
  }
}
