/// The store's number of a sample, by which commands name it.
package typealias AuditNumber = Int64

/// A sample that was drawn, with what became of it.
package struct AuditSample: Hashable, Sendable {
  /// Its number.
  package var number: AuditNumber
  /// How it was drawn.
  package var plan: AuditPlan
  /// When.
  package var time: Timestamp
  /// How many of each group the pool had at the draw.
  package var pool: [AuditGroup: Int]
  /// What was drawn and is still stored, in the order of the items.
  package var members: [AuditMember]

  /// Makes a sample.
  package init(
    number: AuditNumber,
    plan: AuditPlan,
    time: Timestamp,
    pool: [AuditGroup: Int],
    members: [AuditMember]
  ) {
    self.number = number
    self.plan = plan
    self.time = time
    self.pool = pool
    self.members = members
  }
}

/// An answer of a sample.
package struct AuditMember: Hashable, Sendable {
  /// The review item under which it is judged blind.
  package var item: ItemKey
  /// What it counted as at the draw.
  package var group: AuditGroup
  /// What the reader said, as far as somebody did.
  package var reading: AuditReading?
  /// What was said of the answer before the draw, for an answer that was settled.
  package var first: AuditReading?

  /// Makes a member.
  package init(
    item: ItemKey,
    group: AuditGroup,
    reading: AuditReading? = nil,
    first: AuditReading? = nil
  ) {
    self.item = item
    self.group = group
    self.reading = reading
    self.first = first
  }
}

/// What one person said of an answer.
package struct AuditReading: Hashable, Sendable {
  /// Who.
  package var reviewer: String
  /// What.
  package var verdict: VerdictKind
  /// Why it was discarded, or flagged.
  package var reason: ReasonCode?

  /// Makes a reading.
  package init(reviewer: String, verdict: VerdictKind, reason: ReasonCode? = nil) {
    self.reviewer = reviewer
    self.verdict = verdict
    self.reason = reason
  }

  /// Reads a decision; nil of one that says nothing yet, as to skip or to flag does.
  package init?(_ event: DecisionEvent?) {
    guard let event, case .decide(let verdict) = event.action,
      !verdict.kind.leavesItemWaiting
    else { return nil }
    self.init(reviewer: event.reviewer, verdict: verdict.kind, reason: verdict.reason)
  }

  /// Whether the answer was right; nil where it can be neither, as of a question that nobody can answer.
  package var isRight: Bool? {
    switch verdict {
    case .affirm: true
    case .correct: false
    case .discard: reason == .wrong ? false : nil
    case .flag, .skip: nil
    }
  }
}
