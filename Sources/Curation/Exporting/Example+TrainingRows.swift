package import ReviewModel

extension Example {
  /// The example's line of `sft.jsonl`: a chat that ends with the right answer, and no other key.
  ///
  /// Source of the shape: OpenAI's fine-tuning format, which TRL, Axolotl and LLaMA-Factory read too.
  ///
  /// - Parameter systemPrompt: the message that it begins with, nil for none.
  package func trainingRow(systemPrompt: String?) -> JSONValue {
    .object([
      JSONMember(
        "messages",
        .array(chatPrompt(question, systemPrompt) + [chatMessage(.assistant, expected)])
      )
    ])
  }

  /// The example's line of `preferences.jsonl`: the right answer before the one that was given.
  ///
  /// Source of the shape: TRL, "Dataset formats and types", preference, conversational, explicit
  /// prompt.
  ///
  /// - Parameter systemPrompt: the message that the prompt begins with, nil for none.
  package func preferenceRow(systemPrompt: String?) -> JSONValue {
    .object([
      JSONMember("prompt", .array(chatPrompt(question, systemPrompt))),
      JSONMember("chosen", .array([chatMessage(.assistant, expected)])),
      JSONMember("rejected", .array([chatMessage(.assistant, answer)])),
    ])
  }
}
