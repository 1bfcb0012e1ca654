import ArgumentParser
import Capture
import Configuration
import Glibc
import ReviewModel
import ReviewStorage

/// `errata log`: capture.
struct LogCommand: ParsableCommand {
  /// The forms of input.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// Told from the input itself.
    case auto
    /// One JSON object a line.
    case errata
  }

  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Capture: read logs of an agent, redact them, and store them.",
    discussion: """
      Each line is a JSON object with a question and an answer, and what else there is: sources, feedback, \
      correction, user, session, consent, agent, ts, id. A line that is wrong is named and kept out, and never \
      stops the rest. A log that is read twice adds nothing.

      --rejects FILE keeps such lines, to be mended and read again. They stand in it as they came, with private \
      values and all, since nothing of a line that cannot be read can be redacted; so only you can read the \
      file, errata forget looks into it, and it is yours to delete.

      capture.keep in the settings names the fields that are stored, as ["sources.title", "feedback", "ts"]; \
      without it all are. Id, question, answer and consent always are. What is left out is not there for \
      anything: without "user" nothing can be erased or allowed by user, and without "ts" nothing by its age.

      Users, and ids with private values, are stored under keyed hashes. The key is made with the store, in the file \
      STORE-key, which only you can read; ERRATA_KEY, 64 hexadecimal digits, gives it instead, and then there is no \
      such file. Keep a copy of it away from the store: without it users are found by their hashes only.

      With redaction.external in the settings a program of yours is asked about every text too. A record on which \
      it fails is not stored: it goes, as errata's own rules redacted it, into STORE-quarantine.jsonl, which \
      only you can read. Log that file to try again; what goes in is taken out of it. Where the settings name no \
      redaction.external, what waits there stays there, also when its log is read again; --without-external stores \
      it as it is.
      """
  )

  @Argument(help: "The logs; - or none for standard input.", completion: .file())
  var files: [String] = []
  @Option(help: ArgumentHelp("What the input is: auto or errata.", valueName: "format"))
  var format: Format = .auto
  @Option(
    help: ArgumentHelp(
      "What counts for records that say nothing: none, eval or training.",
      discussion: "Else the store's default, which errata consent shows and sets.",
      valueName: "scope"
    )
  )
  var consent: Consent?
  @Option(
    help: ArgumentHelp(
      "Write the lines that are bad to this file, each with its place and why, as it came: not redacted.",
      valueName: "file"
    ),
    completion: .file()
  )
  var rejects: String?
  @Flag(help: "Store what waits in the quarantine as errata's own rules redacted it.")
  var withoutExternal = false
  @Flag(help: "Print what became of each input as one JSON object a line, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let inputs = files.isEmpty ? ["-"] : files
    // What is wrong with the settings is said before a store is made.
    let settings = try global.settings()
    let redactor = try settings.redactor
    let external = try withoutExternal ? nil : settings.externalRedactor(isPatient: false)
    let store = try global.openStore(try opening(for: inputs), waiting: .asLog)
    // A thread that lets go of it later than this one ends would leave the store's last writes beside it.
    defer { try? store.close() }
    let run = CaptureRun(
      store: store,
      storePath: try global.storePath(),
      key: try StoreKey.of(store, at: try global.storePath()),
      consent: consent,
      redactor: redactor,
      fields: settings.settings.keptFields ?? .all,
      external: external,
      takesWaiting: withoutExternal,
      rejects: rejects
    )
    let tally = CaptureTally()
    let json = json
    if inputs.contains("-"), isatty(STDIN_FILENO) == 1 {
      Messages.note("Reading from the terminal; Ctrl-D ends.")
    }
    try run.capture(inputs) { file, outcome in
      tally.add(outcome)
      switch outcome {
      case .success(let report) where json:
        let output = DataOutput()
        try output.line(report.json(id: file).text)
        try output.flush()
      case .success: break
      case .failure(let error): Messages.error(PlainText.line(error.description).text)
      }
    }
    Messages.note(tally.total.summary)
    let held = try HeldBeyondConsent(
      of: tally.total.narrowed,
      in: store,
      identity: RecordIdentity(key: run.key)
    )
    let lines = held.lines(
      "The next `errata curate` leaves it out. `errata forget --id` takes it out of a release too, with --rewrite."
    )
    if !lines.isEmpty { Messages.note(lines.joined(separator: "\n")) }
    if let warning = runawayWarning(tally.total.runaways) { Messages.note(warning) }
    if let rejects, RejectsFile.isKept(at: rejects), tally.total.broken > 0 {
      Messages.note(
        """
        The lines that were kept out stand in \(PlainText.line(rejects).text) as they came, with private values \
        and all. Only you can read it, and errata forget looks into it; delete it when it is mended.
        """
      )
    }
    if tally.total.quarantined > 0 {
      try mentionQuarantine(in: store, isProgramSet: external != nil)
    }
    try tally.end()
  }

  /// Says where what is quarantined waits, and what lets it in.
  private func mentionQuarantine(in store: any ReviewStore, isProgramSet: Bool) throws {
    let path = try global.storePath()
    let own = Quarantine.path(beside: path)
    var (place, owner) = (own, path)
    var remark = ""
    if access(own, F_OK) != 0 {
      let quarantines = try Quarantines(of: store, at: path)
      // Of a store that was moved they wait where it stood.
      if let other = quarantines.others.first {
        place = other
      } else if let original = quarantines.originals.first(where: { access($0.path, F_OK) == 0 }) {
        (place, owner) = (original.path, original.owner?.path ?? path)
        remark =
          " That is the quarantine of a store of which this one is a copy: the commands are for that store."
      }
    }
    let file = PlainText.line(place).text
    let config = global.config.map { " --config '\(PlainText.line($0).text)'" } ?? ""
    let command = "errata log --store '\(PlainText.line(owner).text)'"
    Messages.note(
      isProgramSet
        ? """
        What is quarantined waits in \(file), redacted by errata alone.\(remark) When the external redactor works again:
        \(command)\(config) '\(file)'
        """
        : """
        What is quarantined waits in \(file), redacted by errata alone.\(remark) With settings that have redaction.external:
        \(command) --config SETTINGS '\(file)'
        To store it without that program's word:
        \(command)\(config) --without-external '\(file)'
        """
    )
  }

  /// Whether a store may be made: not for a name that was mistyped.
  ///
  /// - Throws: why the first input cannot be read, when none can and there is no store.
  private func opening(for inputs: [String]) throws -> StoreOpening {
    var unread: CaptureError?
    for file in inputs {
      // What a pipe has goes to whoever opens it first.
      guard file != "-", !isPipe(file) else { return .creating }
      do throws(CaptureError) {
        _ = try LineReader(path: file)
        return .creating
      } catch {
        unread = unread ?? error
      }
    }
    if let unread, access(try global.storePath(), F_OK) != 0 { throw unread }
    return .creating
  }
}

private func isPipe(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
}

extension Consent: ExpressibleByArgument {}
