import ReviewModel

/// Chats that end with the right answer, with the entry of `dataset_info.json` by which LLaMA-Factory finds
/// them.
///
/// Source of the shape: LLaMA-Factory, `data/README.md`, "Sharegpt Format", with the tags of OpenAI's form; its
/// converter (`SharegptDatasetConverter`) skips, without an error, every row whose turns are not in order.
/// The folder is given as `dataset_dir`, ``datasetName`` as `dataset`.
struct LLaMAFactoryFormat: ExportFormat {
  /// What the entry is called.
  static let datasetName = "errata_sft"

  let name = "llama-factory"
  let fileName = "sft.jsonl"
  let use = ExampleUse.sft
  let holds: Set<ExamplePart> = []
  let holdsSystemPrompt = true

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    ExportedRows([.json(example.trainingRow(systemPrompt: systemPrompt))])
  }

  var companion: ExportCompanion? {
    let tags = [
      ("role_tag", "role"), ("content_tag", "content"), ("user_tag", ChatRole.user.rawValue),
      ("assistant_tag", ChatRole.assistant.rawValue), ("system_tag", ChatRole.system.rawValue),
    ]
    let entry = JSONValue.object([
      JSONMember("file_name", .string(fileName)),
      JSONMember("formatting", .string("sharegpt")),
      JSONMember("columns", .object([JSONMember("messages", .string("messages"))])),
      JSONMember("tags", .object(tags.map { JSONMember($0.0, .string($0.1)) })),
    ])
    return ExportCompanion(
      fileName: "dataset_info.json",
      content: .object([JSONMember(Self.datasetName, entry)])
    )
  }
}
