/// A part of a report: what it says in a sentence, and the figures behind it.
///
/// The terminal, JSON and HTML all show the same sections.
package struct ReportSection: Hashable, Sendable {
  /// Its name in JSON.
  package var id: String
  /// The heading.
  package var title: String
  /// What it says in words, whole without its plot.
  package var summary: String
  /// The figures; nil where there are none yet.
  package var table: ReportTable?
  /// How they are drawn.
  package var plot: ReportPlot?

  /// Makes a section.
  package init(
    id: String,
    title: String,
    summary: String,
    table: ReportTable? = nil,
    plot: ReportPlot? = nil
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.table = table
    self.plot = plot
  }
}

/// Figures in rows.
package struct ReportTable: Hashable, Sendable {
  /// A column.
  package struct Column: Hashable, Sendable {
    /// Its name in JSON.
    package var key: String
    /// Its heading.
    package var title: String

    /// Makes a column.
    package init(_ key: String, _ title: String) {
      self.key = key
      self.title = title
    }
  }

  /// The columns.
  package var columns: [Column]
  /// The rows, a cell a column.
  package var rows: [[ReportCell]]

  /// Makes a table.
  package init(_ columns: [(key: String, title: String)], rows: [[ReportCell]]) {
    self.columns = columns.map { Column($0.key, $0.title) }
    self.rows = rows
  }

  /// Whether numbers stand in a column.
  package func isNumber(_ column: Int) -> Bool {
    rows.contains { if case .text = $0[column] { false } else { $0[column] != .nothing } }
  }
}

/// A figure of a table.
package enum ReportCell: Hashable, Sendable {
  /// Words, which may come from strangers.
  case text(String)
  /// A count.
  case count(Int)
  /// A share between 0 and 1.
  case share(Double)
  /// Another number.
  case number(Double)
  /// Nothing is known.
  case nothing

  /// A share, or nothing.
  package init(share: Double?) { self = share.map(ReportCell.share) ?? .nothing }

  /// A count, or nothing.
  package init(count: Int?) { self = count.map(ReportCell.count) ?? .nothing }

  /// The figure for people.
  package var words: String {
    switch self {
    case .text(let text): text
    case .count(let count): "\(count)"
    case .share(let share): share.percent
    case .number(let number): number.fixed(2)
    case .nothing: "–"
    }
  }
}

extension Double {
  /// A share in percent: "78 %".
  package var percent: String { "\((self * 100).fixed(0)) %" }

  /// The number with so many digits behind the point, rounded.
  package func fixed(_ digits: Int) -> String {
    guard isFinite else { return "–" }
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let parts = (abs(self) * Double(scale)).rounded()
    guard parts < 9e15 else { return "\(self)" }
    let sign = self < 0 && parts > 0 ? "−" : ""
    let whole = Int(parts)
    guard digits > 0 else { return "\(sign)\(whole)" }
    let rest = String(whole % scale + scale).dropFirst()
    return "\(sign)\(whole / scale).\(rest)"
  }
}
