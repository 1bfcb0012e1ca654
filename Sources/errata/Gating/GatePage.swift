import EvalGate
import ReviewModel

/// A report of a gate for people at a terminal: the verdict, the counts, what broke first.
struct GatePage {
  private let report: GateReport
  private let release: String
  private let width: Int

  /// Broken cases that are shown with their texts.
  private static let most = 10

  init(_ report: GateReport, release: String, width: Int = TerminalWidth.current) {
    self.report = report
    self.release = release
    self.width = width
  }

  /// The lines; nothing in them acts on a terminal.
  var lines: [String] {
    let verdict = report.verdict
    var lines = ["gate: \(verdict.outcome.words)"]
    lines += verdict.reasons.map { "  \($0)" }
    lines.append("candidate  \(PlainText.line(report.run.candidate, limit: width - 11).text)")
    lines.append("release    \(PlainText.line(release, limit: width - 11).text)")
    lines += [""] + table + [""] + report.certainty.flatMap { wrapped($0) }
    lines += broken
    lines += list("failing, which blocks nothing", report.failing)
    lines += list("waived", verdict.waived.values.sorted { $0.id < $1.id }) { waiver in
      "\(waiver.reason), until \(waiver.expires.rfc3339.prefix(10))"
    }
    lines += list("waivers that end nothing", verdict.idleWaivers) { _ in
      "it has run out, or names no case"
    }
    lines += list("flaky: their own trials disagree", verdict.comparison.entries(.flaky))
    lines += list("not evaluated", verdict.comparison.entries(.unknown))
    return lines
  }

  private var table: [String] {
    let changes = RunComparison.Change.allCases
    let head = ["kind", "cases"] + changes.map(\.rawValue)
    var rows = [head]
    for kind in ExampleKind.allCases {
      let counts = report.counts(kind)
      guard counts.all > 0 else { continue }
      rows.append(
        [kind.rawValue, String(counts.all)]
          + changes.map { counts.changes[$0].map(String.init) ?? "\u{B7}" }
      )
    }
    let widths = head.indices.map { place in rows.map { $0[place].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { place, cell in
        let gap = String(repeating: " ", count: widths[place] - cell.count)
        return place == 0 ? cell + gap : gap + cell
      }
      return cells.joined(separator: "  ")
    }
  }

  private var broken: [String] {
    let entries = report.verdict.comparison.entries(.broken)
      .filter { report.verdict.waived[$0.id] == nil }
    guard !entries.isEmpty else { return [] }
    var lines: [String] = []
    for entry in entries.prefix(Self.most) {
      let finding = PlainText.line(report.finding(of: entry.id) ?? "", limit: width).text
      lines += ["", "broken \(entry.id.rawValue)  \(entry.kind.rawValue)  \(finding)"]
      let test = report.cases[entry.id]
      lines += text("question", test?.question)
      lines += text("expected", test?.expected)
      lines += text("answered", report.example(of: entry.id)?.answer)
    }
    if entries.count > Self.most {
      lines += [
        "", "and \(entries.count - Self.most) more broken cases: --json or --junit has all",
      ]
    }
    return lines
  }

  private func text(_ name: String, _ text: String?) -> [String] {
    guard let text, !text.isEmpty else { return ["  \(name)  nothing"] }
    let lines = PlainText.paragraph(text, width: width, indent: "            ")
    let shown = lines.prefix(4)
    var result = ["  \(name)" + (shown.first?.dropFirst(10) ?? "")] + shown.dropFirst()
    if lines.count > shown.count { result.append("            …") }
    return result
  }

  private func wrapped(_ text: String) -> [String] {
    PlainText.paragraph(text, width: width)
  }

  private func list(_ title: String, _ entries: [RunComparison.Entry]) -> [String] {
    list(title, entries.map(\.id)) { id in report.finding(of: id) ?? "" }
  }

  private func list(
    _ title: String,
    _ waivers: [Waiver],
    _ words: (Waiver) -> String
  ) -> [String] {
    guard !waivers.isEmpty else { return [] }
    return ["", title]
      + waivers.map { waiver in
        PlainText.line("  \(waiver.id.rawValue)  \(words(waiver))", limit: width).text
      }
  }

  private func list(
    _ title: String,
    _ ids: [ExampleID],
    _ words: (ExampleID) -> String
  ) -> [String] {
    guard !ids.isEmpty else { return [] }
    let shown = ids.prefix(20).map { id in
      PlainText.line("  \(id.rawValue)  \(words(id))", limit: width).text
    }
    return ["", "\(title): \(ids.count)"] + shown
      + (ids.count > 20 ? ["  and \(ids.count - 20) more"] : [])
  }
}
