import ArgumentParser
import ReviewModel
import ReviewStorage

/// `errata consent`: what counts for records that say nothing.
struct ConsentCommand: ParsableCommand {
  /// What the default can be set to.
  enum Scope: String, CaseIterable, ExpressibleByArgument {
    /// No use.
    case none
    /// Eval cases only.
    case eval
    /// Every use.
    case training
    /// No default: such records wait.
    case unset
  }

  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: "Show or set what counts for records that say nothing of consent.",
    discussion: """
      training allows every use, eval only eval cases, none no use. While the default is unset, as in a new \
      store, such records can be reviewed and enter no set.
      """
  )

  @Option(
    name: .customLong("default"),
    help: ArgumentHelp("none, eval, training or unset.", valueName: "scope")
  )
  var scope: Scope?
  @Flag(help: "One JSON object.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let store = try global.openStore(scope == nil ? .existing : .creating)
    if let scope { try store.setDefaultConsent(Consent(rawValue: scope.rawValue)) }
    let standing = try store.defaultConsent()
    let consents = try store.statistics().consents
    let output = DataOutput()
    if json {
      var counts = JSONLine()
      for consent in Consent.allCases.reversed() {
        counts.put(consent.rawValue, consents[consent] ?? 0)
      }
      counts.put("unsaid", consents[nil] ?? 0)
      var line = JSONLine()
      line.put("id", "default")
      line.put("scope", standing?.rawValue ?? Scope.unset.rawValue)
      line.put("records", counts.value)
      try output.line(line.text)
    } else {
      try output.line("default   \(standing?.rawValue ?? Scope.unset.rawValue)")
      try output.line("training  \(consents[.training] ?? 0) records")
      try output.line("eval      \(consents[.eval] ?? 0) records")
      try output.line("not said  \(consents[nil] ?? 0) records")
    }
    try output.flush()
  }
}
