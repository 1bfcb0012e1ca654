import JSONText
import ReviewModel
import ReviewStorage

/// An example as the JSON of one column.
enum ExampleJSON {
  static func bytes(of example: Example) -> [UInt8] {
    var members = [
      JSONMember("kind", .string(example.kind.rawValue)),
      JSONMember("question", .string(example.question)),
      JSONMember("answer", .string(example.answer)),
      JSONMember("expected", .string(example.expected)),
    ]
    if !example.assertions.isEmpty {
      members.append(JSONMember("assert", .array(example.assertions.map(\.row))))
    }
    if !example.tags.isEmpty {
      members.append(JSONMember("tags", .array(example.tags.map(JSONValue.string))))
    }
    members += [
      JSONMember("weight", .number(String(example.weight))),
      JSONMember("cluster", .string(example.cluster)),
      JSONMember("paraphrases", .array(example.paraphrases.map(JSONValue.string))),
      JSONMember(
        "uses",
        .array(ExampleUse.allCases.filter(example.uses.contains).map { .string($0.rawValue) })
      ),
      JSONMember("consent", .string(example.consent.rawValue)),
      JSONMember("lineage", .array(example.lineage.map(value(of:)))),
      JSONMember("warnings", .array(example.warnings.map(value(of:)))),
    ]
    if let agent = example.words.agent {
      members.append(JSONMember("words", value(of: agent, depth: example.words.depth)))
    }
    if let hold = example.trainingHold {
      members.append(JSONMember("hold", .string(hold.rawValue)))
    }
    if let sources = JSONColumn.bytes(of: example.sources),
      let value = try? JSONReader.parse(sources).value
    {
      members.append(JSONMember("sources", value))
    }
    return JSONValue.object(members).serializedBytes
  }

  static func example(
    id: ExampleID,
    from bytes: UnsafeRawBufferPointer
  ) throws(StoreError) -> Example {
    let value = try JSONColumn.value(from: bytes)
    guard let kind = value["kind"]?.text.flatMap(ExampleKind.init(rawValue:)),
      case .number(let digits)? = value["weight"], let weight = Int(digits)
    else {
      throw StoreError(.damaged, "The example \(id) cannot be read. Run errata doctor for more.")
    }
    var example = Example(
      id: id,
      kind: kind,
      question: value["question"]?.text ?? "",
      answer: value["answer"]?.text ?? "",
      expected: value["expected"]?.text ?? "",
      assertions: elements(value["assert"]).compactMap(Assertion.init(row:)),
      sources: value["sources"].map(JSONColumn.sources(from:)) ?? [],
      tags: texts(value["tags"]),
      weight: weight,
      cluster: value["cluster"]?.text ?? "",
      paraphrases: texts(value["paraphrases"]),
      uses: Set(texts(value["uses"]).compactMap(ExampleUse.init(rawValue:))),
      consent: value["consent"]?.text.flatMap(Consent.init(rawValue:)),
      words: value["words"].map(words(from:)),
      lineage: elements(value["lineage"]).compactMap(lineageEntry(from:)),
      warnings: elements(value["warnings"]).map { warning in
        CurationWarning(rule: warning["rule"]?.text ?? "", finding: warning["finding"]?.text ?? "")
      }
    )
    example.trainingHold = value["hold"]?.text.flatMap(TrainingHold.init(rawValue:))
    return example
  }

  static func bytes(of policy: [PolicyValue]) -> [UInt8] {
    JSONValue.array(policy.map { .array([.string($0.name), .string($0.value)]) }).serializedBytes
  }

  static func policy(from bytes: UnsafeRawBufferPointer) throws(StoreError) -> [PolicyValue] {
    elements(try JSONColumn.value(from: bytes)).map { pair in
      let pair = texts(pair)
      return PolicyValue(pair.first ?? "", pair.dropFirst().first ?? "")
    }
  }

  /// The counts of a set with what balance and hold-out made of it.
  static func bytes(of counts: CurationCounts, _ selection: SelectionReport) -> [UInt8] {
    var members = countNames.map { name, path in
      JSONMember(name, .number(String(counts[keyPath: path])))
    }
    if selection != SelectionReport() {
      members.append(JSONMember("selection", SelectionJSON.value(of: selection)))
    }
    return JSONValue.object(members).serializedBytes
  }

  static func selection(
    from bytes: UnsafeRawBufferPointer
  ) throws(StoreError) -> SelectionReport {
    SelectionJSON.report(from: try JSONColumn.value(from: bytes)["selection"])
  }

  static func counts(from bytes: UnsafeRawBufferPointer) throws(StoreError) -> CurationCounts {
    let value = try JSONColumn.value(from: bytes)
    var counts = CurationCounts()
    for (name, path) in countNames {
      if case .number(let digits)? = value[name] { counts[keyPath: path] = Int(digits) ?? 0 }
    }
    return counts
  }

  private static var countNames: [(String, WritableKeyPath<CurationCounts, Int>)] {
    [
      ("records", \.records), ("unjudged", \.unjudged), ("waiting", \.waiting),
      ("withoutConsent", \.withoutConsent), ("inConflict", \.inConflict), ("dropped", \.dropped),
      ("used", \.used),
    ]
  }

  private static func value(of entry: LineageEntry) -> JSONValue {
    var members = [
      JSONMember("interaction", .string(entry.interaction.rawValue)),
      JSONMember("role", .string(entry.role.rawValue)),
    ]
    if let operation = entry.operation {
      members.append(JSONMember("operation", .string(operation.rawValue)))
    }
    return .object(members)
  }

  private static func lineageEntry(from value: JSONValue) -> LineageEntry? {
    guard let role = value["role"]?.text.flatMap(LineageRole.init(rawValue:)) else { return nil }
    return LineageEntry(
      interaction: InteractionID(value["interaction"]?.text ?? ""),
      role: role,
      operation: value["operation"]?.text.map(OperationID.init(rawValue:))
    )
  }

  private static func value(of agent: Agent, depth: Int) -> JSONValue {
    let names = [("model", agent.model), ("version", agent.version)]
    return .object(
      names.compactMap { name, text in text.map { JSONMember(name, .string($0)) } }
        + [JSONMember("depth", .number(String(depth)))]
    )
  }

  private static func words(from value: JSONValue) -> ExampleWords {
    var depth = 1
    if case .number(let digits)? = value["depth"] { depth = Int(digits) ?? 1 }
    let agent = Agent(model: value["model"]?.text, version: value["version"]?.text)
    return ExampleWords(agent: agent, depth: depth)
  }

  private static func value(of warning: CurationWarning) -> JSONValue {
    .object([
      JSONMember("rule", .string(warning.rule)), JSONMember("finding", .string(warning.finding)),
    ])
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }

  private static func texts(_ value: JSONValue?) -> [String] {
    elements(value).compactMap(\.text)
  }
}
