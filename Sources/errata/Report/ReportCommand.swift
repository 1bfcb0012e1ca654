import ArgumentParser
import Releases
import Reporting
import ReviewStorage

/// `errata report`: the flywheel's health.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report the flywheel's health: ratings, quality, queue, agreement, sets, releases.",
    discussion: """
      The same figures for people, as JSON, and as one HTML file that needs neither network nor script. \
      Weeks are the last twelve up to the latest answer. How good the agent is comes from the latest sample (`errata audit`), since \
      thumbs do not say it. Runs of the gate are those of the store, and behind them those of files that are named.
      """
  )

  @Option(
    help: ArgumentHelp("Write one HTML file, whole or not at all.", valueName: "file"),
    completion: .file(extensions: ["html"])
  )
  var html: String?
  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "A run of the gate, as --save wrote it; as often as you like.",
      valueName: "file"
    ),
    completion: .file(extensions: ["json"])
  )
  var runs: [String] = []
  @Flag(help: "JSON, one section a line.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let settings = try global.settings()
    let store = try global.openStore()
    let figures = try FlywheelFigures(
      of: store,
      runs: try runs.map { (name: $0, run: try GateRunFile.read($0)) },
      failures: settings.reasons.failures,
      now: Host.now
    )
    let report = FlywheelReport(figures)
    let output = DataOutput()
    if let html {
      let path = try global.storePath()
      let page = ReportPage(report, title: String(path.split(separator: "/").last ?? "store"))
      // It shows questions, so an erasure has to name it.
      try store.remember(KeptPlace(.export, path: Host.placeOfNewFile(html)))
      try writeWhole(Array(page.html.utf8), to: html)
      Messages.note("wrote \(PlainText.line(html).text)")
    }
    if json {
      for section in report.sections { try output.line(section.json.text) }
    } else if html == nil {
      for section in report.sections {
        for line in section.lines(width: TerminalWidth.current) { try output.line(line) }
      }
    }
    try output.flush()
  }
}
