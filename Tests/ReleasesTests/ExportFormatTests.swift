import Curation
import JSONText
import Releases
import ReviewModel
import TestSupport
import Testing

@Suite struct `The formats of exports` {
  @Test func `Are those of the design`() {
    #expect(
      exportNames == [
        "openai-chat", "openai-preference", "trl-sft", "trl-preference", "trl-kto",
        "llama-factory", "promptfoo", "openai-evals", "inspect", "deepeval", "csv",
      ]
    )
  }

  @Test(arguments: exportNames)
  func `Have these rows, byte for byte, and say this of themselves`(name: String) throws {
    let (text, summary) = try exported(name, systemPrompt: "You answer \"briefly\".")
    let notes = summary.lines.map { "# \($0)\n" }.joined()
    expectSnapshot(text + notes, named: "export-\(name).txt")
  }

  @Test(arguments: exportNames)
  func `Give the same bytes whatever the order of examples`(name: String) throws {
    let first = try exported(name).text
    for _ in 0..<5 { #expect(try exported(name, hostileExamples.shuffled()).text == first) }
  }

  @Test(arguments: exportNames.filter { $0 != "csv" })
  func `Have in every row the same keys with one type each`(name: String) throws {
    for prompt in ["Be brief.", nil] {
      let rows = try rows(exported(name, everyHostileText, systemPrompt: prompt).text)
      let shapes = Set(rows.map { Shape($0) })
      let first = try #require(shapes.first)
      #expect(shapes.allSatisfy { $0.agrees(with: first) }, "\(shapes)")
    }
  }

  @Test(arguments: exportNames.filter { $0 != "csv" })
  func `Keep every text, or say that they changed it`(name: String) throws {
    let (text, summary) = try exported(name, everyHostileText)
    let strings = try Set(rows(text).flatMap(strings).map { Array($0.utf8) })
    let missing = hostileTexts.filter { !strings.contains(Array($0.utf8)) }
    #expect(missing.isEmpty == (summary.changed == 0))
    if name == "promptfoo" {
      #expect(
        missing == [
          "{{ env.HOME }} {% raw %} {# note #} {{{x}}} {", "file:///etc/passwd", "PACKAGE:a:b",
        ]
      )
      #expect(!strings.contains { $0.starts(with: Array("file:".utf8)) })
      for tag in ["{{", "{%", "{#"] { #expect(!text.filter { $0 != "\\" }.contains(tag + " ")) }
    }
  }

  @Test(arguments: exportNames.filter { $0 != "csv" })
  func `Send nothing that acts on a terminal or ends a line`(name: String) throws {
    let text = try exported(name, everyHostileText).text
    for scalar in text.unicodeScalars where scalar != "\n" {
      let category = scalar.properties.generalCategory
      #expect(![.control, .format, .lineSeparator, .paragraphSeparator].contains(category))
    }
  }

  @Test(arguments: exportNames.filter { $0 != "csv" })
  func `Have chats in order, without an empty message`(name: String) throws {
    for prompt in ["Be brief.", nil] {
      for row in try rows(exported(name, systemPrompt: prompt).text) {
        for chat in chats(row) {
          let roles = chat.map { $0["role"]?.text }
          let before = prompt == nil ? [] : ["system"]
          #expect(
            [before + ["user"], before + ["user", "assistant"], ["assistant"]].contains(roles)
          )
          #expect(chat.allSatisfy { $0["content"]?.text?.contains { !$0.isWhitespace } == true })
        }
      }
    }
  }

  @Test(arguments: ["openai-chat", "trl-sft", "llama-factory"])
  func `Train on what a release trains on`(name: String) throws {
    let rows = try rows(exported(name, systemPrompt: "Be brief.").text)
    let expected = hostileExamples.filter { $0.uses.contains(.sft) }
      .map { $0.trainingRow(systemPrompt: "Be brief.") }
    #expect(rows == expected)
  }

  @Test(
    arguments: exportNames.filter { name in
      ExportFormats.named(name)?.use != .eval
    }
  )
  func `Never train on what is for evaluation only`(name: String) throws {
    let (text, summary) = try exported(name)
    #expect(!text.contains("vegan"))
    #expect(summary.leftOut[.evaluationOnly] == 1)
    #expect(throws: ReleaseError.self) { try exported(name, [hostileExamples[2]]) }
  }

  @Test func `Label a corrected answer bad, its correction and a good answer good`() throws {
    let rows = try rows(exported("trl-kto").text)
    let labels = rows.map { row -> [JSONValue?] in
      guard case .array(let messages)? = row["completion"] else { return [] }
      return [messages.first?["content"], row["label"]]
    }
    #expect(
      labels == [
        [.string("=1+1"), .bool(false)],
        [.string("file:///etc/passwd \u{1F469}\u{200D}\u{1F4BB}"), .bool(true)],
        [.string("NUL \0 and \u{2028} and \u{85}"), .bool(true)],
      ]
    )
  }

  @Test func `Label nothing that nobody has reviewed, unless asked to`() throws {
    let draft = try exported("trl-kto", unreviewed: ["e2"])
    #expect(try rows(draft.text).count == 2)
    #expect(draft.summary.leftOut[.unreviewed] == 1)
    #expect(try rows(exported("trl-sft", unreviewed: ["e2"]).text).count == 3)
    let thumb = UnreviewedThumb(interaction: "r9", question: "Which?", answer: "None.")
    let asked = try exported("trl-kto", thumbs: [thumb])
    #expect(asked.summary.thumbs == 1)
    #expect(try rows(asked.text).last?["label"] == .bool(false))
    #expect(try exported("trl-sft", thumbs: [thumb]).text == exported("trl-sft").text)
  }

  @Test func `Name what they have no place for`() throws {
    let lines = try exported("openai-chat", [hostileExamples[0]]).summary.lines
    #expect(
      lines.first
        == "openai-chat has no place for: ids, kinds, clusters, lineage, weights, other wordings, assertions, "
        + "tags, sources and wrong answers of 1 example."
    )
    #expect(lines.last == "Its readers ask for 10 rows at least; this is 1.")
    var plain = hostileExamples[1]
    plain.lineage = []
    #expect(
      try exported("trl-sft", [plain]).summary.lines
        == ["trl-sft has no place for: ids, kinds and clusters of 1 example."]
    )
  }

  @Test func `Give sources a place where there is one`() throws {
    let golden = try #require(rows(exported("deepeval").text).first)
    #expect(
      golden["retrieval_context"]
        == .array([.string("Refunds:\r\n30 days {% x %}"), .string("FAQ")])
    )
    let sample = try #require(rows(exported("inspect").text).first)
    guard case .array(let sources)? = sample["metadata"]?["sources"] else {
      Issue.record("no sources")
      return
    }
    #expect(sources.count == 4)
    #expect(sources[0]["score"] == .string("0.50"))
    #expect(sources[1]["text"] == .string(""))
    let empty = try rows(exported("deepeval").text)[1]
    #expect(empty["retrieval_context"] == .array([]))
  }

  @Test func `Run no formula in a table, and keep its records whole`() throws {
    let (text, summary) = try exported("csv", everyHostileText)
    let table = cells(text)
    #expect(table.count == everyHostileText.count + 1)
    #expect(table.allSatisfy { $0.count == 12 })
    #expect(summary.changed > 0)
    for cell in table.joined() {
      let first = cell.unicodeScalars.first { $0 != " " && $0 != "\u{FEFF}" }
      #expect(!["=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}"].contains(first), "\(cell)")
    }
    let questions = table.dropFirst().map { $0[2] }
    for text in ["\"Quotes\", commas, \\ and 'apostrophes'", "Two\nlines\r\nand\ta tab"] {
      #expect(questions.contains { $0.utf8.elementsEqual(text.utf8) })
    }
    #expect(questions.contains("'=HYPERLINK(\"http://example.org\")"))
  }

  /// One example of each hostile text, as every part that is a text.
  private var everyHostileText: [Example] {
    hostileTexts.enumerated().map { index, text in
      Example(
        id: ExampleID("e\(index + 10)"),
        kind: .regression,
        question: text,
        answer: "No: \(text)",
        expected: text,
        sources: index.isMultiple(of: 2)
          ? [] : [Source(id: text, title: text, uri: text, text: text, score: "1")],
        tags: index.isMultiple(of: 3) ? [text] : [],
        weight: index + 1,
        cluster: "c\(index)",
        paraphrases: index.isMultiple(of: 5) ? [text] : [],
        uses: [.eval, .sft, .preference],
        lineage: [
          LineageEntry(
            interaction: InteractionID(text),
            role: .userCorrection,
            operation: index.isMultiple(of: 2) ? nil : OperationID(text)
          )
        ]
      )
    }
  }

  private func strings(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(strings)
    case .object(let members): members.flatMap { strings($0.value) }
    default: []
    }
  }

  /// Every list of messages in a row.
  private func chats(_ value: JSONValue) -> [[JSONValue]] {
    switch value {
    case .array(let elements)
    where elements.contains { $0["role"]?.text != nil && $0["content"] != nil }:
      [elements]
    case .array(let elements): elements.flatMap(chats)
    case .object(let members): members.flatMap { chats($0.value) }
    default: []
    }
  }
}

/// The keys and types of a JSON value, as a reader infers a schema.
private indirect enum Shape: Hashable {
  case null
  case bool
  case number
  case string
  case array(Set<Shape>)
  case object([String], [Shape])

  init(_ value: JSONValue) {
    self =
      switch value {
      case .null: .null
      case .bool: .bool
      case .number: .number
      case .string: .string
      case .array(let elements): .array(Set(elements.map { Shape($0) }))
      case .object(let members): .object(members.map(\.key), members.map { Shape($0.value) })
      }
  }

  /// Whether both can be one column; an empty list says nothing of its elements.
  func agrees(with other: Shape) -> Bool {
    switch (self, other) {
    case (.array(let left), .array(let right)):
      let all = left.union(right)
      return all.allSatisfy { one in all.allSatisfy { $0.agrees(with: one) } }
    case (.object(let names, let left), .object(let others, let right)):
      return names == others && zip(left, right).allSatisfy { $0.agrees(with: $1) }
    default: return self == other
    }
  }
}
