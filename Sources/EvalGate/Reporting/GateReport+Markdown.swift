import ReviewModel

extension GateReport {
  /// The report as Markdown for a comment on a change: the verdict, the counts, what broke first, and what fails besides.
  ///
  /// - Parameter most: how many broken and failing cases are shown, each.
  package func markdown(most: Int = 20) -> String {
    var lines = ["## errata gate: \(verdict.outcome.words)", ""]
    lines += verdict.reasons.map { "- \($0)" }
    if !verdict.reasons.isEmpty { lines.append("") }
    lines.append("| kind | cases | \(shown.map(\.rawValue).joined(separator: " | ")) |")
    lines.append("|---|---|\(String(repeating: "---|", count: shown.count))")
    for kind in ExampleKind.allCases {
      let counts = counts(kind)
      guard counts.all > 0 else { continue }
      let cells = shown.map { String(counts.changes[$0] ?? 0) }
      lines.append("| \(kind.rawValue) | \(counts.all) | \(cells.joined(separator: " | ")) |")
    }
    lines.append("")
    lines += certainty.map { "- \($0)" }
    let broken = verdict.comparison.entries(.broken).filter { verdict.waived[$0.id] == nil }
    lines += table(of: broken, "broken", most: most) + table(of: failing, "failing", most: most)
    for (title, ids) in [
      ("waived", verdict.waived.keys.sorted()),
      ("flaky", verdict.comparison.entries(.flaky).map(\.id)),
    ] where !ids.isEmpty {
      let names = ids.prefix(most).map { "`\($0.rawValue)`" }.joined(separator: ", ")
      lines += ["", "\(title): \(names)\(ids.count > most ? " and \(ids.count - most) more" : "")"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(of entries: [RunComparison.Entry], _ title: String, most: Int) -> [String] {
    guard !entries.isEmpty else { return [] }
    let rows = entries.prefix(most).map { entry in
      let cells = [
        finding(of: entry.id) ?? "", cases[entry.id]?.expected ?? "",
        example(of: entry.id)?.answer ?? "",
      ]
      return "| `\(entry.id.rawValue)` | \(cells.map(cell).joined(separator: " | ")) |"
    }
    return ["", "| \(title) | finding | expected | answered |", "|---|---|---|---|"] + rows
      + (entries.count > most ? ["", "and \(entries.count - most) more"] : [])
  }

  private var shown: [RunComparison.Change] { RunComparison.Change.allCases }

  /// A text as one cell of a table, without a mark that Markdown or HTML would act on.
  private func cell(_ text: String) -> String {
    var safe = ""
    for character in text.prefix(160) {
      switch character {
      case "|", "`", "*", "_", "[", "]", "\\", "#", "~", "!": safe += "\\\(character)"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "&": safe += "&amp;"
      case "@": safe += "&#64;"
      case _ where character.isNewline || character.isWhitespace: safe += " "
      case _ where character.unicodeScalars.contains(where: isControl): safe += "\u{FFFD}"
      default: safe.append(character)
      }
    }
    return text.count > 160 ? safe + " …" : safe
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
      || scalar.properties.generalCategory == .format
  }
}
