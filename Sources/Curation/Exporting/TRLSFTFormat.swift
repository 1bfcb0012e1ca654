import ReviewModel

/// Chats that end with the right answer, for TRL's `SFTTrainer`.
///
/// Source of the shape: TRL, "Dataset formats and types", language modeling, conversational. `messages` is
/// safer than `prompt` and `completion`, of which the loss is taken over the completion alone.
struct TRLSFTFormat: ExportFormat {
  let name = "trl-sft"
  let fileName = "trl-sft.jsonl"
  let use = ExampleUse.sft
  let holds: Set<ExamplePart> = []
  let holdsSystemPrompt = true

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    ExportedRows([.json(example.trainingRow(systemPrompt: systemPrompt))])
  }
}
