extension GateRun {
  /// What a file says that holds a run.
  package static let format = "errata-gate-run"
  /// The version of the file's form.
  package static let formatVersion = 1

  /// The run as a file holds it.
  package var json: JSONValue {
    .object([
      JSONMember("format", .string(Self.format)),
      JSONMember("version", .number(String(Self.formatVersion))),
      JSONMember("candidate", .string(candidate)),
      JSONMember("cases", .string(cases)),
      JSONMember("scoring", .string(scoring)),
      JSONMember("results", .array(results.map(\.json))),
    ])
  }

  /// Reads what ``json`` wrote.
  ///
  /// - Returns: nil when it is something else, or of another version.
  package init?(_ value: JSONValue) {
    guard value["format"]?.text == Self.format,
      value["version"] == .number(String(Self.formatVersion)),
      let candidate = value["candidate"]?.text, let cases = value["cases"]?.text,
      let scoring = value["scoring"]?.text, case .array(let rows)? = value["results"]
    else { return nil }
    var results: [CaseResult] = []
    for row in rows {
      guard let result = CaseResult(row) else { return nil }
      results.append(result)
    }
    guard Set(results.map(\.id)).count == results.count else { return nil }
    self.init(candidate: candidate, cases: cases, scoring: scoring, results: results)
  }
}

extension CaseResult {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("id", .string(id.rawValue)),
      JSONMember("kind", .string(kind.rawValue)),
      JSONMember("cluster", .string(cluster)),
      JSONMember("trials", .array(trials.map(\.json))),
    ])
  }

  fileprivate init?(_ value: JSONValue) {
    guard let id = value["id"]?.text, let kind = value["kind"]?.text.flatMap(ExampleKind.init),
      let cluster = value["cluster"]?.text, case .array(let rows)? = value["trials"]
    else { return nil }
    var trials: [Trial] = []
    for row in rows {
      guard let trial = Trial(row) else { return nil }
      trials.append(trial)
    }
    self.init(id: ExampleID(id), kind: kind, cluster: cluster, trials: trials)
  }
}

extension Trial {
  /// The trial as a file holds it.
  package var json: JSONValue {
    var members: [JSONMember] = []
    if let answer { members.append(JSONMember("answer", .string(answer))) }
    if let trouble { members.append(JSONMember("trouble", .string(trouble.rawValue))) }
    if let score {
      members.append(JSONMember("passed", .bool(score.passed)))
      let similarity = Int((score.similarity * 10_000).rounded())
      members.append(JSONMember("similarity", .number(String(Double(similarity) / 10_000))))
      members.append(JSONMember("checks", .array(score.checks.map(\.json))))
    }
    if let judgement { members.append(JSONMember("judgement", judgement.json)) }
    return .object(members)
  }

  /// Reads what ``json`` wrote; nil of anything else.
  package init?(_ value: JSONValue) {
    let answer = value["answer"]?.text
    let judgement = value["judgement"].flatMap(Judgement.init)
    if let name = value["trouble"]?.text {
      guard let trouble = CandidateTrouble(rawValue: name) else { return nil }
      self.init(trouble, answer: answer, judgement: judgement)
      return
    }
    guard let answer, case .bool(let passed)? = value["passed"],
      case .number(let digits)? = value["similarity"], let similarity = Double(digits),
      case .array(let rows)? = value["checks"]
    else { return nil }
    var checks: [Check] = []
    for row in rows {
      guard let check = Check(row) else { return nil }
      checks.append(check)
    }
    self.init(
      answer,
      AnswerScore(passed: passed, similarity: similarity, checks: checks),
      judgement: judgement
    )
  }
}

extension Check {
  fileprivate var json: JSONValue {
    var members = [
      JSONMember("name", .string(name.rawValue)), JSONMember("passed", .bool(passed)),
    ]
    if let finding { members.append(JSONMember("finding", .string(finding))) }
    return .object(members)
  }

  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.text.flatMap(Name.init),
      case .bool(let passed)? = value["passed"]
    else { return nil }
    self.init(name, passed: passed, finding: value["finding"]?.text)
  }
}
