import EvalGate
import Processes
import ReviewModel
import Testing

@testable import errata

@Suite struct `The cases of a gate` {
  @Test func `Of one question are one witness, whatever is expected`() {
    let cases = [
      ("a", "How long?", "1"), ("b", "Where?", "2"), ("c", "how long", "3"), ("d", "When?", "3"),
      ("e", "Who?", "4"),
    ]
    .map { id, question, cluster in
      EvalCase(
        id: ExampleID(id),
        kind: .golden,
        question: question,
        expected: id,
        cluster: cluster
      )
    }
    #expect(cases.withOneClusterAQuestion.map(\.cluster) == ["1", "2", "1", "1", "4"])
  }

  @Test(arguments: [
    ("https://api.openai.com/v1", "OPENAI_API_KEY"), ("https://API.openai.com", "OPENAI_API_KEY"),
    ("https://api.openai.com.example/v1", nil), ("http://127.0.0.1:8000/v1", nil),
    ("https://openai.com/v1", nil),
  ])
  func `A key goes to its own house by itself, and to no other`(
    address: String,
    variable: String?
  ) throws {
    #expect(try HTTPAddress(address).ownKeyVariable == variable)
  }
}
