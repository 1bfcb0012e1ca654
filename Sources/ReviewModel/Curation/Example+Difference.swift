extension Example {
  /// By whose word it is an example.
  package var origin: String {
    switch lineage.first?.role {
    case .confirmed: "its user confirmed the answer"
    case .affirmed: "a reviewer affirmed the answer"
    case .userCorrection: "its user corrected the answer"
    case .reviewerCorrection: "a reviewer corrected the answer"
    case .duplicate, nil: "its record is not known"
    }
  }

  /// What differs from an earlier example of the same question or record, in words; quotes no text.
  package func differences(from old: Example) -> [String] {
    var words: [String] = []
    if kind != old.kind { words.append("\(old.kind.rawValue) became \(kind.rawValue)") }
    if expected != old.expected { words.append("another expected answer") }
    if assertions != old.assertions { words.append("other assertions") }
    if answer != old.answer { words.append("another answer of the agent") }
    if question != old.question { words.append("another wording of the question") }
    if sources != old.sources { words.append("other sources") }
    if uses != old.uses {
      words.append("for \(names(of: uses)), before for \(names(of: old.uses))")
    }
    if cluster != old.cluster { words.append("its question is grouped with others") }
    let (own, oldOwn) = (lineage.first, old.lineage.first)
    if own?.role != oldOwn?.role || own?.operation != oldOwn?.operation { words.append(origin) }
    return words
  }

  private func names(of uses: Set<ExampleUse>) -> String {
    let names = ExampleUse.allCases.filter(uses.contains).map(\.rawValue)
    return names.isEmpty ? "nothing" : names.joined(separator: " and ")
  }
}
