import ArgumentParser
import Capture
import Glibc
import ReviewModel
import ReviewStorage

/// `errata forget`: erasure with a receipt.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase records for good, and say where they stood.",
    discussion: """
      What goes: the records, what users and reviewers said of them, drafts, examples in every set, and lines \
      that were rejected. The logs keep their lines without the words; what others asked stays. The store is \
      written anew, so that no byte is left, and looked through afterwards. A later import does not bring \
      the records back: they are known by their id, and by question, answer and user (without a user, session \
      and time). One that comes with another id and other words is another record, and nobody can tell; \
      errata consent --user NAME none keeps out whatever a user's log still has.

      A long list goes through standard input: errata forget --id - < ids.txt. An id that nothing has ends the \
      run before anything is erased, with its line; users without a record are counted and said.

      An erasure that was interrupted is finished by the next, or by --pending, with the releases that it was to \
      write again, and looked for then too. Two \
      at once take turns, and errata log waits for them.

      The receipt goes to standard output, or with --receipt to a file of its own; whether it can be written is \
      looked at before anything is erased. Its hashes are of the bytes of each file when the run began and \
      ended: a rehearsal and the run have the one before in common unless something opened the store in between.
      The store keeps receipts too, with nothing of what was erased and without the hashes of its own files \
      afterwards: --show-receipt prints one again.

      Releases are listed with the lines that hold them; --rewrite writes one again without. On a terminal \
      it asks first. What you wrote elsewhere yourself (exports, screens, copies, backups, saved views) is yours \
      to delete.

      A record that the log gave no time ("ts") is never old, and stays with --older-than: the receipt counts \
      such records.
      """
  )

  @Option(
    help: ArgumentHelp(
      "A user, as the log names them, or their keyed hash; as --id several times, or -.",
      valueName: "name"
    )
  )
  var user: [String] = []
  @Option(
    help: ArgumentHelp(
      "A record; may be given several times; - reads one a line from standard input.",
      valueName: "id"
    )
  )
  var id: [String] = []
  @Option(
    help: ArgumentHelp(
      "Everything that happened longer ago, such as 180d, 26w or 2y.",
      valueName: "age"
    )
  )
  var olderThan: Age?
  @Flag(help: "Everything of which nobody agreed to any use.")
  var unconsented = false
  @Option(
    help: ArgumentHelp(
      "Write this release again without anything that is erased; may be given several times.",
      valueName: "dir"
    ),
    completion: .directory
  )
  var rewrite: [String] = []
  @Flag(help: "Finish erasures that were interrupted, and nothing else; any erasure does that too.")
  var pending = false
  @Flag(help: "Say what would go, and erase nothing.")
  var dryRun = false
  @Flag(help: "Do not ask.")
  var yes = false
  @Flag(help: "The receipt as one JSON object, its id first.")
  var json = false
  @Option(
    help: ArgumentHelp(
      "Write the receipt to this file, which must not be there yet.",
      valueName: "file"
    ),
    completion: .file()
  )
  var receipt: String?
  @Option(
    help: ArgumentHelp(
      "Print the receipt of an earlier erasure again, and erase nothing: its id, last, or all for one line each.",
      valueName: "id"
    )
  )
  var showReceipt: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let ways = [!user.isEmpty, !id.isEmpty, olderThan != nil, unconsented].count { $0 }
    guard ways <= 1 else {
      throw ValidationError("give one of --user, --id, --older-than and --unconsented")
    }
    guard ways == 0 || !pending else {
      throw ValidationError("--pending goes alone; any erasure finishes what is pending")
    }
    if showReceipt != nil {
      guard ways == 0, !pending, rewrite.isEmpty, !dryRun, receipt == nil else {
        throw ValidationError("--show-receipt erases nothing; it goes alone, or with --json")
      }
      return
    }
    guard ways == 1 || !rewrite.isEmpty || pending else {
      throw ValidationError(
        "say what to forget: --user NAME, --id ID, --older-than AGE, --unconsented or --pending"
      )
    }
    if id.contains("-"), id.count > 1 {
      throw ValidationError("--id - reads all ids from standard input; give no other --id")
    }
    if user.contains("-"), user.count > 1 {
      throw ValidationError("--user - reads all names from standard input; give no other --user")
    }
    if user.contains("") || id.contains("") { throw ValidationError("the name is empty") }
  }

  func run() throws {
    if let showReceipt { return try global.showReceipt(showReceipt, json: json) }
    let names = try givenNames()
    let path = try global.storePath()
    try StoreFiles(of: path).refuse(receipt, for: "--receipt")
    let lock = try dryRun ? nil : ErasureLock(forStore: path)
    defer { lock?.release() }
    let before = StoreParts(path).hashes
    let store = try global.openStore(
      dryRun ? .rehearsing : .existing,
      mentionsPending: false,
      waiting: .asErasure
    )
    defer { if dryRun { try? store.close() } }
    if pending, rewrite.isEmpty, try store.pendingErasures().isEmpty {
      let hint = try store.receipts().isEmpty ? "" : " The last receipt: --show-receipt last."
      Messages.note("Nothing is pending: no erasure of this store was interrupted.\(hint)")
      return
    }
    let identity = RecordIdentity(key: try StoreKey.of(store, at: path, isRehearsal: dryRun))
    let run = ErasureRun(
      store: store,
      path: path,
      before: try before.get(),
      selection: try selection(names, in: store, identity),
      userNames: user.isEmpty
        ? [:]
        : Dictionary(
          names.map { (identity.user($0.text), $0.text) },
          uniquingKeysWith: { first, _ in first }
        ),
      rewrites: rewrite.map(Host.placeOfNewFile),
      isRehearsal: dryRun,
      identity: identity,
      redactor: try global.redactor()
    )
    if !user.isEmpty { try global.warnIfUsersAreNotKept() }
    let meant = try run.meant()
    if meant.wereErased {
      let isList = user.count > 1 || user == ["-"]
      let whom = meant.unknown.isEmpty ? isList ? "these users" : "this user" : "the others"
      Messages.note(
        """
        Nothing is stored of \(whom) any more: what was \
        there was erased before. errata forget --show-receipt all lists the receipts.
        """
      )
      return
    }
    if !dryRun, !yes, isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 { try confirm(meant) }
    let output = try ReceiptOutput(receipt == "-" ? nil : receipt)
    let done: ErasureReceipt
    do {
      done = try run.carryOut(meant) { receipt in
        ignoreEndings()
        output.write(unfinished: json ? [receipt.json.text] : receipt.lines, store: path)
      }
    } catch {
      output.withdraw()
      if !dryRun, let words = run.course.words(path: path) { Messages.note(words) }
      throw error
    }
    try output.write(json ? [done.json.text] : done.lines)
    if let left = done.rescan?.left, left > 0 { throw SilentEnd(.checkSaidNo) }
  }

  /// Lets no key and no closed terminal end the run between the end of the erasure and its receipt.
  private func ignoreEndings() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_IGN) }
  }

  /// The ids or users, which may stand in standard input.
  private func givenNames() throws -> [GivenName] {
    if user == ["-"] { return try GivenName.read(for: "--user") }
    if id == ["-"] { return try GivenName.read(for: "--id") }
    return (user + id).map { GivenName(text: $0) }
  }

  private func selection(
    _ names: [GivenName],
    in store: any ReviewStore,
    _ identity: RecordIdentity
  ) throws -> ErasureSelection? {
    if !user.isEmpty {
      return .users(
        try names.map { name in
          let hash = try global.hash(ofUser: name.text, in: store, identity: identity)
          return GivenName(text: hash, line: name.line)
        }
      )
    }
    if !id.isEmpty { return .ids(names) }
    if let olderThan { return .before(Host.now.adding(milliseconds: -olderThan.milliseconds)) }
    return unconsented ? .unconsented : nil
  }

  private func confirm(_ meant: MeantRecords) throws {
    Messages.write(
      "Erase \(count(meant.stored.count, "record")) for good? What is erased cannot be brought back. Type yes: "
    )
    guard readLine() == "yes" else {
      throw Failure(.checkSaidNo, "nothing was erased")
    }
  }
}
