/// A record with what users and reviewers made of it: the curator's input.
package struct JudgedRecord: Hashable, Sendable {
  /// The exchange.
  package var interaction: Interaction
  /// What the user said of it.
  package var feedback: Feedback?
  /// Where its item stands, nil when it never needed review.
  package var status: ItemStatus?
  /// The decision that counts, nil while there is none.
  package var decision: DecisionEvent?
  /// What had been decided before a failing eval case put it back into the queue, and that was decided anew; nil without.
  package var overruled: DecisionEvent?
  /// The decision that counts on its audit, made without a look at the others; nil while there is none.
  package var audit: DecisionEvent?
  /// The normalised question.
  package var questionKey: String
  /// What may be made of it, as ``ConsentStanding`` has it; nil when nobody speaks.
  package var consent: Consent?
  /// How a person settled the conflict over this question, nil while nobody did.
  package var settlement: Settlement?
  /// What the curator's rules said of it the last time, nil when that is not kept.
  package var verdict: KeptVerdict?

  /// Makes a record.
  package init(
    interaction: Interaction,
    feedback: Feedback?,
    status: ItemStatus?,
    decision: DecisionEvent?,
    overruled: DecisionEvent? = nil,
    audit: DecisionEvent? = nil,
    questionKey: String,
    consent: Consent?,
    settlement: Settlement? = nil,
    verdict: KeptVerdict? = nil
  ) {
    self.interaction = interaction
    self.feedback = feedback
    self.status = status
    self.decision = decision
    self.overruled = overruled
    self.audit = audit
    self.questionKey = questionKey
    self.consent = consent
    self.settlement = settlement
    self.verdict = verdict
  }
}
