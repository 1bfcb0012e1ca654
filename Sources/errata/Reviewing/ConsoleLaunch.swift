import Capture
import CellGrid
import Configuration
import ConsoleRuntime
import ConsoleUI
import Curation
import Glibc
import NcursesTerminal
import ReviewModel
import ReviewStorage
import SpellChecking
import Synchronization

/// A console about to be opened: where the screen meets the store.
struct ConsoleLaunch {
  /// The store.
  var store: any ReviewStore
  /// Its file.
  var storePath: String
  /// What it is called on the screen.
  var storeName: String
  /// Who decides.
  var reviewer: String
  /// What to show first.
  var query: QueueQuery
  /// What the user has set.
  var settings: ResolvedSettings
  /// How it looks and runs.
  var options: ConsoleOptions

  /// Runs the console to its end.
  ///
  /// - Throws: why it could not be opened; a ``ConsoleEnd`` when it did not end by the user's will; a
  ///   `ScriptFailure` when its script was not played to the end.
  func run() throws {
    let reserved = StoreFiles(of: storePath)
    try reserved.refuse(options.script, for: "--script")
    try reserved.refuse(options.dumpScreen, for: "--dump-screen")
    try reserved.refuse(options.record, for: "--record")
    if let record = options.record, let script = options.script, isSameFile(record, script) {
      throw Failure(.usage, "--record would write over the script; name another file")
    }
    let script = try options.script.map { try Self.script(at: $0) }
    let ending: ConsoleEnding
    let failure: ScriptFailure?
    var drafts: (count: Int, lost: LostText?) = (0, nil)
    if let file = options.dumpScreen {
      let grid: Grid
      (grid, ending, failure) = try play(script ?? Self.emptyScript, size: options.size?.size)
      try Self.write("\(grid)\n", to: file)
    } else {
      (ending, failure, drafts) = try runOnTerminal(script)
    }
    if ending != .left {
      throw ConsoleEnd(ending, drafts: drafts.count, lost: drafts.lost)
    }
    if let lost = drafts.lost { throw Failure(.inputOutput, lost.words) }
    if let failure { throw failure }
  }

  /// Plays a script without a terminal.
  ///
  /// - Returns: the last screen, how the console ended, and the line at which the script did.
  func play(_ script: Script, size: Size?) throws -> (Grid, ConsoleEnding, ScriptFailure?) {
    let start = options.clock?.time ?? Host.now
    let size = size ?? Size(columns: 80, rows: 24)
    var loop = try ConsoleLoop(
      try application(support: .none, openedAt: start, isLive: false),
      on: HeadlessTerminal(size: size),
      session: try session,
      drafts: DraftFolder(besideStore: storePath),
      clock: .virtual(start)
    )
    let ending = loop.play(script, staysOpen: false)
    try Self.complain(of: loop.lostDecisions, kept: loop.keptDecisions)
    let failure = loop.scriptFailure
    return (loop.device.screen ?? Grid(size: size, theme: .plain), ending, failure)
  }

  private func runOnTerminal(
    _ script: Script?
  ) throws -> (ConsoleEnding, ScriptFailure?, (count: Int, lost: LostText?)) {
    let environment = Host.environment
    let type = try TerminalType(
      term: environment["TERM"] ?? "",
      colorTerm: environment["COLORTERM"] ?? ""
    )
    let support = ColorSupport(
      terminfoColors: type.colors,
      hasDirectColor: type.hasDirectColor,
      environment: environment
    )
    let application = try application(support: support, openedAt: Host.now, isLive: true)
    var loop = try ConsoleLoop(
      application,
      on: try Terminal(type: type, support: support, escapeDelay: settings.escapeDelay),
      session: try session,
      drafts: DraftFolder(besideStore: storePath),
      watchedFile: "\(storePath)-wal",
      themes: themeWatch(for: support),
      opener: LinkOpener(settings.opener),
      history: settings.historyPath.map(CommandHistory.init),
      views: try viewFile,
      recording: try recording
    )
    let ending: ConsoleEnding
    if let script {
      ending = loop.play(script, staysOpen: true)
    } else {
      ending = loop.run()
    }
    let (lost, kept) = (loop.lostDecisions, loop.keptDecisions)
    let failure = loop.scriptFailure
    let lostText = loop.hasLostDrafts ? LostText(characters: loop.lostCharacters) : nil
    let drafts = (count: loop.draftCount, lost: lostText)
    // The terminal is given back first, so that the words stay on it.
    _ = consume loop
    try Self.complain(of: lost, kept: kept)
    return (ending, failure, drafts)
  }

