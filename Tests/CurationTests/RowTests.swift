import Curation
import ReviewModel
import Testing

@Suite struct `The rows of a release` {
  private let example = Example(
    id: "e1",
    kind: .regression,
    question: "How long?",
    answer: "Sixty days.",
    expected: "Thirty days.",
    sources: [Source(title: "Terms", text: "30 days", score: "0.50")],
    tags: ["wrong"],
    weight: 3,
    cluster: "c1",
    paraphrases: ["how long"],
    uses: [.eval, .sft, .preference],
    lineage: [
      LineageEntry(interaction: "a", role: .reviewerCorrection, operation: "op"),
      LineageEntry(interaction: "b", role: .duplicate),
    ]
  )

  @Test func `Of eval hold every key in its order`() {
    let row = example.evalRow(trainedAs: nil)
    #expect(
      keys(row) == [
        "id", "kind", "question", "expected", "sources", "tags", "weight", "cluster",
        "paraphrases", "assert", "trained_on", "lineage",
      ]
    )
    #expect(row["expected"] == .string("Thirty days."))
    #expect(row["weight"] == .number("3"))
    #expect(row["trained_on"] == .null)
    #expect(
      row["lineage"]
        == .array([
          .object([
            JSONMember("id", .string("a")), JSONMember("role", .string("reviewer-correction")),
            JSONMember("operation", .string("op")), JSONMember("words", .string("person")),
            JSONMember("version", .null), JSONMember("depth", .number("0")),
          ]),
          .object([
            JSONMember("id", .string("b")), JSONMember("role", .string("duplicate")),
            JSONMember("operation", .null), JSONMember("words", .null),
            JSONMember("version", .null), JSONMember("depth", .null),
          ]),
        ])
    )
  }

  @Test func `Of eval hold what must be said and must not, but nothing that stands for a value`() {
    var asserted = example
    asserted.assertions = [
      Assertion(.contains, "30 days"), Assertion(.excludes, "60 days"),
      Assertion(.contains, "[PERSON_1]"),
    ]
    #expect(
      asserted.evalRow(trainedAs: nil)["assert"]
        == .array([
          .object([
            JSONMember("type", .string("contains")), JSONMember("value", .string("30 days")),
          ]),
          .object([
            JSONMember("type", .string("not-contains")), JSONMember("value", .string("60 days")),
          ]),
        ])
    )
    #expect(example.evalRow(trainedAs: nil)["assert"] == .array([]))
  }

  @Test func `Of eval name the model only where it was trained on the example`() {
    #expect(example.evalRow(trainedAs: "v2")["trained_on"] == .string("v2"))
    var evalOnly = example
    evalOnly.uses = [.eval]
    #expect(evalOnly.evalRow(trainedAs: "v2")["trained_on"] == .null)
  }

  @Test func `Of eval give every source all its keys, the score in its own digits`() {
    guard case .array(let sources)? = example.evalRow(trainedAs: nil)["sources"] else {
      Issue.record("no sources")
      return
    }
    #expect(sources.map(keys) == [["id", "title", "uri", "text", "score"]])
    #expect(sources[0]["id"] == .null)
    #expect(sources[0]["score"] == .number("0.50"))
  }

  @Test func `Of training are a chat and nothing else`() {
    let row = example.trainingRow(systemPrompt: nil)
    #expect(row == .object([JSONMember("messages", .array([user, assistant("Thirty days.")]))]))
    let prompted = example.trainingRow(systemPrompt: "Be brief.")
    #expect(prompted["messages"] == .array([system, user, assistant("Thirty days.")]))
  }

  @Test func `Of preference put the correction before the answer`() {
    let row = example.preferenceRow(systemPrompt: "Be brief.")
    #expect(keys(row) == ["prompt", "chosen", "rejected"])
    #expect(row["prompt"] == .array([system, user]))
    #expect(row["chosen"] == .array([assistant("Thirty days.")]))
    #expect(row["rejected"] == .array([assistant("Sixty days.")]))
  }

  private let system = message("system", "Be brief.")
  private let user = message("user", "How long?")

  private func assistant(_ text: String) -> JSONValue { Self.message("assistant", text) }

  private static func message(_ role: String, _ content: String) -> JSONValue {
    .object([JSONMember("role", .string(role)), JSONMember("content", .string(content))])
  }

  private func keys(_ value: JSONValue) -> [String] {
    guard case .object(let members) = value else { return [] }
    return members.map(\.key)
  }
}
