import ReviewModel

/// Goldens for DeepEval: the question, the right answer, and the passages as retrieval context.
///
/// Source of the shape: DeepEval's `Golden`, as `EvaluationDataset.add_goldens_from_jsonl_file` reads it. What
/// the candidate says, and the ideal context, are null in every row: a run fills the one, nobody knows the
/// other.
struct DeepEvalFormat: ExportFormat {
  let name = "deepeval"
  let fileName = "deepeval.jsonl"
  let use = ExampleUse.eval
  let holds = Set(ExamplePart.allCases).subtracting([.answer])
  let holdsSystemPrompt = false

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    let metadata =
      example.metadata() + [JSONMember("sources", example.sourceRows(withTexts: false))]
    return ExportedRows([
      .json(
        .object([
          JSONMember("input", .string(example.question)),
          JSONMember("expected_output", .string(example.expected)),
          JSONMember("actual_output", .null),
          JSONMember("retrieval_context", .array(example.passages.map(JSONValue.string))),
          JSONMember("context", .null),
          JSONMember("name", .string(example.id.rawValue)),
          JSONMember("comments", .string(example.kind.rawValue)),
          JSONMember("additional_metadata", .object(metadata)),
        ])
      )
    ])
  }
}