  /// Throws when decisions could not be saved that the console had taken.
  private static func complain(of lost: [String], kept: [String]) throws {
    if lost.isEmpty, let first = kept.first {
      throw Failure(
        .storeUnreachable,
        """
        \(count(kept.count, "decision")) \(kept.count == 1 ? "is" : "are") not stored: \(first)
        \(kept.count == 1 ? "It is" : "They are") kept, and the next start of the console stores \(kept.count == 1 ? "it" : "them").
        """
      )
    }
    guard let first = lost.first else { return }
    throw Failure(
      .inputOutput,
      """
      \(count(lost.count, "decision")) made at the very end could not be saved: \(first)
      Open the console and decide again; a correction is kept as a draft, a note is not.
      """
    )
  }

  /// A console that is played without a terminal knows nothing of this machine, so that it shows the same
  /// everywhere.
  private func application(
    support: ColorSupport,
    openedAt: Timestamp,
    isLive: Bool
  ) throws -> ConsoleState {
    let themes = try settings.themes(for: support, first: options.theme)
    let shown = themes.all.map { theme in
      var theme = isPlain ? theme.withoutDrawing : theme
      // A screen that is written as text has no colours.
      if !isLive { theme.appearance = .mono }
      return theme
    }
    var configuration = ConsoleConfiguration(
      reviewer: reviewer,
      storeName: storeName,
      openedAt: openedAt,
      discardReasons: settings.reasons.discard,
      flagReasons: settings.reasons.flag,
      correctionLength: CurationPolicy().expectedLength,
      failureKinds: settings.reasons.failures,
      keymap: settings.keymap,
      themes: shown,
      theme: themes.first,
      filter: query.filter,
      order: query.order,
      mouse: options.mouse ?? settings.settings.mouse ?? false,
      clipboard: settings.settings.clipboard.flatMap(ClipboardUse.init) ?? .asked,
      clipboardHint: isLive && Host.environment["TMUX"]?.isEmpty == false
        ? "tmux passes it on with: set -g set-clipboard on." : "",
      opensLinks: isLive && !settings.opener.isEmpty,
      history: isLive ? settings.historyPath.map { CommandHistory($0).lines } ?? [] : [],
      foldsAfter: settings.foldAfter,
      hasGuidelines: settings.guidelines != nil,
      isPlain: isPlain
    )
    configuration.messageTime = settings.messageTime
    if let folder = settings.settings.releaseFolder { configuration.releaseFolder = folder }
    configuration.checksSpelling = isLive && settings.settings.spelling != nil
    configuration.isRecorded = options.record != nil && isLive
    configuration.views = settings.views.views
    configuration.viewProblems = settings.views.problems.sorted { $0.key < $1.key }
      .map { $0.value.description }
    return ConsoleState(configuration: configuration)
  }

  private var isPlain: Bool { options.plain ?? settings.settings.plain ?? false }

  /// Reads the user's themes again whenever their files change.
  private func themeWatch(for support: ColorSupport) -> ThemeWatch? {
    settings.themesFolder.map { folder in
      ThemeWatch(folder: folder) { [isPlain] in
        let (themes, problems) = ThemeLibrary(folder: folder).themes(for: support)
        let shown = isPlain ? themes.map(\.withoutDrawing) : themes
        return (shown, problems.first?.description)
      }
    }
  }

  private var recording: SessionRecording? {
    get throws {
      do throws(ConsoleRuntimeError) {
        return try options.record.map { path throws(ConsoleRuntimeError) in
          try SessionRecording(path)
        }
      } catch {
        throw Failure(.inputOutput, error.message)
      }
    }
  }

