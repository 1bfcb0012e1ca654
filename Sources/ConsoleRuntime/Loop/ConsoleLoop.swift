import CTerminalGuard
import CellGrid
import ConsoleUI
import Glibc
import ReviewModel

/// The loop that owns the console's state: events in, effects out, one drawing for all that came
/// together.
///
/// It sleeps in `poll` until a key, an answer, a signal or a timer comes, and at rest it sleeps on: the claim on
/// its item is renewed, and what others write is noticed, by a ``StoreVigil`` beside it. What is typed is in
/// the journal before it is on the screen. How it wakes, what it does with effects, signals and its end stand
/// in files of their own.
package struct ConsoleLoop<Application: ConsoleApplication, Device: TerminalDevice & ~Copyable>:
  ~Copyable
{
  /// The terminal.
  package var device: Device
  var application: Application
  var clock: LoopClock
  let inbox: EventInbox
  let drafts: DraftDesk
  var runner: EffectRunner
  var timers = TimerSet()
  let themes: ThemeWatch?
  let guidelines: GuidelinesWatch?
  let opener: LinkOpener?
  let history: CommandHistory?
  let views: ViewFile?
  let recording: SessionRecording?
  var events: [Event] = []
  var shown: Grid?
  var ending: ConsoleEnding?
  /// Whether another program had the terminal since the events at hand were read.
  var hasLeftScreen = false
  /// Whether the signal that ends our own stop is still to come.
  var wasSuspended = false
  private var playing: (script: String, step: Script.Step)?
  /// The line of a script at which playing ended, nil when there was none.
  package private(set) var scriptFailure: ScriptFailure?
  /// Why decisions failed that were still on their way when the console ended; empty when none did.
  package internal(set) var lostDecisions: [String] = []

  /// Why decisions are not stored that the console leaves to the next start, be it that an earlier one had made
  /// them; empty when there are none.
  package internal(set) var keptDecisions: [String] = []
  /// Why decisions failed, by their tickets.
  var failures: [Int: String] = [:]

  /// Whether some of what was typed could not be written down before the console ended.
  package internal(set) var hasLostDrafts = false

  /// How many characters of drafts those were, as far as they were put in.
  package internal(set) var lostCharacters = 0

  /// How many texts are written and not submitted; all of them are in the journal, unless that could not be
  /// written: see ``hasLostDrafts``.
  package var draftCount: Int { application.draftCount }

  /// How long a drawing waits for the reads that its keys have caused, so that a row and its record
  /// are drawn at once.
  private static var patience: Int64 { 4 }
  /// How long the first drawing waits for the first rows.
  private static var firstPatience: Int64 { 60 }
  /// By how much a virtual clock goes on with each command of a script.
  private static var scriptStep: Int64 { 1_000 }

  /// Prepares a console; nothing is read or drawn before `run` or `play`.
  ///
  /// - Parameters:
  ///   - watchedFile: the file that changes when somebody writes to the store.
  ///   - themes: notices changes of the user's themes.
  ///   - opener: opens links; without one none is opened.
  ///   - history: keeps lines of the command line for other sessions.
  ///   - views: keeps named views; without one none is kept.
  ///   - recording: takes the user's commands; without one nothing is recorded.
  ///   - lookInterval: milliseconds that pass at least between two looks for what others have
  ///     written.
  /// - Throws: when the process has no descriptors left.
  package init(
    _ application: Application,
    on device: consuming Device,
    session: StoreSession,
    drafts folder: DraftFolder,
    watchedFile: String? = nil,
    themes: ThemeWatch? = nil,
    opener: LinkOpener? = nil,
    history: CommandHistory? = nil,
    views: ViewFile? = nil,
    recording: SessionRecording? = nil,
    lookInterval: Int = 1_000,
    clock: LoopClock = .system
  ) throws(ConsoleRuntimeError) {
    do throws(SystemError) {
      let inbox = try EventInbox()
      let runner = try EffectRunner(
        session,
        inbox: inbox,
        watchedFile: watchedFile,
        lookInterval: Int64(lookInterval)
      )
      (self.inbox, self.runner) = (inbox, runner)
    } catch {
      throw ConsoleRuntimeError(
        message: "The console cannot be opened: \(error.words). Close some programs and try again."
      )
    }
    self.application = application
    self.device = device
    self.clock = clock
    drafts = DraftDesk(folder, session: session, inbox: inbox)
    self.themes = themes
    guidelines = session.guidelines.map(GuidelinesWatch.init)
    self.opener = opener
    self.history = history
    self.views = views
    self.recording = recording
  }

  /// Runs until the user leaves or a signal asks for the end.
  ///
  /// Call once, on the main thread, which the crash guard covers.
  package mutating func run() -> ConsoleEnding {
    begin(staysOpen: true)
    while ending == nil { turn(timeout: pause) }
    return finish()
  }

  /// Plays a script: command by command, each to the end of all that it causes, on the virtual clock.
  ///
  /// A command that is refused or fails ends the script, for those after it were meant for another
  /// state of things; see ``scriptFailure``.
  ///
  /// - Parameter staysOpen: whether the console then goes on for the user, on the machine's clock.
  package mutating func play(_ script: Script, staysOpen: Bool) -> ConsoleEnding {
    clock = .virtual(clock.now)
    begin(staysOpen: staysOpen)
    settle()
    for step in script.steps where ending == nil && scriptFailure == nil {
      playing = (script.name, step)
      clock.advance(milliseconds: Self.scriptStep)
      events.append(.command(step.command, arguments: step.arguments, at: clock.now))
      settle()
    }
    playing = nil
    if !staysOpen, ending == nil { noteOpenQuestion(after: script) }
    if staysOpen {
      let before = clock.uptime
      clock = .system
      timers.shift(by: clock.uptime - before)
      while ending == nil { turn(timeout: pause) }
    }
    return finish()
  }

  private mutating func begin(staysOpen: Bool) {
    // A console without a terminal ends by the system's rules.
    if device.inputDescriptor >= 0 { terminal_guard_install(inbox.signalDescriptor) }
    events.append(.input(.resized(device.resize()), at: clock.now))
    if let recovered = drafts.recovered {
      let notes = drafts.recoveredNotes
      events.append(.draftsRecovered(recovered, notes: notes, older: drafts.olderDrafts))
    }
    let (decisions, changes) = (drafts.recoveredDecisions, drafts.recoveredChanges)
    if !decisions.isEmpty || !changes.isEmpty {
      events.append(.decisionsRecovered(decisions, changes: changes))
    }
    let unsaved = drafts.unsavedWork
    if !unsaved.isEmpty { events.append(.editorsLeftWork(unsaved)) }
    perform(application.start())
    // A script is over before a lease ends, and what it does is not to hang on what others write.
    if staysOpen, !runner.keepVigil() {
      events.append(
        .failed("What others write is not shown: the system has no thread to spare. Start again.")
      )
    }
    handle()
    awaitReads(Self.firstPatience)
    draw()
    runner.readAhead()
  }

  /// Goes on until nothing is under way any more.
  private mutating func settle() {
    repeat {
      turn(timeout: events.isEmpty ? (runner.inFlight > 0 ? -1 : 0) : 0)
    } while ending == nil && (runner.inFlight > 0 || !events.isEmpty)
  }

  private mutating func turn(timeout: Int32) {
    gather(timeout: timeout)
    handle()
    if ending == nil {
      awaitReads(Self.patience)
      draw()
      runner.readAhead()
    }
  }

  mutating func handle() {
    // Effects may leave more events; all of them belong to the same drawing.
    while !events.isEmpty, ending == nil {
      let now = events
      events = []
      hasLeftScreen = false
      for event in now {
        // Keys that were read behind one by which the screen was left were meant for what came then.
        if hasLeftScreen || ending != nil, event.isTyped { continue }
        drafts.note(event)
        perform(application.update(event))
        if let (ticket, message) = failure(in: event) { failures[ticket] = message }
        noteComplaint(after: event)
      }
    }
    drafts.forgetEdits()
  }

  /// Ends the script when the command that is played was refused, or what it caused has failed.
  private mutating func noteComplaint(after event: Event) {
    guard let playing, scriptFailure == nil, let reason = application.complaint else { return }
    let isFromOutside =
      switch event {
      case .failed, .decisionFailed, .approvalFailed, .draftFailed: true
      default: false
      }
    scriptFailure = ScriptFailure(
      script: playing.script,
      line: playing.step.line,
      command: playing.step.command.rawValue,
      reason: reason,
      isFromOutside: isFromOutside
    )
  }

  /// Takes a question that nobody is left to answer for a refusal of the last command.
  private mutating func noteOpenQuestion(after script: Script) {
    guard scriptFailure == nil, let last = script.steps.last,
      let question = application.openQuestion
    else { return }
    scriptFailure = ScriptFailure(
      script: script.name,
      line: last.line,
      command: last.command.rawValue,
      reason: question,
      isFromOutside: false
    )
  }
}

extension Event {
  /// Whether a person did it on what the screen showed.
  fileprivate var isTyped: Bool {
    switch self {
    case .input(.resized, _): false
    case .input: true
    default: false
    }
  }
}
