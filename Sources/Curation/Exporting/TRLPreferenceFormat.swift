import ReviewModel

/// A prompt with a chosen and a rejected answer, for TRL's `DPOTrainer` and `RewardTrainer`.
///
/// Source of the shape: TRL, "Dataset formats and types", preference, conversational, explicit prompt.
struct TRLPreferenceFormat: ExportFormat {
  let name = "trl-preference"
  let fileName = "trl-preference.jsonl"
  let use = ExampleUse.preference
  let holds: Set<ExamplePart> = [.answer]
  let holdsSystemPrompt = true

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    ExportedRows([.json(example.preferenceRow(systemPrompt: systemPrompt))])
  }
}
