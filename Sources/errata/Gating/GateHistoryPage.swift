import JSONText
import ReviewModel

/// The runs of the gate that a store keeps, newest first.
struct GateHistoryPage {
  let runs: [GateRunSummary]

  /// The lines for people.
  func lines(width: Int) -> [String] {
    guard !runs.isEmpty else {
      return ["No run is kept yet: errata gate --release DIR keeps its runs in the store."]
    }
    var table = TextTable([
      .init(title: "RUN", isNumber: true), .init(title: "TIME"), .init(title: "RELEASE", limit: 12),
      .init(title: "VERDICT"), .init(title: "PASSED", isNumber: true),
      .init(title: "FAILED", isNumber: true), .init(title: "UNKNOWN", isNumber: true),
      .init(title: "AGAINST", isNumber: true), .init(title: "CANDIDATE"),
    ])
    for run in runs {
      table.add([
        "\(run.number)", run.time.minute, run.set.abbreviated,
        run.outcome.words + (run.isWhole ? "" : " (part)"), "\(run.passed)", "\(run.failed)",
        "\(run.unknown)", run.baseline.map { "\($0)" } ?? "", run.candidate,
      ])
    }
    return table.lines(width: width)
  }

  /// The lines for programs.
  var json: [JSONLine] {
    runs.map { run in
      var line = JSONLine()
      line.put("id", run.number)
      line.put("ts", run.time)
      line.put("set", run.set.rawValue)
      line.put("candidate", run.candidate)
      line.put("verdict", run.outcome.rawValue)
      line.put("whole", run.isWhole)
      line.put("passed", run.passed)
      line.put("failed", run.failed)
      line.put("unknown", run.unknown)
      line.put("baseline", run.baseline.map { JSONValue.number("\($0)") })
      line.put("scoring", run.scoring)
      return line
    }
  }
}
