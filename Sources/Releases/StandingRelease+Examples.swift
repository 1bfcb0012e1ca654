import JSONText
package import ReviewModel

extension StandingRelease {
  /// What stands in the release as a set: its eval cases, with what else is made of them, what it says that was left out,
  /// and no answer of the agent, which no eval case has.
  package var examples: CuratedSet {
    var uses: [String: Set<ExampleUse>] = [:]
    let listed = JSONValue.object(manifest)["lineage"]
    for (file, use) in [(ReleaseFile.sft, ExampleUse.sft), (.preferences, .preference)] {
      for row in listed?[file.rawValue]?.elements ?? [] {
        uses[row["example"]?.text ?? "", default: []].insert(use)
      }
    }
    let lineages = lineages(of: .eval)
    let examples = zip(lines(of: .eval), lineages).compactMap { line, lineage -> Example? in
      guard let value = try? JSONReader.parse(line).value, let id = value["id"]?.text,
        let kind = value["kind"]?.text.flatMap(ExampleKind.init(rawValue:))
      else { return nil }
      return Example(
        id: ExampleID(id),
        kind: kind,
        question: value["question"]?.text ?? "",
        answer: "",
        expected: value["expected"]?.text ?? "",
        sources: value["sources"]?.elements.map(source) ?? [],
        cluster: value["cluster"]?.text ?? "",
        uses: (uses[id] ?? []).union([.eval]),
        lineage: lineage
      )
    }
    return CuratedSet(
      id: set,
      policy: [],
      examples: examples,
      drops: drops,
      counts: CurationCounts()
    )
  }

  private var drops: [Drop] {
    let manifest = JSONValue.object(manifest)
    let dropped = (manifest["drops"]?.elements ?? []).flatMap { group in
      (group["records"]?.elements ?? []).map { record in
        Drop(
          interaction: InteractionID(record.text ?? ""),
          rule: group["rule"]?.text ?? "",
          reason: group["reason"]?.text ?? ""
        )
      }
    }
    let merged = (manifest["merged"]?.elements ?? []).map { entry in
      Drop(
        interaction: InteractionID(entry["id"]?.text ?? ""),
        rule: "duplicate",
        reason: "",
        mergedInto: ExampleID(entry["into"]?.text ?? "")
      )
    }
    return dropped + merged
  }

  /// Why the release has not what an earlier one had, by the example: those that were rejected.
  var rejections: [ExampleID: String] {
    let listed = JSONValue.object(manifest)["rejected"]?.elements ?? []
    return Dictionary(
      listed.map { (ExampleID($0["id"]?.text ?? ""), $0["reason"]?.text ?? "") },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

private func source(_ value: JSONValue) -> Source {
  var score: String?
  if case .number(let digits)? = value["score"] { score = digits }
  return Source(
    id: value["id"]?.text,
    title: value["title"]?.text,
    uri: value["uri"]?.text,
    text: value["text"]?.text,
    score: score
  )
}
