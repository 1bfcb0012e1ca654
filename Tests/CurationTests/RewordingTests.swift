import Curation
import ReviewModel
import Testing

@Suite struct `Other wordings of a question` {
  private let examples = curate(
    ["refund?", "Refund!", "refund...", "REFUND"].enumerated().map { number, question in
      record(
        "r\(number)",
        question: question,
        key: "refund",
        feedback: Feedback(.up, time: at(number))
      )
    }
  ).set.examples

  private func export(
    _ format: String,
    _ paraphrases: Int
  ) throws -> (rows: [String], summary: ExportSummary) {
    let export = Export(
      of: examples,
      as: try #require(ExportFormats.named(format)),
      systemPrompt: nil,
      paraphrases: paraphrases
    )
    var rows: [String] = []
    let summary = export.forEachRow { row in
      if case .json(let value) = row { rows.append(value["input"]?.text ?? "") }
    }
    return (rows, summary)
  }

  @Test(arguments: [(0, 1), (2, 3), (3, 4), (9, 4)])
  func `Become cases of their own, as many as are asked for`(asked: Int, rows: Int) throws {
    let (inputs, summary) = try export("inspect", asked)
    #expect(inputs.count == rows)
    #expect(Set(inputs).count == rows)
    #expect(summary.rows == rows)
    #expect(summary.examples == 1)
    #expect(summary.rewordings == rows - 1)
  }

  @Test func `Stay out of what is trained on`() throws {
    let export = Export(
      of: examples,
      as: try #require(ExportFormats.named("trl-sft")),
      systemPrompt: nil,
      paraphrases: 3
    )
    #expect(export.forEachRow { _ in }.rows == 1)
  }

  @Test func `Have ids of their own, and the weight of one`() throws {
    let export = Export(
      of: examples,
      as: try #require(ExportFormats.named("inspect")),
      systemPrompt: nil,
      paraphrases: 2
    )
    var ids: [String] = []
    var weights: [JSONValue?] = []
    _ = export.forEachRow { row in
      guard case .json(let value) = row else { return }
      ids.append(value["id"]?.text ?? "")
      weights.append(value["metadata"]?["weight"])
    }
    let id = examples[0].id.rawValue
    #expect(ids == [id, "\(id)-w1", "\(id)-w2"])
    #expect(weights == [.number("4"), .number("1"), .number("1")])
  }

  @Test func `Are kept in an example as many as are asked for`() {
    #expect(examples[0].paraphrases.count == 3)
    #expect(
      examples[0].keeping(paraphrases: 2).paraphrases == Array(examples[0].paraphrases.prefix(2))
    )
    #expect(examples[0].keeping(paraphrases: nil) == examples[0])
    #expect(examples[0].keeping(paraphrases: 9) == examples[0])
  }

  @Test func `And what is held out is said to be, where a format is for training`() throws {
    var held = examples[0]
    held.uses = [.eval]
    held.trainingHold = .holdout
    let format = try #require(ExportFormats.named("trl-sft"))
    let summary = Export(of: [held], as: format, systemPrompt: nil).forEachRow { _ in }
    #expect(summary.leftOut == [.heldOut: 1])
    #expect(summary.lines.first == "trl-sft leaves out 1 example held out of training.")
  }
}
