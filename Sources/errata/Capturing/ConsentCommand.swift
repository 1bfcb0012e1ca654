import ArgumentParser
import Capture
import Glibc
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
      "A user, as the log names them; may be given several times. Only a keyed hash of it is kept.",
      valueName: "name"
    )
  )
  var user: [String] = []
  @Argument(help: "With --user, what they say: none, eval, training or unset.")
  var scope: Scope?
  @Flag(help: "One JSON object a line: the default, then every user who said something.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if scope != nil, user.isEmpty {
      throw ValidationError("a scope goes with --user NAME, or as --default SCOPE")
    }
    if !user.isEmpty, storeDefault != nil {
      throw ValidationError("--user and --default are two commands")
    }
    if user.contains("") { throw ValidationError("--user is empty") }
  }

  func run() throws {
    let isNew = try access(global.storePath(), F_OK) != 0
    // What a user says goes into no store whose name was mistyped.
    let store = try global.openStore(storeDefault == nil ? .existing : .creating)
    if isNew {
      Messages.note("Made an empty store at \(PlainText.line(try global.storePath()).text).")
    }
    let output = DataOutput()
    if !user.isEmpty {
      let hashes = try user.map { try global.hash(ofUser: $0, in: store) }
      if let scope {
        for hash in hashes {
          try store.setConsent(Consent(rawValue: scope.rawValue), ofUser: hash, now: Host.now)
        }
      }
      let identity = try StoreKey.known(beside: global.storePath())
        .map(RecordIdentity.init(key:))
      for hash in hashes {
        try UserConsentPage(user: hash, in: store, identity: identity).write(to: output, json: json)
      }
      try output.flush()
      try mentionUnknown(hashes, in: store)
    } else {
      if let storeDefault { try store.setDefaultConsent(Consent(rawValue: storeDefault.rawValue)) }
      try list(store, to: output, storeDefault == nil ? nil : heldBeyondDefault(in: store))
    }
    try output.flush()
  }

  /// Says of which users there is no record; a name may be mistyped.
  private func mentionUnknown(_ hashes: [String], in store: any ReviewStore) throws {
    let unknown = try hashes.indices.filter { try store.records(in: .user(hashes[$0])).isEmpty }
    guard !unknown.isEmpty else { return }
    let which =
      hashes.count == 1
      ? "a user of this name"
      : "user number \(unknown.map { String($0 + 1) }.joined(separator: ", ")) of those that were given"
    Messages.note(
      scope == nil
        ? "No record of \(which) is stored; a name counts letter for letter, as the log has it."
        : "No record of \(which) is stored; what they say counts for those that come."
    )
    try global.warnIfUsersAreNotKept()
  }

  /// The releases that hold more than is allowed, now that the default is another, of records that say nothing.
  private func heldBeyondDefault(in store: any ReviewStore) throws -> HeldBeyondConsent {
    let key = try StoreKey.known(beside: global.storePath())
    return try HeldBeyondConsent(
      ofUnsaidIn: store,
      identity: key.map(RecordIdentity.init(key:))
    )
  }

  private func list(
    _ store: any ReviewStore,
    to output: DataOutput,
    _ held: HeldBeyondConsent?
  ) throws {
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
      if let held { line.put("releases", held.json) }
      try output.line(line.text)
      for user in users { try output.line(user.json.text) }
    } else {
      try output.line("default   \(standing?.rawValue ?? Scope.unset.rawValue)")
      try output.line("training  \(consents[.training] ?? 0) records")
      try output.line("eval      \(consents[.eval] ?? 0) records")
      try output.line("not said  \(consents[nil] ?? 0) records")
      let lines = held?.lines(
        "The next `errata curate` leaves it out. `errata forget --id` takes it out of a release too, with --rewrite."
      )
      for line in lines.map({ $0.isEmpty ? [] : [""] + $0 }) ?? [] { try output.line(line) }
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
