import CellGrid
import ReviewModel

/// A row of a chart: which of how many, from the top.
struct ChartRow {
  var row: Int
  var rows: Int
  /// How many cells a week is wide.
  var cells: Int
  /// What the whole height stands for.
  var most: Int

  /// Whether it is the one at the foot, which has the words beside it.
  var isFoot: Bool { row == rows - 1 }

  /// The eighths of each cell, nil where there is nothing above the foot.
  ///
  /// What is more than nothing never looks like nothing.
  func levels(_ counts: [Int]) -> [Int?] {
    counts.flatMap { count -> [Int?] in
      var height = 0
      if count > 0, most > 0 {
        height = max(1, Int((Double(count) / Double(most) * Double(8 * rows)).rounded()))
      }
      let level = height - 8 * (rows - 1 - row)
      let shown = level > 0 ? min(8, level) : isFoot ? 0 : nil
      return [Int?](repeating: shown, count: cells)
    }
  }
}

extension VersionWeeks {
  /// What stands over the sums beside the charts.
  static func head(columns: Int, name: Int, cells: Int) -> DashboardPage.Line {
    var writer = DashboardLineWriter(columns)
    writer.skip(name)
    for title in ["up", "down"] {
      writer.skip(2 + DashboardScope.weeks * cells)
      writer.text(title, .dim, width: 7, isNumber: true)
    }
    writer.text("share", .dim, width: 6, isNumber: true)
    return writer.line
  }

  /// A row of its two charts.
  func line(columns: Int, name: Int, chart: ChartRow) -> DashboardPage.Line {
    var writer = DashboardLineWriter(columns)
    if chart.isFoot {
      writer.text(version ?? "(no version)", version == nil ? .dim : .text, width: name)
    } else {
      writer.skip(name)
    }
    let total = total
    for (symbol, role, weeks, sum) in [
      (Theme.Symbol.up, Theme.Role.badgeUp, weeks.map(\.up), total.up),
      (.down, .badgeDown, weeks.map(\.down), total.down),
    ] {
      writer.skip(1)
      if chart.isFoot { writer.add(.symbol(symbol), role, width: 1) } else { writer.skip(1) }
      writer.add(.chart(chart.levels(weeks)), role, width: weeks.count * chart.cells)
      if chart.isFoot {
        writer.text(shortened(sum), width: 7, isNumber: true)
      } else {
        writer.skip(7)
      }
    }
    guard chart.isFoot else { return writer.line }
    let rated = total.up + total.down
    let share = rated > 0 ? Int((Double(total.down) / Double(rated) * 100).rounded()) : 0
    writer.text("\(share)%", .dim, width: 6, isNumber: true)
    return writer.line
  }
}

/// A number in at most six columns: `12,345`, `123k`, `4.5M`.
func shortened(_ number: Int) -> String {
  switch number {
  case ..<100_000: return grouped(number)
  case ..<1_000_000: return "\(number / 1000)k"
  case ..<10_000_000: return "\(number / 1_000_000).\(number / 100_000 % 10)M"
  default: return "\(grouped(number / 1_000_000))M"
  }
}