  private var viewFile: ViewFile? {
    get throws {
      let texts = try settings.reviewTexts()
      return settings.viewsPath.map { path in
        ViewFile(path) { text in !texts.privateValues(in: text) { nil }.isEmpty }
      }
    }
  }

  private var session: StoreSession {
    get throws {
      let key = try StoreKey.known(of: store, at: storePath)
      let texts = try settings.reviewTexts(knownBy: key.map(RecordIdentity.init(key:)))
      return StoreSession(
        store: store,
        reviewer: reviewer,
        session: "\(Host.session)-\(String(UInt32.random(in: .min ... .max), radix: 36))",
        guidelines: settings.guidelines,
        redact: { [store, reviewer] words, item, reach, reason throws(StoreError) in
          let names = try texts.names(besides: item, reach, for: words + [reason], in: store)
          do throws(ExternalFailure) {
            return try texts.redacted(
              words,
              of: item,
              besides: names,
              keeping: reason,
              by: reviewer
            )
          } catch {
            let isCorrection = words.first.map { $0 != nil } ?? false
            let kept = isCorrection ? "The text is kept as a draft." : "The note is kept."
            throw StoreError(.io, "Not stored: \(error).\(item == nil ? "" : " \(kept)")")
          }
        },
        findPrivate: { [store] text, item in
          texts.privateValues(in: text) {
            guard let item else { return nil }
            return try? store.item(item, now: Host.now)?.interaction
          }
        },
        misspelt: misspelt,
        otherID: try otherID,
        release: { [store] set, folder, say in
          ReleaseRun.write(set, of: store, to: folder, say: say)
        }
      )
    }
  }

  /// Looks words up where the settings name a dictionary.
  private var misspelt: @Sendable (String) -> (words: [Range<Int>], problem: String?) {
    guard let checker = settings.spellChecker else { return { _ in ([], nil) } }
    let isSaid = Mutex(false)
    return { text in
      let problem = checker.problem
      let isNews =
        problem != nil
        && isSaid.withLock { said in
          defer { said = true }
          return !said
        }
      return (checker.misspelt(in: text), isNews ? problem : nil)
    }
  }

  /// The keyed name of an id, which `errata redact --recheck` may have given it since.
  private var otherID: @Sendable (ItemID) -> ItemID? {
    get throws {
      guard let key = try StoreKey.known(beside: storePath) else { return { _ in nil } }
      let (identity, redactor) = (RecordIdentity(key: key), try settings.redactor)
      return { id in
        let today = identity.interaction(id.rawValue, redactor: redactor).rawValue
        if today != id.rawValue { return ItemID(today) }
        return ItemID(identity.otherName(of: id.rawValue, redactor: redactor).rawValue)
      }
    }
  }

  private static var emptyScript: Script {
    get throws { try Script("") { _ in true } }
  }

  private static func script(at path: String) throws -> Script {
    var input = try LineReader(path: path)
    let name = PlainText.line(path).text
    var lines: [String] = []
    while let block = try input.next() {
      for line in block.lines {
        guard !line.isTooLong,
          let text = String(validating: block.bytes[line.range], as: UTF8.self)
        else {
          throw Failure(.badInput, "line \(line.number) of \(name) is not UTF-8, or too long")
        }
        lines.append(text)
      }
    }
    return try Script(lines.joined(separator: "\n"), name: name) { Command($0) != nil }
  }

  private static func write(_ text: String, to path: String) throws {
    guard path != "-" else {
      let output = DataOutput()
      try output.bytes(text.utf8)
      return try output.flush()
    }
    let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    let code = descriptor < 0 ? errno : writeAll(Array(text.utf8)[...], to: descriptor)
    if descriptor >= 0 { close(descriptor) }
    guard code == 0 else {
      throw Failure(
        .inputOutput,
        "cannot write \(PlainText.line(path).text): \(systemMessage(code))"
      )
    }
  }
}
