import ReviewModel

/// A table for people: one example a row, its lists one entry a line in their cells.
///
/// Source of the shape: RFC 4180 with a header, lines ended by CR LF, UTF-8 without a byte order mark, which many
/// readers would take for a part of the first column's name. A spreadsheet runs a cell that begins like a formula,
/// so an apostrophe stands before it (OWASP, "CSV Injection"); controls that no spreadsheet shows are U+FFFD.
struct CSVFormat: ExportFormat {
  let name = "csv"
  let fileName = "examples.csv"
  let use = ExampleUse.eval
  let holds = Set(ExamplePart.allCases)
  let holdsSystemPrompt = false
  let changes =
    "that a spreadsheet would run as a formula, or with control characters: an apostrophe stands before it, "
    + "U+FFFD for them"

  var header: ExportRow? {
    .text(
      CSVRecord([
        "id", "kind", "question", "answer", "expected", "sources", "tags", "weight", "cluster",
        "paraphrases", "lineage", "assert",
      ])
      .text
    )
  }

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    let record = CSVRecord([
      example.id.rawValue,
      example.kind.rawValue,
      example.question,
      example.answer,
      example.expected,
      example.sources.map(\.cell).filter { $0.contains { !$0.isWhitespace } }
        .joined(separator: "\n\n"),
      example.tags.joined(separator: "\n"),
      String(example.weight),
      example.cluster,
      example.paraphrases.joined(separator: "\n"),
      example.lineage.map { "\($0.interaction.rawValue) \($0.role.rawValue)" }
        .joined(separator: "\n"),
      example.heldAssertions.map { "\($0.verb): \($0.value)" }.joined(separator: "\n"),
    ])
    return ExportedRows([.text(record.text)], isChanged: record.isChanged)
  }
}

extension Source {
  /// Its names on a line, and its passage below them.
  fileprivate var cell: String {
    let names = [title, uri, id].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: " \u{B7} ")
    return [names, text ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
