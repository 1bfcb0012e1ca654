import CellGrid
import ReviewModel

extension ConsoleState {
  /// Lists the examples of a filter, or asks for one; `none` takes it away.
  mutating func filterExamples(_ text: String) -> [Effect] {
    guard let open = sets.open else { return [] }
    guard text.isEmpty else {
      do throws(ExampleFilterError) {
        return select(by: try ExampleFilter(parsing: text == "none" ? "" : text))
      } catch {
        return report(.failure, "Filter: \(error.description)")
      }
    }
    let written = open.filter.map { "\($0.text) " } ?? ""
    overlay = .prompt(Prompt(purpose: .setFilter, field: LineField(written)))
    return []
  }

  /// Asks for the examples of a filter; an empty one lists all.
  mutating func select(by filter: ExampleFilter) -> [Effect] {
    guard !filter.isEmpty else {
      sets.open?.showAll()
      return []
    }
    if let open = sets.open, filter.asksForChanges, !open.isCompared {
      return report(.info, "The set is still being compared with the last release; try again then.")
    }
    if let open = sets.open, filter.asksForConsent, !open.isConsentKnown {
      return report(.info, "The consent for the examples is still being read; try again then.")
    }
    if let open = sets.open, filter.asksForGate, !open.isGateKnown {
      return report(.info, "What the gate says is still being read; try again then.")
    }
    guard let id = sets.open?.id, let selection = sets.open?.select(by: filter) else { return [] }
    return [.readSet(id, .selection(selection))]
  }

  /// Lists the examples that a filter has let through.
  mutating func show(_ set: SetID, _ selection: ExampleSelection, _ places: [Int]) -> [Effect] {
    guard let open = sets.open, open.id == set, open.filterGeneration == selection.generation else {
      return []
    }
    if notice?.kind == .info { notice = nil }
    sets.open?.show(places, of: selection.filter)
    guard places.isEmpty else { return [] }
    let key = configuration.keymap.keyName(of: .back).map { "; \($0) lists all" } ?? ""
    return report(
      .info,
      "The filter matches none of the \(counted(open.entries.count, "example"))\(key)."
    )
  }

  /// What can stand at the end of a filter of examples.
  func exampleFilterCompletion(of typed: String, behind: String) -> Completion {
    let start =
      typed.lastIndex { $0.isWhitespace }.map { typed.index(after: $0) } ?? typed.startIndex
    var term = String(typed[start...])
    var before = String(typed[..<start])
    if term.hasPrefix("-") {
      term.removeFirst()
      before.append("-")
    }
    let all = ExampleFilter.keys.flatMap { key -> [String] in
      guard term.contains(":") else { return ["\(key.name):"] }
      guard term.hasPrefix("\(key.name):") else { return [] }
      return (key.values.isEmpty ? valuesInSight(of: key.name) : key.values)
        .map { "\(key.name):\($0.contains { $0.isWhitespace } ? "\"\($0)\"" : $0)" }
    }
    return Completion(
      all.filter { $0.hasPrefix(term) && $0 != term },
      before: before,
      behind: behind
    )
  }

  /// Tags and warnings of the examples that were listed.
  private func valuesInSight(of key: String) -> [String] {
    let examples = sets.texts.rows.values
    let values: [String] =
      switch key {
      case "tag": examples.flatMap(\.tags)
      case "warning": examples.flatMap(\.warnings)
      default: []
      }
    return Set(values).sorted()
  }
}
