import ReviewModel
import Statistics

extension FlywheelFigures {
  /// What waits, and for how long.
  var queue: ReportSection {
    let lines = dashboard.waiting
    let ages = ["today", "7 days", "28 days", "older"]
    let oldest = lines.reduce(0) { $0 + ($1.counts.last ?? 0) }
    return ReportSection(
      id: "queue",
      title: "What waits",
      summary: dashboard.waitingInAll == 0
        ? "Nothing waits; \(dashboard.flagged) flagged for a second person."
        : "\(dashboard.waitingInAll) wait, \(oldest) of them for more than 28 days; \(dashboard.flagged) flagged for a second person.",
      table: lines.isEmpty
        ? nil
        : ReportTable(
          [
            ("sort", "Sort"), ("today", ages[0]), ("days_7", ages[1]), ("days_28", ages[2]),
            ("older", ages[3]), ("all", "All"),
          ],
          rows: lines.map { line in
            [.text(line.sort.title)] + line.counts.map(ReportCell.count) + [.count(line.total)]
          }
        ),
      plot: lines.isEmpty
        ? nil
        : .bars(lines.map { .init($0.sort.title, $0.counts.map(Double.init)) }, parts: ages)
    )
  }

  /// What asked for a review and what was settled, week by week.
  func burnDown(_ weeks: ReportWeeks) -> ReportSection {
    let came = weeks.sums(
      history.volumes.filter { $0.signal == .down || $0.signal == .retry }.map {
        ($0.day, $0.count)
      }
    )
    let settled = weeks.sums(history.settled.map { ($0.key, $0.value) })
    let since = weeks.sum(behind: history.settled.map { ($0.key, $0.value) })
    let (arrived, done) = (came.reduce(0, +), settled.reduce(0, +))
    return ReportSection(
      id: "burn_down",
      title: "Burn-down",
      summary:
        "In \(ReportWeeks.count) weeks \(arrived) answers asked for a review and \(done) items were settled\(since > 0 ? ", \(since) more since" : "")\(arrived > done + since ? ": the queue grows" : "").",
      table: ReportTable(
        [("week", "Week of"), ("came", "Came"), ("settled", "Settled")],
        rows: weeks.labels.indices.map {
          [.text(weeks.labels[$0]), .count(came[$0]), .count(settled[$0])]
        }
      ),
      plot: .bars(
        weeks.labels.indices.map {
          .init(weeks.labels[$0], [Double(came[$0]), Double(settled[$0])])
        },
        parts: ["came", "settled"]
      )
    )
  }

  /// Who decides, and how fast.
  var reviewers: ReportSection {
    let lines = dashboard.reviewers
    let settled = { (line: ReviewerFigures) in ReviewerFigures.settled(line.week) }
    return ReportSection(
      id: "reviewers",
      title: "Reviewers this week",
      summary: lines.isEmpty
        ? "Nobody has decided anything this week."
        : "\(lines.reduce(0) { $0 + settled($1) }) items settled by \(lines.count) \(lines.count == 1 ? "person" : "people").",
      table: lines.isEmpty
        ? nil
        : ReportTable(
          [
            ("reviewer", "Reviewer"), ("settled", "Settled"), ("seconds", "Seconds"),
            ("keys", "Keys"),
          ],
          rows: lines.map { line in
            [
              .text(line.reviewer), .count(settled(line)),
              line.median.map { .number(Double($0.milliseconds) / 1000) } ?? .nothing,
              ReportCell(count: line.median?.keys),
            ]
          }
        ),
      plot: lines.isEmpty
        ? nil : .bars(lines.map { .init($0.reviewer, [Double(settled($0))]) }, parts: ["settled"])
    )
  }

  /// How far reviewers agree.
  var agreement: ReportSection {
    let agreement = ReaderAgreement(audits.flatMap(\.members))
    let lines =
      [("all pairs", agreement.overall)]
      + agreement.pairs.map { ("\($0.pair.first) and \($0.pair.second)", $0.agreement) }
      + agreement.drift.map { ("\($0.reviewer), twice", $0.agreement) }
    let judged = lines.filter { $0.1.count > 0 }
    let overall = agreement.overall
    return ReportSection(
      id: "agreement",
      title: "Agreement",
      summary: judged.isEmpty
        ? "Nothing was judged twice: `errata audit draw --pool settled -n 50` has it done."
        : "Two people judged \(overall.count) answers and agree on \(overall.agreed).",
      table: judged.isEmpty
        ? nil
        : ReportTable(
          [
            ("who", "Who"), ("both", "Both"), ("agreed", "Agreed"), ("kappa", "Kappa"),
            ("ac1", "AC1"),
          ],
          rows: judged.map { who, agreement in
            [
              .text(who), .count(agreement.count),
              .share(Double(agreement.agreed) / Double(agreement.count)),
              agreement.kappa.map { .number($0.value) } ?? .nothing,
              agreement.ac1.map { .number($0.value) } ?? .nothing,
            ]
          }
        )
    )
  }

  /// How answers fail.
  var failures: ReportSection {
    counted(
      dashboard.failures.map { CodeCount(failureTitles[$0.code] ?? $0.code, $0.count) },
      id: "failures",
      title: "How answers fail",
      what: ("kind", "Kind"),
      nothing: "Nobody has said how an answer failed.",
      summary: { "\($0) answers with a failure kind; most often \($1)." }
    )
  }

  /// Questions that come back after they were decided.
  var returning: ReportSection {
    let rows = dashboard.returning
    return ReportSection(
      id: "returning",
      title: "Questions that come back",
      summary: rows.isEmpty
        ? "No question that was decided got a thumbs down again."
        : "\(dashboard.returningInAll) questions got a thumbs down again after they were decided: the agent has not learnt it.",
      table: rows.isEmpty
        ? nil
        : ReportTable(
          [("question", "Question"), ("since", "Again"), ("waiting", "Waiting")],
          rows: rows.map {
            [.text(String($0.question.prefix(120))), .count($0.since), .count($0.waiting)]
          }
        )
    )
  }

  /// A section of how often each of some words is.
  func counted(
    _ counts: [CodeCount],
    id: String,
    title: String,
    what: (key: String, title: String),
    nothing: String,
    summary: (Int, String) -> String
  ) -> ReportSection {
    guard let first = counts.first else {
      return ReportSection(id: id, title: title, summary: nothing)
    }
    return ReportSection(
      id: id,
      title: title,
      summary: summary(counts.reduce(0) { $0 + $1.count }, first.code),
      table: ReportTable(
        [what, ("count", "Count")],
        rows: counts.map { [.text($0.code), .count($0.count)] }
      ),
      plot: .bars(counts.map { .init($0.code, [Double($0.count)]) }, parts: ["count"])
    )
  }
}

extension WaitingSort {
  fileprivate var title: String {
    switch self {
    case .conflict: "conflicts"
    case .down: "thumbs down"
    case .retry: "tried again"
    case .other: "audits, pairs and others"
    }
  }
}
