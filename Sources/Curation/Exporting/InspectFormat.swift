import ReviewModel

/// Samples for Inspect: the question, the right answer as target, and the rest as metadata.
///
/// Source of the shape: Inspect AI, "Datasets", `json_dataset`. With a system message the input is a list of
/// messages in every row, without one a string in every row. `metadata.cluster` serves
/// `stderr(cluster="cluster")`.
struct InspectFormat: ExportFormat {
  let name = "inspect"
  let fileName = "inspect.jsonl"
  let use = ExampleUse.eval
  let holds = Set(ExamplePart.allCases).subtracting([.answer])
  let holdsSystemPrompt = true

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    let question: JSONValue =
      systemPrompt == nil
      ? .string(example.question) : .array(chatPrompt(example.question, systemPrompt))
    let metadata =
      example.metadata() + [JSONMember("sources", example.sourceRows(withTexts: true))]
    return ExportedRows([
      .json(
        .object([
          JSONMember("id", .string(example.id.rawValue)),
          JSONMember("input", question),
          JSONMember("target", .array([.string(example.expected)])),
          JSONMember("metadata", .object(metadata)),
        ])
      )
    ])
  }
}
