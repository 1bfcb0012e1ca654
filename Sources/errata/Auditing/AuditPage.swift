import Reporting
import ReviewModel
import Statistics

/// An estimate for people.
struct AuditPage {
  /// What has been written.
  let lines: [String]

  /// Writes a page.
  init(_ estimate: AuditEstimate, isExact: Bool, width: Int) {
    let (sample, overall) = (estimate.sample, estimate.overall)
    var lines = [
      "Sample \(sample.number) of \(sample.time.minute): \(overall.drawn) of \(overall.pool) answers, \(overall.judged.total) judged, \(overall.waiting) waiting\(overall.neither > 0 ? ", \(overall.neither) neither right nor wrong" : "")."
    ]
    guard let share = overall.share else {
      self.lines = lines + [overall.misleadingWords, "They wait here: errata --filter kind:audit"]
      return
    }
    let interval = isExact ? overall.exact ?? overall.interval : overall.interval
    lines.append("Right: \(share.percent), from \(interval.percent).")
    if let powered = overall.powered, powered.isNarrower {
      lines.append("With thumbs: \(powered.share.percent), from \(powered.interval.percent).")
    }
    if let bounds = overall.bounds {
      lines.append(
        "What waits may move that: all wrong would make it \(bounds.lower.percent), all right \(bounds.upper.percent)."
      )
    }
    let thumbs = overall.thumbs.share.map { "\($0.percent) up" } ?? "none"
    lines.append(
      "Thumbs: \(thumbs) of \(overall.thumbs.total) rated, which is \(overall.rated.share?.percent ?? "0 %") of all. \(overall.misleadingWords)"
    )
    var table = TextTable([
      .init(title: "ANSWERS", limit: 24), .init(title: "POOL", isNumber: true),
      .init(title: "JUDGED", isNumber: true), .init(title: "RIGHT", isNumber: true),
      .init(title: "INTERVAL"), .init(title: "THUMBS UP", isNumber: true),
      .init(title: "RATED", isNumber: true),
    ])
    for line in [overall] + estimate.versions + estimate.signals {
      let interval = isExact ? line.exact ?? line.interval : line.interval
      table.add([
        line.title, "\(line.pool)", "\(line.judged.total)", line.share?.percent ?? "–",
        line.share == nil ? "–" : interval.percent, line.thumbs.share?.percent ?? "–",
        line.rated.share?.percent ?? "–",
      ])
    }
    self.lines = lines + [""] + table.lines(width: width)
  }
}

extension QualityEstimate {
  /// What it speaks of, in a table.
  fileprivate var title: String {
    switch domain {
    case .all: "all"
    case .version(let version): version.map { "version \($0)" } ?? "version unknown"
    case .signal(.none): "not rated"
    case .signal(let signal): "rated \(signal.rawValue)"
    }
  }
}
