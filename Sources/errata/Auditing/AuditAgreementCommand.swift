import ArgumentParser
import JSONText
import Reporting
import ReviewModel
import ReviewStorage
import Statistics

/// `errata audit agreement`: how far readers agree, and how steady they are.
struct AuditAgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Say how far reviewers agree on what was judged twice, and how steady each is.",
    discussion: """
      Compared are the decision on an answer and the blind one on its audit (`errata audit draw --pool settled`), as right, wrong or \
      neither. Cohen's kappa and Gwet's AC1 say how far people agree beyond chance: 1 is always, 0 as chance would have it; kappa \
      falls to nothing where nearly all is of one kind, AC1 does not. Intervals hold in 95 of 100.
      """
  )

  @Flag(help: "JSON, one line for all, for each pair, each thing said and each reviewer.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let store = try global.openStore()
    let agreement = ReaderAgreement(try store.audits().flatMap(\.members))
    let output = DataOutput()
    let rows = agreement.rows
    if json {
      for row in rows { try output.line(row.json.text) }
    } else if rows.allSatisfy({ $0.agreement.count == 0 }) {
      try output.line(
        "Nothing was judged twice yet: `errata audit draw --pool settled -n 50` puts settled answers into the queue again."
      )
    } else {
      var table = TextTable([
        .init(title: "WHO", limit: 40), .init(title: "BOTH", isNumber: true),
        .init(title: "AGREED", isNumber: true), .init(title: "KAPPA"), .init(title: "AC1"),
      ])
      for row in rows where row.agreement.count > 0 {
        table.add([
          row.title, "\(row.agreement.count)", row.agreement.share.percent,
          row.agreement.kappa?.words ?? "–", row.agreement.ac1?.words ?? "–",
        ])
      }
      for line in table.lines(width: TerminalWidth.current) { try output.line(line) }
    }
    try output.flush()
  }
}

/// A line of the listing.
private struct AgreementRow {
  var id: String
  var title: String
  var agreement: Agreement

  var json: JSONLine {
    var line = JSONLine()
    line.put("id", id)
    line.put("both", agreement.count)
    line.put("agreed", agreement.agreed)
    for (name, coefficient) in [("kappa", agreement.kappa), ("ac1", agreement.ac1)] {
      guard let coefficient else { continue }
      let interval = coefficient.interval()
      line.put(name, .decimal(coefficient.value))
      line.put("\(name)_interval", [.decimal(interval.lower), .decimal(interval.upper)])
    }
    return line
  }
}

extension ReaderAgreement {
  fileprivate var rows: [AgreementRow] {
    [AgreementRow(id: "all", title: "all pairs", agreement: overall)]
      + pairs.map { pair, agreement in
        AgreementRow(
          id: "pair:\(pair.first):\(pair.second)",
          title: "\(pair.first) and \(pair.second)",
          agreement: agreement
        )
      }
      + reasons.map {
        AgreementRow(id: "said:\($0.said)", title: "said \($0.said)", agreement: $0.agreement)
      }
      + drift.map {
        AgreementRow(
          id: "drift:\($0.reviewer)",
          title: "\($0.reviewer), twice",
          agreement: $0.agreement
        )
      }
  }
}

extension Agreement {
  fileprivate var share: Double { count > 0 ? Double(agreed) / Double(count) : 0 }
}

extension Agreement.Coefficient {
  fileprivate var words: String {
    guard standardError > 0 else { return value.fixed(2) }
    let interval = interval()
    return "\(value.fixed(2)) (\(interval.lower.fixed(2)) to \(interval.upper.fixed(2)))"
  }
}
