import ArgumentParser
import Configuration
import Curation
import Releases
import ReviewModel

/// `errata cycle`: one turn of the flywheel.
struct CycleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cycle",
    abstract: "Turn the flywheel once a week or a month: curate, wait for approval, release, gate.",
    discussion: """
      Each run goes as far as it can, says what it needs next, and the next run goes on from there; so a timer may start it as \
      often as you like. The set is curated once a period (of UTC; weeks begin on Monday). It waits until every example is approved \
      or rejected, is released into a folder of the period, and the candidate that is named behind --gate is asked its cases. Where \
      the gate says no, the next run asks again; where it passed, a candidate with other words is asked. A period that is done is left alone otherwise, unless --again begins another round.

      Settings: every = "week" or "month" under [cycle], gate = ["--command", "./agent"], and releases = "FOLDER" at the top.

      Exit status: 0 done, or waiting for people; 1 the gate found a regression; 3 the candidate could not be evaluated.
      """
  )

  @Option(help: "How often.")
  var every: Cadence?
  @Option(
    help: ArgumentHelp("Where releases go, each in a folder of its period.", valueName: "dir"),
    completion: .directory
  )
  var releases: String?
  @Flag(help: "Begin another round in a period that is done, or give a round that waits up.")
  var again = false
  @Flag(help: "Say where the cycle stands, and do nothing.")
  var status = false
  @Flag(help: "JSON: what the gate says, then one object of where the cycle stands.")
  var json = false
  @Option(
    parsing: .remaining,
    help: ArgumentHelp(
      "The candidate, as behind `errata gate --release DIR`: all that follows.",
      valueName: "word"
    )
  )
  var gate: [String] = []
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !status || !again else {
      throw ValidationError("--status does nothing, so it goes alone")
    }
    if !gate.isEmpty {
      do {
        _ = try gateCommand(release: "x", words: gate)
      } catch {
        throw ValidationError("behind --gate: \(GateCommand.message(for: error))")
      }
    }
  }

  func run() throws {
    let settings = try global.settings()
    let path = try global.storePath()
    let period = CyclePeriod(every ?? settings.settings.cadence ?? .week, of: Host.now)
    let words = gate.isEmpty ? settings.settings.gateWords ?? [] : gate
    let folder = releases ?? settings.settings.releaseFolder ?? "releases"
    let store = try global.openStore()
    // Words of the settings are looked at before anything is done.
    if !words.isEmpty {
      do {
        _ = try gateCommand(release: "x", words: words)
      } catch {
        throw Failure(
          .usage,
          "gate under [cycle] in the settings: \(GateCommand.message(for: error))"
        )
      }
    }
    let lock = status ? nil : try CycleLock(at: "\(path)-cycle.lock")
    defer { withExtendedLifetime(lock) {} }
    var course = try CycleCourse(
      store: store,
      statePath: "\(path)-cycle",
      period: period,
      folder: folder,
      again: again,
      gate: words.isEmpty
        ? nil
        : { release in
          try gateCommand(release: release, words: curating(path) + words)
        },
      candidate: words.isEmpty ? nil : ContentHash.sha256.name(of: words),
      curate: { try CurateCommand.parse(curating(path)).keepSet(in: store) }
    )
    let output = DataOutput()
    if !status { ReadingDraw.run(settings.settings.readings, in: store, now: Host.now) }
    if !status { try course.goOn() }
    if json {
      try output.line(course.json.text)
    } else {
      for line in course.lines { try output.line(line) }
    }
    try output.flush()
    guard !status else { return }
    switch course.state.gate {
    case .regressed: throw SilentEnd(.checkSaidNo)
    case .notEvaluated: throw SilentEnd(.notEvaluated)
    case .passed, Optional.none, .some(.none): return
    }
  }

  /// The same store and settings.
  private func curating(_ path: String) -> [String] {
    ["--store", path] + (global.config.map { ["--config", $0] } ?? [])
  }

  private func gateCommand(release: String, words: [String]) throws -> GateCommand {
    try GateCommand.parse(["--release", release] + (json ? ["--json"] : []) + words)
  }
}

extension Cadence: ExpressibleByArgument {}
