import ReviewModel

/// Test cases for promptfoo: the question and the passages as variables, the right answer as an assertion, and
/// beside it what must be said and must not.
///
/// Source of the shape: promptfoo, "Test cases", JSONL, and its `config-schema.json`: a case and an assertion
/// have no other keys than these. The assertion is `factuality`, which a model judges: measures of overlap rank
/// wrong answers above right ones, and a case without an assertion always passes. The passages are one text,
/// since a list among the variables multiplies the cases.
///
/// What must be said is `icontains`, what must not `not-icontains`. Both look for letters: `5 days` is found in
/// `15 days`. Where the right answer itself would break such a test, there is none.
///
/// promptfoo fills variables and assertions in as templates, which can run code, and reads a value that begins
/// with `file://` or `package:` from there (`renderPrompt` in its `evaluatorHelpers.ts`). ``InertTemplate``
/// keeps texts of records from that.
struct PromptfooFormat: ExportFormat {
  let name = "promptfoo"
  let fileName = "promptfoo.jsonl"
  let use = ExampleUse.eval
  let holds = Set(ExamplePart.allCases).subtracting([.answer])
  let holdsSystemPrompt = false
  let changes = "that promptfoo would run as a template or open as a file, so a space stands in it"

  func rows(of example: Example, systemPrompt: String?) -> ExportedRows {
    var template = InertTemplate()
    let assertion = JSONValue.object([
      JSONMember("type", .string("factuality")),
      JSONMember("value", .string(template.inert(example.expected))),
      JSONMember("metric", .string(example.kind.rawValue)),
    ])
    let held = example.heldAssertions.compactMap { $0.test(of: example, &template) }
    let variables = JSONValue.object([
      JSONMember("question", .string(template.inert(example.question))),
      JSONMember(
        "context",
        .string(template.inert(example.passages.joined(separator: "\n\n")))
      ),
    ])
    let metadata =
      [JSONMember("id", .string(example.id.rawValue))]
      + example.metadata { template.inert($0) }
      + [JSONMember("sources", example.sourceRows(withTexts: false) { template.inert($0) })]
    let row = JSONValue.object([
      JSONMember("description", .string("\(example.kind.rawValue) \(example.id.rawValue)")),
      JSONMember("vars", variables),
      JSONMember("assert", .array([assertion] + held)),
      JSONMember("metadata", .object(metadata)),
    ])
    return ExportedRows(
      [.json(row)],
      isChanged: template.hasChanged,
      looseAssertions: example.heldAssertions.count - held.count
    )
  }
}

extension Assertion {
  /// The assertion as a test of promptfoo; nil when promptfoo would change its words, or the right answer would fail it.
  fileprivate func test(of example: Example, _ template: inout InertTemplate) -> JSONValue? {
    var own = InertTemplate()
    guard own.inert(value) == value else {
      _ = template.inert(value)
      return nil
    }
    let isFound = example.expected.lowercased().contains(value.lowercased())
    let type: String
    switch kind {
    case .contains where isFound: type = "icontains"
    case .excludes where !isFound: type = "not-icontains"
    case .contains, .excludes, .matches: return nil
    }
    return .object([
      JSONMember("type", .string(type)), JSONMember("value", .string(value)),
      JSONMember("metric", .string("assertion")),
    ])
  }
}
