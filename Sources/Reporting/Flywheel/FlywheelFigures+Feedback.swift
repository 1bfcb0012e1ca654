import ReviewModel
import Statistics

extension FlywheelFigures {
  /// How many answers there were, and how many of them were rated.
  func volume(_ weeks: ReportWeeks) -> ReportSection {
    let all = weeks.sums(history.volumes.map { ($0.day, $0.count) })
    let rated = weeks.sums(history.volumes.filter { $0.signal != .none }.map { ($0.day, $0.count) })
    let shares = zip(rated, all).map { $1 > 0 ? Double($0) / Double($1) : nil }
    let (sum, ratedSum) = (all.reduce(0, +), rated.reduce(0, +))
    let summary =
      sum == 0
      ? "No answer with a time is stored."
      : "\(sum) answers in \(ReportWeeks.count) weeks, \(Proportion(ratedSum, of: sum).words) rated."
    return ReportSection(
      id: "volume",
      title: "Answers and ratings",
      summary: summary,
      table: ReportTable(
        [("week", "Week of"), ("answers", "Answers"), ("rated", "Rated"), ("rate", "Rate")],
        rows: weeks.labels.indices.map { week in
          [
            .text(weeks.labels[week]), .count(all[week]), .count(rated[week]),
            ReportCell(share: shares[week]),
          ]
        }
      ),
      plot: .columns(
        labels: weeks.labels,
        parts: [
          .init("rated", rated.map(Double.init)),
          .init("not rated", zip(all, rated).map { Double($0 - $1) }),
        ],
        share: .init("rating rate", shares)
      )
    )
  }

  /// How many answers are right by the latest sample, beside what the thumbs say.
  var quality: ReportSection {
    guard let sample = audits.last(where: { $0.plan.pool == .answers }) else {
      return ReportSection(
        id: "quality",
        title: "Right answers",
        summary:
          "No sample was judged: `errata audit draw -n 200` draws one. Thumbs alone do not say how good an agent is."
      )
    }
    let estimate = AuditEstimate(sample)
    let lines = [("all", estimate.overall)] + estimate.versions.map { ($0.versionTitle, $0) }
    let overall = estimate.overall
    let share = overall.share.map {
      "\($0.percent) of all answers are right, from \(overall.interval.percent), by \(overall.judged.total) judged of a sample. "
    }
    return ReportSection(
      id: "quality",
      title: "Right answers",
      summary: (share ?? "") + overall.misleadingWords,
      table: ReportTable(
        [
          ("version", "Version"), ("answers", "Answers"), ("judged", "Judged"), ("right", "Right"),
          ("lower", "From"), ("upper", "To"), ("thumbs_up", "Thumbs up"), ("rate", "Rating rate"),
        ],
        rows: lines.map { title, line in
          [
            .text(title), .count(line.pool), .count(line.judged.total),
            ReportCell(share: line.share),
            ReportCell(share: line.share.map { _ in line.interval.lower }),
            ReportCell(share: line.share.map { _ in line.interval.upper }),
            ReportCell(share: line.thumbs.share), ReportCell(share: line.rated.share),
          ]
        }
      ),
      plot: .intervals(
        lines.map { .init($0, $1.share, $1.interval, other: $1.thumbs.share) },
        mark: "thumbs up"
      )
    )
  }

  /// The raw thumbs by version.
  var thumbs: ReportSection {
    var counts: [String?: (up: Int, down: Int)] = [:]
    for volume in history.volumes {
      switch volume.signal {
      case .up: counts[volume.version, default: (0, 0)].up += volume.count
      case .down, .corrected: counts[volume.version, default: (0, 0)].down += volume.count
      case .retry, .none: break
      }
    }
    let versions = counts.keys.sorted {
      AgentOrder.precedes(Agent(version: $0), Agent(version: $1))
    }
    let rows = versions.map { version in
      let (up, down) = counts[version] ?? (0, 0)
      return (title: version ?? "unknown", up: up, down: down)
    }
    return ReportSection(
      id: "thumbs",
      title: "Raw thumbs by version",
      summary: rows.isEmpty
        ? "No thumb was given."
        : "\(rows.reduce(0) { $0 + $1.up }) up and \(rows.reduce(0) { $0 + $1.down }) down over \(rows.count) \(rows.count == 1 ? "version" : "versions").",
      table: rows.isEmpty
        ? nil
        : ReportTable(
          [("version", "Version"), ("up", "Up"), ("down", "Down"), ("share", "Up of both")],
          rows: rows.map {
            [
              .text($0.title), .count($0.up), .count($0.down),
              ReportCell(share: Proportion($0.up, of: $0.up + $0.down).share),
            ]
          }
        ),
      plot: rows.isEmpty
        ? nil
        : .bars(
          rows.map { .init($0.title, [Double($0.up), Double($0.down)]) },
          parts: ["up", "down"]
        )
    )
  }
}

extension QualityEstimate {
  fileprivate var versionTitle: String {
    if case .version(let version) = domain { version ?? "unknown" } else { "all" }
  }
}

extension Proportion {
  /// "12 of 100 (12 %)".
  fileprivate var words: String { "\(count) (\((share ?? 0).percent))" }
}
