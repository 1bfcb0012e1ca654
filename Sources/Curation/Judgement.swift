import ReviewModel

/// What a record's feedback and decision amount to: the one place of the signal table's third column.
///
/// A reviewer's decision beats the user's feedback, and an audit's where there is no other. What is flagged waits, whatever the user says
/// since; what is skipped, or decided by nobody, is judged by the feedback alone.
enum Judgement: Hashable {
  /// Nobody has judged it.
  case unjudged
  /// It waits for a person.
  case waiting
  /// A reviewer discarded it for that reason.
  case discarded(ReasonCode)
  /// Somebody said what is right.
  case stated(Statement)

  init(_ record: JudgedRecord) {
    if record.isCalledRightAndWrong {
      self = .discarded(.secondReading)
      return
    }
    for decision in [record.decision, record.audit].compactMap(\.self) {
      guard case .decide(let verdict) = decision.action else { continue }
      switch verdict {
      case .correct(let text):
        self = .stated(Statement(correction: text, by: decision))
        return
      case .affirm:
        self = .stated(Statement(affirming: record.interaction.answer, by: decision))
        return
      case .discard(let reason):
        self = .discarded(reason)
        return
      case .flag:
        self = .waiting
        return
      case .skip:
        break
      }
    }
    self.init(record.feedback, of: record.interaction)
  }

  private init(_ feedback: Feedback?, of interaction: Interaction) {
    let time = feedback?.time ?? interaction.time
    switch Signal(feedback) {
    case .up:
      self = .stated(Statement(expected: interaction.answer, role: .confirmed, time: time))
    case .corrected:
      let correction = feedback?.correction ?? ""
      self = .stated(Statement(expected: correction, role: .userCorrection, time: time))
    case .down, .retry:
      self = .waiting
    case .none:
      self = .unjudged
    }
  }
}

/// What somebody said is the right answer to a question.
struct Statement: Hashable, Sendable {
  var expected: String
  /// What an answer must say and must not say besides.
  var assertions: [Assertion] = []
  var role: LineageRole
  var operation: OperationID?
  var reviewer: String?
  var time: Timestamp?

  init(
    expected: String,
    role: LineageRole,
    operation: OperationID? = nil,
    reviewer: String? = nil,
    time: Timestamp?
  ) {
    self.expected = expected
    self.role = role
    self.operation = operation
    self.reviewer = reviewer
    self.time = time
  }

  init(correction: String, by decision: DecisionEvent) {
    self.init(
      expected: correction,
      role: .reviewerCorrection,
      operation: decision.operation,
      reviewer: decision.reviewer,
      time: decision.time
    )
    assertions = decision.assertions
  }

  init(affirming answer: String, by decision: DecisionEvent) {
    self.init(
      expected: answer,
      role: .affirmed,
      operation: decision.operation,
      reviewer: decision.reviewer,
      time: decision.time
    )
  }

  /// Whether it says that the agent's answer is wrong.
  var isCorrection: Bool { role == .userCorrection || role == .reviewerCorrection }
}

extension JudgedRecord {
  /// What the audit states, where the answer's own decision stated something too.
  var secondStatement: Statement? {
    guard case .decide(let first)? = decision?.action, first.kind.makesUse,
      let audit, case .decide(let verdict) = audit.action
    else { return nil }
    switch verdict {
    case .correct(let text): return Statement(correction: text, by: audit)
    case .affirm: return Statement(affirming: interaction.answer, by: audit)
    case .discard, .flag, .skip: return nil
    }
  }

  /// Whether one reader affirmed the answer and another called it wrong, without a word on what is right: then nobody knows.
  fileprivate var isCalledRightAndWrong: Bool {
    decision?.action == .decide(.affirm) && audit?.action == .decide(.discard(.wrong))
  }
}

extension ReasonCode {
  /// Why a record is left out of which two readers say the opposite.
  static let secondReading = ReasonCode("second-reading")
}
