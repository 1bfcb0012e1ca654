import ReviewModel

/// A prompt with a preferred and a not preferred answer, for OpenAI's direct preference optimisation.
///
/// Source of the shape: OpenAI, "Direct preference optimization"; the outputs are lists of assistant messages
/// as `ChatCompletionAssistantMessageParam` of its Python package has them. It asks for 10 examples at least.
struct OpenAIPreferenceFormat: ExportFormat {
  let name = "openai-preference"
  let fileName = "openai-preference.jsonl"
  let use = ExampleUse.preference
  let holds: Set<ExamplePart> = [.answer]
  let holdsSystemPrompt = true
  let leastRows = 10

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    let input = JSONValue.object([
      JSONMember("messages", .array(chatPrompt(example.question, systemPrompt))),
      JSONMember("tools", .array([])),
      JSONMember("parallel_tool_calls", .bool(true)),
    ])
    return ExportedRows([
      .json(
        .object([
          JSONMember("input", input),
          JSONMember("preferred_output", .array([chatMessage(.assistant, example.expected)])),
          JSONMember("non_preferred_output", .array([chatMessage(.assistant, example.answer)])),
        ])
      )
    ])
  }
}
