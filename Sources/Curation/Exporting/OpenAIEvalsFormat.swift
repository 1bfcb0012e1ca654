import ReviewModel

/// Samples for OpenAI's evals: the messages to be answered, and the ideal answer.
///
/// Source of the shape: openai/evals, `docs/build-eval.md` and the checks of `evals/elsuite/basic/match.py`.
struct OpenAIEvalsFormat: ExportFormat {
  let name = "openai-evals"
  let fileName = "openai-evals.jsonl"
  let use = ExampleUse.eval
  let holds: Set<ExamplePart> = []
  let holdsSystemPrompt = true

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    ExportedRows([
      .json(
        .object([
          JSONMember("input", .array(chatPrompt(example.question, systemPrompt))),
          JSONMember("ideal", .string(example.expected)),
        ])
      )
    ])
  }
}
