import ReviewModel

/// A prompt with one answer and whether it is good, for TRL's `KTOTrainer`.
///
/// Source of the shape: TRL, "Dataset formats and types", unpaired preference, conversational; the label is a
/// JSON boolean. A corrected answer gives two rows: the agent's answer, which is not good, and the correction,
/// which is.
struct TRLKTOFormat: ExportFormat {
  let name = "trl-kto"
  let fileName = "trl-kto.jsonl"
  let use = ExampleUse.sft
  let holds: Set<ExamplePart> = [.answer]
  let holdsSystemPrompt = true
  let holdsLabels = true

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    let good = row(example.question, example.expected, true, systemPrompt)
    guard example.kind == .regression else { return ExportedRows([good]) }
    return ExportedRows([row(example.question, example.answer, false, systemPrompt), good])
  }

  /// The row of an answer that nobody has reviewed.
  func row(of thumb: UnreviewedThumb, systemPrompt: String?) -> ExportRow {
    row(thumb.question, thumb.answer, false, systemPrompt)
  }

  private func row(
    _ question: String,
    _ answer: String,
    _ isGood: Bool,
    _ systemPrompt: String?
  ) -> ExportRow {
    .json(
      .object([
        JSONMember("prompt", .array(chatPrompt(question, systemPrompt))),
        JSONMember("completion", .array([chatMessage(.assistant, answer)])),
        JSONMember("label", .bool(isGood)),
      ])
    )
  }
}
