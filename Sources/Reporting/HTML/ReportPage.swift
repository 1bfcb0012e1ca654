import ReviewModel

/// A report as one HTML file that needs nothing else: no network, no script, no font.
///
/// It follows the reader's light or dark setting, prints on paper with every table open, and says of each plot in words
/// what it shows.
package struct ReportPage: Sendable {
  /// The file's text.
  package let html: String

  /// Writes a report.
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - title: what it is about, such as the store's name.
  package init(_ report: FlywheelReport, title: String) {
    var page = HTMLText()
    page.put("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
    page.put(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    page.put("<meta name=\"color-scheme\" content=\"light dark\">")
    page.put("title", text: "errata report: \(title)")
    page.put("<style>")
    page.put(Self.style)
    page.put("</style></head>\n<body><main><header>")
    page.put("h1", text: "Flywheel report")
    page.put("p", text: "\(title) · \(report.time.rfc3339.prefix(10))")
    page.put("</header>\n<nav aria-label=\"Parts of the report\"><ul>")
    for section in report.sections {
      page.put("<li>")
      page.put("a", [("href", "#\(section.id)")], text: section.title)
      page.put("</li>")
    }
    page.put("</ul></nav>\n")
    for section in report.sections { Self.put(section, into: &page) }
    page.put("</main></body></html>\n")
    html = page.content
  }

  private static func put(_ section: ReportSection, into page: inout HTMLText) {
    page.open("section", [("id", section.id)])
    page.put("h2", text: section.title)
    page.put("p", text: section.summary)
    if let plot = section.plot {
      page.put("<figure>")
      page.put(PlotDrawing(plot, title: section.title, words: section.summary).svg)
      put(legend: plot.legend, into: &page)
      page.put("</figure>")
    }
    if let table = section.table {
      // Short tables stand open: nobody should have to ask for three lines.
      let isShort = section.plot == nil || table.rows.count <= 4
      page.put(isShort ? "<details open>" : "<details>")
      page.put("<summary>Figures</summary>")
      put(table, named: section.title, into: &page)
      page.put("</details>")
    }
    page.put("</section>\n")
  }

  private static func put(legend: [String], into page: inout HTMLText) {
    guard legend.count > 1 else { return }
    page.put("<figcaption><ul class=\"legend\">")
    for (index, word) in legend.enumerated() {
      page.put("<li>")
      page.put("span", [("class", "key s\(index)")], text: "")
      page.put(text: word)
      page.put("</li>")
    }
    page.put("</ul></figcaption>")
  }

  private static func put(_ table: ReportTable, named name: String, into page: inout HTMLText) {
    page.put("<div class=\"scroll\"><table>")
    page.put("caption", text: name)
    page.put("<thead><tr>")
    let classes = table.columns.indices.map { table.isNumber($0) ? "number" : "text" }
    for (column, kind) in zip(table.columns, classes) {
      page.put("th", [("scope", "col"), ("class", kind)], text: column.title)
    }
    page.put("</tr></thead><tbody>")
    for row in table.rows {
      page.put("<tr>")
      for (index, cell) in row.enumerated() {
        if index == 0 {
          page.put("th", [("scope", "row")], text: cell.words)
        } else {
          page.put("td", [("class", classes[index])], text: cell.words)
        }
      }
      page.put("</tr>")
    }
    page.put("</tbody></table></div>")
  }
}

extension ReportPlot {
  /// What its colours stand for, in their order.
  fileprivate var legend: [String] {
    switch self {
    case .columns(_, let parts, let share): parts.map(\.title) + (share.map { [$0.title] } ?? [])
    case .bars(_, let parts): parts
    case .intervals(_, let mark): ["right, with its interval", mark]
    }
  }
}
