import ReviewModel

/// Chats that end with the right answer, for supervised fine-tuning.
///
/// Source of the shape: OpenAI, "Supervised fine-tuning", and the TypedDict `ChatCompletionMessageParam` of its
/// Python package; it asks for 10 examples at least. Azure, Together, Fireworks and Axolotl
/// (`type: chat_template`) read the same.
struct OpenAIChatFormat: ExportFormat {
  let name = "openai-chat"
  let fileName = "openai-chat.jsonl"
  let use = ExampleUse.sft
  let holds: Set<ExamplePart> = []
  let holdsSystemPrompt = true
  let leastRows = 10

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    ExportedRows([.json(example.trainingRow(systemPrompt: systemPrompt))])
  }
}
