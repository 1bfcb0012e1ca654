import Curation
import ReviewModel
import TextAnalysis

/// A digest that is good enough for tests: FNV-1a from four starting points.
let testHash = ContentHash { bytes in
  (0..<4).map { start in
    let hash = bytes.reduce(14_695_981_039_346_656_037 &+ UInt64(start)) { hash, byte in
      (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }.joined()
}

func curate(
  _ records: [JudgedRecord],
  policy: CurationPolicy = CurationPolicy(),
  history: TrainingHistory = TrainingHistory()
) -> CurationResult {
  var curator = Curator(
    policy: policy,
    hash: testHash,
    dictionary: WordDictionary { !$0.elementsEqual("refnud".utf8) },
    history: history,
    privateValues: PrivateValueFinder { text, _ in text.contains("@") ? ["EMAIL"] : [] }
  )
  for record in records { curator.add(record) }
  return curator.finish()
}

func at(_ second: Int) -> Timestamp { Timestamp(milliseconds: Int64(second) * 1000) }

/// A record of a help desk about refunds; every argument is one thing that a test changes.
func record(
  _ id: String = "r1",
  question: String = "How long do I have for a refund?",
  key: String? = nil,
  answer: String = "You have sixty days.",
  sources: [Source] = [],
  user: String? = nil,
  agent: Agent = Agent(),
  feedback: Feedback? = nil,
  decision: DecisionEvent? = nil,
  audit: DecisionEvent? = nil,
  consent: Consent? = .training,
  settlement: Settlement? = nil
) -> JudgedRecord {
  JudgedRecord(
    interaction: Interaction(
      id: InteractionID(id),
      question: question,
      answer: answer,
      sources: sources,
      user: user,
      agent: agent
    ),
    feedback: feedback,
    status: nil,
    decision: decision,
    audit: audit,
    questionKey: key ?? question.lowercased(),
    consent: consent,
    settlement: settlement
  )
}

func decision(
  _ verdict: Verdict,
  by reviewer: String = "rita",
  operation: String = "op-1",
  at second: Int = 100,
  sequence: Int64 = 1,
  assertions: [Assertion] = []
) -> DecisionEvent {
  DecisionEvent(
    sequence: sequence,
    item: 1,
    operation: OperationID(operation),
    action: .decide(verdict),
    reviewer: reviewer,
    time: at(second),
    assertions: assertions
  )
}

extension Feedback {
  static func corrected(_ text: String, at second: Int = 1) -> Feedback {
    Feedback(.down, correction: text, time: at(second))
  }
}
