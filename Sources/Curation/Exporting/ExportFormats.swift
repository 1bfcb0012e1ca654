/// The formats that a set can be exported in.
package enum ExportFormats {
  /// All of them, trainers before evaluations.
  package static let all: [any ExportFormat] = [
    OpenAIChatFormat(), OpenAIPreferenceFormat(), TRLSFTFormat(), TRLPreferenceFormat(),
    TRLKTOFormat(), LLaMAFactoryFormat(), PromptfooFormat(), OpenAIEvalsFormat(), InspectFormat(),
    DeepEvalFormat(), CSVFormat(),
  ]

  /// The format of a name, nil when there is none.
  package static func named(_ name: String) -> (any ExportFormat)? { all.first { $0.name == name } }
}
