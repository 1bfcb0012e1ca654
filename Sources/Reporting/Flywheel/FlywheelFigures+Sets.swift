import ReviewModel

extension FlywheelFigures {
  /// What the newest set left out.
  var leftOut: ReportSection {
    let kept = examples.map { "The newest set has \($0) examples and leaves out " }
    return counted(
      drops,
      id: "drops",
      title: "What sets leave out",
      what: ("rule", "Rule"),
      nothing: examples == nil
        ? "There is no set yet: `errata curate` makes one."
        : "The newest set leaves nothing out.",
      summary: { "\(kept ?? "")\($0) records; most for \($1)." }
    )
  }

  /// The releases with whose words they hold.
  var released: ReportSection {
    let counted = releases.compactMap { release in
      release.rows.map { rows in
        ReportPlot.Bar(
          release.name,
          [Double(rows - (release.agentRows ?? 0)), Double(release.agentRows ?? 0)]
        )
      }
    }
    return ReportSection(
      id: "releases",
      title: "Releases",
      summary: releases.last.map {
        "\(releases.count) \(releases.count == 1 ? "release" : "releases"), the last of \($0.time.rfc3339.prefix(10))."
      } ?? "Nothing was released yet.",
      table: releases.isEmpty
        ? nil
        : ReportTable(
          [
            ("set", "Set"), ("released", "Released"), ("sft", "Training rows"),
            ("agent", "Agent's own"), ("share", "Share"), ("trained_as", "Trained as"),
          ],
          rows: releases.map { release in
            let share = release.rows.flatMap { rows in
              rows > 0 ? Double(release.agentRows ?? 0) / Double(rows) : nil
            }
            return [
              .text(release.name), .text(String(release.time.rfc3339.prefix(10))),
              ReportCell(count: release.rows), ReportCell(count: release.agentRows),
              ReportCell(share: share), release.trainedAs.map(ReportCell.text) ?? .nothing,
            ]
          }
        ),
      plot: counted.isEmpty ? nil : .bars(counted, parts: ["people's words", "the agent's own"])
    )
  }

  /// What the gate said.
  var gate: ReportSection {
    let summary = runs.last.map { last in
      let all = last.passed + last.failed
      return
        "In the last run \(last.passed) of \(all) cases passed\(last.unknown > 0 ? ", and \(last.unknown) could not be evaluated" : "")."
    }
    return ReportSection(
      id: "gate",
      title: "The gate",
      summary: summary
        ?? "No run is kept: `errata gate --release DIR` keeps its runs in the store, and `errata report --run RUN.json` shows one that --save wrote.",
      table: runs.isEmpty
        ? nil
        : ReportTable(
          [
            ("run", "Run"), ("passed", "Passed"), ("failed", "Failed"),
            ("unknown", "Not evaluated"),
          ],
          rows: runs.map {
            [.text($0.name), .count($0.passed), .count($0.failed), .count($0.unknown)]
          }
        ),
      plot: runs.isEmpty
        ? nil
        : .bars(
          runs.map {
            .init($0.name, [Double($0.passed), Double($0.failed), Double($0.unknown)])
          },
          parts: ["passed", "failed", "not evaluated"]
        )
    )
  }

  /// What may be made of the records.
  var consent: ReportSection {
    counted(
      consents,
      id: "consent",
      title: "Consent",
      what: ("allows", "Allows"),
      nothing: "No record is stored.",
      summary: { "\($0) records; most say \($1)." }
    )
  }

  /// What was erased.
  var erased: ReportSection {
    let records = erasures.reduce(0) { $0 + $1.records }
    return ReportSection(
      id: "erasures",
      title: "Erasures",
      summary: erasures.isEmpty
        ? "Nothing was erased."
        : "\(erasures.count) \(erasures.count == 1 ? "erasure" : "erasures") of \(records) records, each with its receipt.",
      table: erasures.isEmpty
        ? nil
        : ReportTable(
          [("erased", "Erased"), ("records", "Records")],
          rows: erasures.map { [.text($0.time.rfc3339), .count($0.records)] }
        )
    )
  }
}
