import ArgumentParser
import ReviewModel
import ReviewStorage

/// `errata audit list`: the samples that were drawn.
struct AuditListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the samples that were drawn, with what is judged of each."
  )

  @Flag(help: "JSON, one sample a line.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let samples = try global.openStore().audits()
    let output = DataOutput()
    if json {
      for sample in samples { try output.line(sample.json.text) }
    } else if samples.isEmpty {
      try output.line("No sample was drawn yet: errata audit draw -n 200")
    } else {
      var table = TextTable([
        .init(title: "SAMPLE", isNumber: true), .init(title: "DRAWN"), .init(title: "FROM"),
        .init(title: "BY"), .init(title: "SEED", isNumber: true),
        .init(title: "SIZE", isNumber: true), .init(title: "JUDGED", isNumber: true),
      ])
      for sample in samples {
        table.add([
          "\(sample.number)", sample.time.minute, sample.plan.pool.rawValue,
          sample.plan.strata.rawValue, "\(sample.plan.seed)", "\(sample.members.count)",
          "\(sample.judged)",
        ])
      }
      for line in table.lines(width: TerminalWidth.current) { try output.line(line) }
    }
    try output.flush()
  }
}

extension AuditSample {
  fileprivate var judged: Int { members.count { $0.reading != nil } }

  fileprivate var json: JSONLine {
    var line = JSONLine()
    line.put("id", number)
    line.put("ts", time)
    line.put("pool", plan.pool.rawValue)
    line.put("by", plan.strata.rawValue)
    line.put("seed", plan.seed)
    line.put("size", members.count)
    line.put("judged", judged)
    return line
  }
}
