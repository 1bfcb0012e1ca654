import Statistics

/// A plot as SVG, with what it shows in words for those who do not see it.
struct PlotDrawing {
  /// The element.
  private(set) var svg = HTMLText()

  private static let width = 720.0
  private static let left = 150.0
  private static let right = 60.0
  private static var span: Double { width - left - right }

  init(_ plot: ReportPlot, title: String, words: String) {
    let height = Self.height(of: plot)
    svg.open(
      "svg",
      [
        ("viewBox", "0 0 \(Self.width.fixed(0)) \(height.fixed(0))"), ("role", "img"),
        ("aria-label", "\(title). \(words)"),
      ]
    )
    switch plot {
    case .columns(let labels, let parts, let share):
      draw(labels, parts, share, height: height)
    case .bars(let bars, _): draw(bars)
    case .intervals(let ranges, _): draw(ranges, height: height)
    }
    svg.close("svg")
  }

  private static func height(of plot: ReportPlot) -> Double {
    switch plot {
    case .columns: 240
    case .bars(let bars, _): Double(bars.count) * 26 + 16
    case .intervals(let ranges, _): Double(ranges.count) * 30 + 44
    }
  }

  // Bars, a row each.

  private mutating func draw(_ bars: [ReportPlot.Bar]) {
    let most = bars.map { $0.values.reduce(0, +) }.max() ?? 0
    let scale = most > 0 ? Self.span / most : 0
    for (index, bar) in bars.enumerated() {
      let y = 8 + Double(index) * 26
      label(bar.title, y: y + 17)
      var x = Self.left
      for (part, value) in bar.values.enumerated() where value > 0 {
        rectangle(x, y + 4, value * scale, 18, part, words: "\(bar.title): \(value.fixed(0))")
        x += value * scale
      }
      let sum = bar.values.reduce(0, +)
      text(sum.fixed(0), x: x + 6, y: y + 17, anchor: "start")
    }
  }

  // Columns over time.

  private mutating func draw(
    _ labels: [String],
    _ parts: [ReportPlot.Series],
    _ share: ReportPlot.Series?,
    height: Double
  ) {
    let (left, top, bottom) = (56.0, 16.0, height - 34)
    let step = (Self.width - left - 52) / Double(max(1, labels.count))
    let sums = labels.indices.map { index in parts.reduce(0) { $0 + ($1.values[index] ?? 0) } }
    let most = max(1, sums.max() ?? 1)
    for part in [0, 0.5, 1] {
      let y = bottom - (bottom - top) * part
      line(left, y, Self.width - 52, y, "grid")
      text((most * part).fixed(0), x: left - 8, y: y + 4, anchor: "end", isDim: true)
      if share != nil {
        text(part.percent, x: Self.width - 46, y: y + 4, anchor: "start", isDim: true)
      }
    }
    for index in labels.indices {
      let x = left + Double(index) * step
      var y = bottom
      for (part, series) in parts.enumerated() {
        let value = series.values[index] ?? 0
        let tall = (bottom - top) * value / most
        guard value > 0 else { continue }
        y -= tall
        let words = "\(labels[index]), \(series.title): \(value.fixed(0))"
        rectangle(x + step * 0.15, y, step * 0.7, tall, part, words: words)
      }
      if index.isMultiple(of: 2) {
        let day = String(labels[index].suffix(5))
        text(day, x: x + step / 2, y: bottom + 20, anchor: "middle", isDim: true)
      }
    }
    guard let share else { return }
    let points = share.values.enumerated().compactMap { index, value in
      value.map { value in
        let x = left + (Double(index) + 0.5) * step
        return "\(x.fixed(1)),\((bottom - (bottom - top) * value).fixed(1))"
      }
    }
    svg.open(
      "polyline",
      [("points", points.joined(separator: " ")), ("class", "l\(parts.count)")]
    )
    svg.close("polyline")
  }

  // Estimates with their intervals.

  private mutating func draw(_ ranges: [ReportPlot.Range], height: Double) {
    let bottom = height - 28
    for part in [0, 0.25, 0.5, 0.75, 1.0] {
      let x = Self.left + Self.span * part
      line(x, 8, x, bottom, "grid")
      text(part.percent, x: x, y: bottom + 18, anchor: "middle", isDim: true)
    }
    for (index, range) in ranges.enumerated() {
      let y = 24 + Double(index) * 30
      label(range.title, y: y + 4)
      if let share = range.share {
        let ends = [range.interval.lower, range.interval.upper].map { Self.left + Self.span * $0 }
        line(ends[0], y, ends[1], y, "whisker l0")
        for end in ends { line(end, y - 6, end, y + 6, "whisker l0") }
        circle(Self.left + Self.span * share, y, "s0", words: "\(range.title): \(share.percent)")
      }
      if let other = range.other {
        circle(
          Self.left + Self.span * other,
          y,
          "ring l1",
          words: "\(range.title): \(other.percent)"
        )
      }
    }
  }

  // Parts of a drawing.

  private mutating func label(_ title: String, y: Double) {
    let shown = title.count > 20 ? "\(title.prefix(19))…" : title
    text(shown, x: Self.left - 10, y: y, anchor: "end")
  }

  private mutating func text(
    _ words: String,
    x: Double,
    y: Double,
    anchor: String,
    isDim: Bool = false
  ) {
    svg.put(
      "text",
      [
        ("x", x.fixed(1)), ("y", y.fixed(1)), ("text-anchor", anchor),
        ("class", isDim ? "dim" : "label"),
      ],
      text: words
    )
  }

  private mutating func rectangle(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ part: Int,
    words: String
  ) {
    svg.open(
      "rect",
      [
        ("x", x.fixed(1)), ("y", y.fixed(1)), ("width", width.fixed(1)),
        ("height", height.fixed(1)), ("class", "s\(part)"),
      ]
    )
    svg.put("title", text: words)
    svg.close("rect")
  }

  private mutating func line(_ x: Double, _ y: Double, _ x2: Double, _ y2: Double, _ kind: String) {
    svg.open(
      "line",
      [
        ("x1", x.fixed(1)), ("y1", y.fixed(1)), ("x2", x2.fixed(1)), ("y2", y2.fixed(1)),
        ("class", kind),
      ]
    )
    svg.close("line")
  }

  private mutating func circle(_ x: Double, _ y: Double, _ kind: String, words: String) {
    svg.open(
      "circle",
      [("cx", x.fixed(1)), ("cy", y.fixed(1)), ("r", "6"), ("class", kind)]
    )
    svg.put("title", text: words)
    svg.close("circle")
  }
}
