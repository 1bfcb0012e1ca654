import ArgumentParser
import Capture
import ReviewModel
import ReviewStorage

/// `errata consent`: what users agreed to, and what counts for records that say nothing.
struct ConsentCommand: ParsableCommand {
  /// What can be set.
  enum Scope: String, CaseIterable, ExpressibleByArgument {
    /// No use.
    case none
    /// Eval cases only.
    case eval
    /// Every use.
    case training
    /// Nothing is said.
    case unset
  }

  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: "Show or set what users agreed to, and what counts for records that say nothing.",
    discussion: """
      training allows every use, eval only eval cases, none no use. What counts for a record is the lowest of \
      what it says itself and what its user said for all of theirs; when neither speaks, the default. While \
      that is unset, as in a new store, such records can be reviewed and enter no set.

      Lowering it takes effect with the next `errata curate`; the releases that hold what is no longer allowed \
      are named.
      """
  )

  @Option(
    name: .customLong("default"),
    help: ArgumentHelp("none, eval, training or unset.", valueName: "scope")
  )
  var storeDefault: Scope?
  @Option(
    help: ArgumentHelp(
      "A user, as the log names them; only a keyed hash of it is kept.",
      valueName: "name"
    )
  )
  var user: String?
  @Argument(help: "With --user, what they say: none, eval, training or unset.")
  var scope: Scope?
  @Flag(help: "One JSON object a line: the default, then every user who said something.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if scope != nil, user == nil {
      throw ValidationError("a scope goes with --user NAME, or as --default SCOPE")
    }
    if user != nil, storeDefault != nil {
      throw ValidationError("--user and --default are two commands")
    }
    if user?.isEmpty == true { throw ValidationError("--user is empty") }
  }

  func run() throws {
    let isSetting = storeDefault != nil || scope != nil
    let store = try global.openStore(isSetting ? .creating : .existing)
    let output = DataOutput()
    if let user {
      let hash = try global.hash(ofUser: user, in: store)
      if let scope {
        try store.setConsent(Consent(rawValue: scope.rawValue), ofUser: hash, now: Host.now)
      }
      let key = try StoreKey.known(beside: global.storePath())
      try UserConsentPage(user: hash, in: store, identity: key.map(RecordIdentity.init(key:)))
        .write(to: output, json: json)
      try output.flush()
      if try scope != nil && store.records(in: .user(hash)).isEmpty {
        Messages.note(
          "No record of a user of this name is stored; what they say counts for those that come."
        )
        try global.warnIfUsersAreNotKept()
      }
    } else {
      if let storeDefault { try store.setDefaultConsent(Consent(rawValue: storeDefault.rawValue)) }
      try list(store, to: output)
    }
    try output.flush()
  }

  private func list(_ store: any ReviewStore, to output: DataOutput) throws {
    let standing = try store.defaultConsent()
    let consents = try store.statistics().consents
    let users = try store.userConsents()
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
      for user in users { try output.line(user.json.text) }
    } else {
      try output.line("default   \(standing?.rawValue ?? Scope.unset.rawValue)")
      try output.line("training  \(consents[.training] ?? 0) records")
      try output.line("eval      \(consents[.eval] ?? 0) records")
      try output.line("not said  \(consents[nil] ?? 0) records")
      guard !users.isEmpty else { return }
      var table = TextTable([
        TextTable.Column(title: "USER", limit: 32), TextTable.Column(title: "SCOPE", limit: 8),
        TextTable.Column(title: "RECORDS", isNumber: true),
        TextTable.Column(title: "SINCE", limit: 16),
      ])
      for user in users {
        table.add([user.user, user.scope.rawValue, String(user.records), user.since.minute])
      }
      for line in [""] + table.lines(width: TerminalWidth.current) { try output.line(line) }
    }
  }
}

extension UserConsent {
  /// The line of `errata consent --json`.
  fileprivate var json: JSONLine {
    var line = JSONLine()
    line.put("id", user)
    line.put("scope", scope.rawValue)
    line.put("records", records)
    line.put("since", since)
    return line
  }
}
