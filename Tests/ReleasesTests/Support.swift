import Curation
import Foundation
import JSONText
import Releases
import ReviewModel
import Testing
import TextAnalysis

/// A folder for one test, removed when the test is done with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("errata-releases-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

func read(_ path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}

func write(_ text: String, to path: String) throws {
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}

func lines(_ path: String) throws -> [JSONValue] {
  try read(path).split(separator: "\n").map { try JSONReader.parse(String($0)).value }
}

/// A set as the curator makes it, of records of every kind.
func sampleSet(
  of records: [JudgedRecord] = sampleRecords,
  policy: CurationPolicy = CurationPolicy(systemPrompt: "You answer for a shop.")
) -> CuratedSet {
  var curator = Curator(policy: policy, hash: .sha256, dictionary: WordDictionary { _ in true })
  for record in records { curator.add(record) }
  return curator.finish().set
}

func approvingAll(_ set: CuratedSet) -> [ExampleID: ApprovalState] {
  Dictionary(uniqueKeysWithValues: set.examples.map { ($0.id, .approved) })
}

let sampleRecords: [JudgedRecord] = [
  record(
    "r1",
    "How long do I have for a refund?",
    "Sixty days.",
    sources: [
      Source(id: "terms", title: "Terms | 2026", text: "Refunds: \"30 days\".", score: "0.83")
    ],
    feedback: Feedback(.down, correction: "Thirty days.", tags: ["wrong"])
  ),
  record("r2", "how long do i have for a refund", "Thirty days.", feedback: Feedback(.up)),
  record("r3", "Do you ship to Norway?", "Yes, in five days.", feedback: Feedback(.up)),
  record(
    "r4",
    "Where is my order?",
    "I do not know.",
    feedback: Feedback(.down),
    verdict: .correct(
      "See the link in your confirmation mail.\nIt is valid for \u{1F55B} 24 hours."
    )
  ),
  record("r5", "Is it vegan?", "No.", feedback: Feedback(.up), consent: .eval),
  record(
    "r6",
    "Buy my coins!",
    "No.",
    feedback: Feedback(.down),
    verdict: .discard(ReasonCode("spam"))
  ),
  record("r7", "Can I pay by cheque?", "Yes.", feedback: Feedback(.up), consent: nil),
  record("r8", "Are you open?", "Maybe.", feedback: Feedback(.down)),
  record("r9", "Hello?", "Hello!"),
  record("r10", "Can I swap sizes?", "No.", feedback: Feedback(.down, correction: "No.")),
  record("r11", "Which size?", "Large.", feedback: Feedback(.down, correction: "Small.")),
  record("r12", "Which size?", "Large.", feedback: Feedback(.down, correction: "Medium.")),
]

private func record(
  _ id: String,
  _ question: String,
  _ answer: String,
  sources: [Source] = [],
  feedback: Feedback? = nil,
  verdict: Verdict? = nil,
  consent: Consent? = .training
) -> JudgedRecord {
  let event = verdict.map {
    DecisionEvent(
      sequence: 1,
      item: 1,
      operation: OperationID("op-\(id)"),
      action: .decide($0),
      reviewer: "rita",
      time: Timestamp(milliseconds: 0)
    )
  }
  return JudgedRecord(
    interaction: Interaction(
      id: InteractionID(id),
      question: question,
      answer: answer,
      sources: sources
    ),
    feedback: feedback,
    status: nil,
    decision: event,
    questionKey: String(question.lowercased().filter { $0 != "?" }),
    consent: consent
  )
}
