import ArgumentParser
import Configuration
import Glibc
import Redaction
import ReviewModel

/// `errata config`: the settings that hold, and where each comes from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings that hold, and where each comes from."
  )

  @Flag(help: "One JSON object a setting, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let output = DataOutput()
    var table = TextTable([
      TextTable.Column(title: "SETTING"), TextTable.Column(title: "VALUE", limit: 60),
      TextTable.Column(title: "FROM"),
    ])
    for setting in try settings {
      if json {
        var line = JSONLine()
        line.put("id", setting.name)
        line.put("value", setting.value)
        line.put("from", setting.origin)
        try output.line(line.text)
      } else {
        table.add([setting.name, setting.value, setting.origin])
      }
    }
    if !json {
      for line in table.lines(width: TerminalWidth.current) { try output.line(line) }
    }
    try output.flush()
  }

  private typealias Setting = (name: String, value: String, origin: String)

  private var settings: [Setting] {
    get throws {
      let location = try global.storeLocation()
      let reviewer = try global.resolvedReviewer()
      let resolved = try global.settings()
      let file = resolved.settings
      let path = resolved.path ?? ""
      let external = file.externalRedactor
      func origin(_ isSet: Bool) -> String { isSet ? path : "the default" }
      let place =
        switch location.place {
        case .file(let path), .server(let path): path
        }
      let rows: [Setting] = [
        ("store", place, location.origin.rawValue),
        ("reviewer", reviewer.name, reviewer.origin.rawValue),
        ("config", path, configOrigin(path)),
        ("theme", resolved.themeName, origin(file.theme != nil)),
        ("plain", String(file.plain ?? false), origin(file.plain != nil)),
        ("clipboard", file.clipboard ?? "ask", origin(file.clipboard != nil)),
        ("opener", resolved.opener.joined(separator: " "), origin(file.opener != nil)),
        ("mouse", String(file.mouse ?? false), origin(file.mouse != nil)),
        (
          "escape-delay", String(resolved.escapeDelay),
          file.escapeDelay == nil && resolved.environmentEscapeDelay != nil
            ? "ESCDELAY" : origin(file.escapeDelay != nil)
        ),
        ("guidelines", resolved.guidelines ?? "", origin(file.guidelines != nil)),
        ("editor.spell", file.spelling ?? "", origin(file.spelling != nil)),
        (
          "editor.words", file.spelledWords.joined(separator: " "),
          origin(!file.spelledWords.isEmpty)
        ),
        ("fold-after", String(resolved.foldAfter), origin(file.foldAfter != nil)),
        ("message-time", String(resolved.messageTime), origin(file.messageTime != nil)),
        (
          "reasons.discard", words(resolved.reasons.discard),
          origin(!file.discardReasons.isEmpty || file.discardMenu != nil)
        ),
        ("curate.policy", resolved.curationPolicy ?? "", origin(file.curationPolicy != nil)),
        ("cycle.every", (file.cadence ?? .week).rawValue, origin(file.cadence != nil)),
        (
          "cycle.gate", (file.gateWords ?? []).joined(separator: " "), origin(file.gateWords != nil)
        ),
        (
          "review.second-reading", share(file.readings.second), origin(file.readings.second > 0)
        ),
        ("review.again", share(file.readings.again), origin(file.readings.again > 0)),
        ("releases", file.releaseFolder ?? "releases", origin(file.releaseFolder != nil)),
        (
          "reasons.flag", words(resolved.reasons.flag),
          origin(!file.flagReasons.isEmpty || file.flagMenu != nil)
        ),
        (
          "failure-kinds", resolved.reasons.failures.map(\.kind.rawValue).joined(separator: " "),
          origin(file.failureKinds != nil)
        ),
        (
          "redaction.regions",
          file.redaction.regions.isEmpty
            ? "everywhere" : file.redaction.regions.sorted().map(\.text).joined(separator: " "),
          origin(!file.redaction.regions.isEmpty)
        ),
        ("redaction.phone-region", file.phoneRegion ?? "", origin(file.phoneRegion != nil)),
        (
          "redaction.allow", file.redaction.allowed.joined(separator: ", "),
          origin(!file.redaction.allowed.isEmpty)
        ),
        (
          "redaction.off", file.redaction.offTypes.sorted().joined(separator: " "),
          origin(!file.redaction.offTypes.isEmpty)
        ),
        (
          "redaction.rules", file.redaction.rules.map(\.name).joined(separator: " "),
          origin(!file.redaction.rules.isEmpty)
        ),
        (
          "redaction.persons", file.redaction.persons.rawValue,
          origin(file.redaction.persons != .private)
        ),
        (
          "redaction.published", published(file.redaction),
          origin(!file.redaction.publishers.isEmpty)
        ),
        (
          "redaction.external.command", external?.command.joined(separator: " ") ?? "",
          origin(external != nil)
        ),
        (
          "redaction.external.timeout", external.map { "\($0.timeout)" } ?? "",
          origin(external != nil)
        ),
        ("redaction.external.batch", external.map { "\($0.batch)" } ?? "", origin(external != nil)),
        (
          "capture.keep",
          file.keptFields == nil ? "everything" : file.keptNames.joined(separator: " "),
          origin(file.keptFields != nil)
        ),
      ]
      return rows + views(of: resolved)
        + file.keys.sorted { $0.key < $1.key }
        .map { ("keys.\($0.key)", $0.value.joined(separator: " "), path) }
    }
  }

  /// A row for each view, and for each that cannot be used.
  private func views(of resolved: ResolvedSettings) -> [Setting] {
    let settings = resolved.path ?? ""
    let kept = resolved.viewsPath ?? ""
    let usable = resolved.views.views.map { view -> Setting in
      let order = view.order == .value ? "" : " (\(view.order.rawValue))"
      let origin = view.isOfSettings ? settings : kept
      return ("views.\(view.name)", view.filter.description + order, origin)
    }
    return usable
      + resolved.views.problems.sorted { $0.key < $1.key }.map { name, problem in
        (name.isEmpty ? "views" : "views.\(name)", "cannot be used: \(problem)", "")
      }
  }

  private func configOrigin(_ path: String) -> String {
    if global.config != nil { return "--config" }
    if !(Host.environment["ERRATA_CONFIG"] ?? "").isEmpty { return "ERRATA_CONFIG" }
    return access(path, F_OK) == 0
      ? "the config folder" : "the config folder; there is no such file"
  }

  /// Whose documents name people that may stay.
  private func published(_ policy: RedactionPolicy) -> String {
    guard policy.persons == .private else { return "" }
    return (Publisher.known + policy.publishers).map(\.text).joined(separator: " ")
  }

  /// A share as the file has it.
  private func share(_ parts: Int) -> String { String(Double(parts) / 1_000_000) }

  private func words(_ codes: [ReasonCode]) -> String {
    codes.map(\.rawValue).joined(separator: " ")
  }
}
