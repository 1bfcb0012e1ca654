import ArgumentParser
import JSONText
import Reporting
import ReviewModel
import Statistics

/// `errata audit estimate`: what a sample says of all answers.
struct AuditEstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Estimate the share of right answers from a sample, beside the raw thumbs.",
    discussion: """
      The interval holds the true share in 95 of 100 samples (--confidence). It is Wilson's, for a sample that is drawn as one, with \
      the size of the pool in it; with --exact that of Clopper and Pearson, which promises no less and is wider; \
      for a sample drawn by version or by signal it is that of the stratified mean. "With thumbs" uses them as a predictor \
      of what was not drawn, and is told where that makes the interval narrower. An answer that was discarded for another \
      reason than "wrong" counts as neither.
      """
  )

  @OptionGroup var option: AuditOption
  @Option(help: ArgumentHelp("How sure the intervals are.", valueName: "share"))
  var confidence = 0.95
  @Flag(help: "The interval of Clopper and Pearson.")
  var exact = false
  @Flag(help: "JSON, one estimate a line.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard confidence > 0, confidence < 1 else {
      throw ValidationError("--confidence lies between 0 and 1.")
    }
  }

  func run() throws {
    let store = try global.openStore()
    let sample = try option.sample(of: .answers, in: store)
    guard sample.plan.pool == .answers else {
      throw Failure(
        .usage,
        "sample \(sample.number) was drawn from settled answers, which are no sample of all; see `errata audit agreement`"
      )
    }
    if exact, sample.plan.strata != .none {
      throw Failure(
        .usage,
        "sample \(sample.number) was drawn by \(sample.plan.strata.rawValue); --exact is for one that was drawn as one"
      )
    }
    let estimate = AuditEstimate(sample, Confidence(confidence))
    let output = DataOutput()
    if json {
      for line in [estimate.overall] + estimate.versions + estimate.signals {
        try output.line(line.json(of: sample).text)
      }
    } else {
      let page = AuditPage(estimate, isExact: exact, width: TerminalWidth.current)
      for line in page.lines { try output.line(line) }
    }
    try output.flush()
  }
}

extension QualityEstimate {
  /// The line of `errata audit estimate --json`.
  func json(of sample: AuditSample) -> JSONLine {
    var line = JSONLine()
    line.put("id", "\(sample.number):\(domain.key)")
    line.put("audit", sample.number)
    switch domain {
    case .all: break
    case .version(let version):
      line.put("version", version.map(JSONValue.string) ?? .null)
    case .signal(let signal): line.put("signal", signal.rawValue)
    }
    line.put("pool", pool)
    line.put("rated", rated.count)
    line.put("thumbs_up", thumbs.count)
    line.put("drawn", drawn)
    line.put("right", judged.count)
    line.put("wrong", judged.total - judged.count)
    line.put("neither", neither)
    line.put("waiting", waiting)
    line.put("method", method.rawValue)
    line.put("share", share.map(JSONValue.decimal))
    line.put("interval", share.map { _ in interval.json })
    line.put("exact", exact?.json)
    if let powered {
      line.put("with_thumbs", .decimal(powered.share))
      line.put("with_thumbs_interval", powered.interval.json)
    }
    line.put("bounds", bounds?.json)
    line.put("thumbs_share", thumbs.share.map(JSONValue.decimal))
    line.put("rating_rate", rated.share.map(JSONValue.decimal))
    return line
  }
}

extension AuditDomain {
  /// A word for it that no other has.
  fileprivate var key: String {
    switch self {
    case .all: "all"
    case .version(let version): "version:\(version ?? "")"
    case .signal(let signal): "signal:\(signal.rawValue)"
    }
  }
}

extension Interval {
  fileprivate var json: JSONValue { .array([.decimal(lower), .decimal(upper)]) }
}

extension JSONValue {
  /// A share, to four digits.
  static func decimal(_ share: Double) -> JSONValue {
    let parts = Int((share * 10_000).rounded())
    let digits = String(abs(parts) % 10_000 + 10_000).dropFirst()
    return .number("\(parts < 0 ? "-" : "")\(abs(parts) / 10_000).\(digits)")
  }
}
