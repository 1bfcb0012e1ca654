import CTerminalGuard
import CellGrid
import ConsoleUI
import Glibc
import ReviewModel

/// The loop that owns the console's state: events in, effects out, one drawing for all that came
/// together.
///
/// It sleeps in `poll` until a key, an answer, a signal, a write of somebody else or a timer comes; a
/// console that nobody touches wakes for nothing but the claim on its item, which it renews at each
/// heartbeat until it is idle. What is typed is in the journal before it is
/// on the screen.
package struct ConsoleLoop<Application: ConsoleApplication, Device: TerminalDevice & ~Copyable>:
  ~Copyable
{
  /// The terminal.
  package var device: Device
  private var application: Application
  private var clock: LoopClock
  private let inbox: EventInbox
  private let drafts: DraftDesk
  private var runner: EffectRunner
  private var timers = TimerSet()
  private var watch: ChangeWatch?
  private let themes: ThemeWatch?
  private let guidelines: GuidelinesWatch?
  private let opener: LinkOpener?
  private let history: CommandHistory?
  private let views: ViewFile?
  private let recording: SessionRecording?
  private var looks: LookPlan
  private var events: [Event] = []
  private var shown: Grid?
  private var ending: ConsoleEnding?
  /// Whether the signal that ends our own stop is still to come.
  private var wasSuspended = false
  private var playing: (script: String, step: Script.Step)?
  /// The line of a script at which playing ended, nil when there was none.
  package private(set) var scriptFailure: ScriptFailure?
  /// Why decisions failed that were still on their way when the console ended; empty when none did.
  package private(set) var lostDecisions: [String] = []

  /// Whether some of what was typed could not be written down before the console ended.
  package private(set) var hasLostDrafts = false

  /// How many characters of drafts those were, as far as they were put in.
  package private(set) var lostCharacters = 0

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
      inbox = try EventInbox()
    } catch {
      throw ConsoleRuntimeError(
        message: "The console cannot be opened: \(error.words). Close some programs and try again."
      )
    }
    self.application = application
    self.device = device
    self.clock = clock
    runner = EffectRunner(session, inbox: inbox)
    drafts = DraftDesk(folder, session: session, inbox: inbox)
    watch = watchedFile.map(ChangeWatch.init)
    self.themes = themes
    guidelines = session.guidelines.map(GuidelinesWatch.init)
    self.opener = opener
    self.history = history
    self.views = views
    self.recording = recording
    looks = LookPlan(interval: Int64(lookInterval))
  }

  /// Runs until the user leaves or a signal asks for the end.
  ///
  /// Call once, on the main thread, which the crash guard covers.
  package mutating func run() -> ConsoleEnding {
    begin()
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
    begin()
    settle()
    for step in script.steps where ending == nil && scriptFailure == nil {
      playing = (script.name, step)
      clock.advance(milliseconds: Self.scriptStep)
      events.append(.command(step.command, arguments: step.arguments, at: clock.now))
      settle()
    }
    playing = nil
    if staysOpen {
      let before = clock.uptime
      clock = .system
      timers.shift(by: clock.uptime - before)
      looks.restart(at: clock.uptime)
      while ending == nil { turn(timeout: pause) }
    }
    return finish()
  }

  private mutating func begin() {
    // A console without a terminal ends by the system's rules.
    if device.inputDescriptor >= 0 { terminal_guard_install(inbox.signalDescriptor) }
    events.append(.input(.resized(device.resize()), at: clock.now))
    if let recovered = drafts.recovered {
      events.append(.draftsRecovered(recovered, older: drafts.olderDrafts))
    }
    events += drafts.unsavedWork.map(Event.failed)
    perform(application.start())
    // Whatever is written from now on is news.
    if watch != nil { runner.lookForChanges(at: clock.now) }
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

  /// How long there is nothing to do, in milliseconds; -1 when nothing is planned.
  private var pause: Int32 {
    guard let next = [looks.next, timers.next].compactMap(\.self).min() else { return -1 }
    return Int32(clamping: max(0, next - clock.uptime))
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

  /// Waits for something to happen, and makes events of all that has.
  private mutating func gather(timeout: Int32) {
    var sources = [
      pollfd(fd: device.inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: inbox.wakeDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watch?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: themes?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: guidelines?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    poll(&sources, nfds_t(sources.count), timeout)
    if sources[1].revents != 0 { receive() }
    if sources[0].revents != 0 {
      guard let inputs = device.nextInputs() else {
        ending = .terminalGone
        return
      }
      let now = clock.now
      events += inputs.map { .input($0, at: now) }
    }
    let uptime = clock.uptime
    let now = clock.now
    events += timers.takeDue(at: uptime).map { .timer($0, at: now) }
    if sources[2].revents != 0, watch?.take() == true {
      if runner.isWriting { looks.noticeOwn(at: uptime) } else { looks.notice(at: uptime) }
    }
    if sources[3].revents != 0, let reading = themes?.take() {
      events.append(.themesChanged(reading.themes, problem: reading.problem))
    }
    if sources[4].revents != 0, guidelines?.take() == true { events.append(.guidelinesChanged) }
    if looks.take(at: uptime) { runner.lookForChanges(at: now) }
  }

  /// Takes the answers of the lanes, and the signals.
  private mutating func receive() {
    let contents = inbox.take()
    runner.note(contents)
    events += contents.events
    for signal in contents.signals { follow(signal) }
  }

  private mutating func follow(_ signal: Int32) {
    switch signal {
    case SIGWINCH:
      events.append(.input(.resized(device.resize()), at: clock.now))
    case SIGTSTP:
      suspend()
    case SIGCONT:
      // Our own stop gave the terminal back and took it again.
      guard !wasSuspended else {
        wasSuspended = false
        return
      }
      device.takeAgain()
      shown = nil
      events.append(.input(.resized(device.resize()), at: clock.now))
    default:
      ending = .signal(signal)
    }
  }

  private mutating func handle() {
    // Effects may leave more events; all of them belong to the same drawing.
    while !events.isEmpty, ending == nil {
      let now = events
      events = []
      for event in now {
        drafts.note(event)
        perform(application.update(event))
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

  private mutating func perform(_ effects: [Effect]) {
    let now = clock.now
    for effect in effects {
      if case .journal(let change) = effect, let failure = drafts.write(change, at: now) {
        events.append(failure)
      }
    }
    runner.perform(effects, at: now)
    for effect in effects {
      switch effect {
      case .openEditor(let item, let text): edit(item, text)
      case .copy(let text):
        if !device.copy(text) {
          events.append(.failed("That is too long for a terminal's clipboard: errata show has it."))
        }
      case .openLink(let link):
        do throws(ConsoleRuntimeError) {
          try opener?.open(link)
        } catch {
          events.append(.failed(error.message))
        }
      case .record(let command, let arguments):
        do throws(ConsoleRuntimeError) {
          try recording?.take(command, arguments)
        } catch {
          events.append(.failed(error.message))
        }
      case .remember(let line): history?.remember(line)
      case .saveView(let view):
        keep(.saved(view.name)) { views throws(ConsoleRuntimeError) in try views.save(view) }
      case .removeView(let name):
        keep(.removed(name)) { views throws(ConsoleRuntimeError) in try views.remove(name) }
      case .startTimer(let id, let milliseconds):
        timers.start(id, at: clock.uptime + Int64(milliseconds))
      case .stopTimer(let id): timers.stop(id)
      case .setMouse(let isOn): device.setMouse(isOn)
      case .redraw:
        device.redraw()
        shown = nil
      case .suspend: suspend()
      case .quit: ending = ending ?? .left
      case .loadQueue, .loadSummaries, .loadItem, .loadPrecedents, .loadRelated, .loadGuidelines,
        .findMissing,
        .prefetchSummaries, .prefetchItem, .search,
        .stopSearch, .decide, .amend, .loadCluster, .loadDashboard, .reverse, .claim, .release,
        .journal, .findPrivate, .checkSpelling, .loadFilterWords, .loadSets, .readSet,
        .writeRelease,
        .approve, .reverseApproval:
        break
      }
    }
  }

  /// Changes the file of views.
  private mutating func keep(
    _ change: ViewChange,
    _ body: (ViewFile) throws(ConsoleRuntimeError) -> [SavedView]
  ) {
    guard let views else {
      events.append(
        .failed(
          "Views are kept by a console on a terminal that has a home folder; the settings can have some."
        )
      )
      return
    }
    do throws(ConsoleRuntimeError) {
      events.append(.views(try body(views), change))
    } catch {
      events.append(.failed(error.message))
    }
  }

  /// Waits a moment for the short reads that are under way.
  private mutating func awaitReads(_ patience: Int64) {
    guard runner.quickInFlight > 0 else { return }
    let end = LoopClock.system.uptime + patience
    while runner.quickInFlight > 0, ending == nil {
      let rest = end - LoopClock.system.uptime
      guard rest > 0 else { return }
      var source = pollfd(fd: inbox.wakeDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, Int32(clamping: rest)) > 0 else { continue }
      receive()
      handle()
    }
  }

  private mutating func draw() {
    let grid = application.render(size: device.size)
    guard grid != shown else { return }
    device.draw(grid)
    shown = grid
  }

  private mutating func edit(_ item: ItemKey, _ text: String) {
    device.suspend()
    // What is written in an editor may take longer than a lease, and the loop stands still meanwhile.
    let renewal = runner.renewal(of: item)
    let outcome = Result { () throws(ConsoleRuntimeError) in
      try drafts.edit(text, of: item) { isAskedToEnd }
    }
    renewal.end()
    resume()
    switch outcome {
    case .success(let edited): events.append(.editorReturned(item, edited))
    case .failure(let error): events.append(.failed(error.message))
    }
  }

  /// Whether the terminal is gone, or a signal has asked for the end and was not followed yet.
  private var isAskedToEnd: Bool {
    var terminal = pollfd(fd: device.inputDescriptor, events: 0, revents: 0)
    let isGone = poll(&terminal, 1, 0) > 0 && terminal.revents & Int16(POLLHUP | POLLERR) != 0
    return isGone || terminal_guard_is_asked_to_end() != 0
  }

  private mutating func suspend() {
    guard JobControl.hasShell else {
      events.append(.failed("There is no shell to go back to: this console is all that runs here."))
      return
    }
    drafts.sync()
    device.suspend()
    wasSuspended = true
    JobControl.stop()
    resume()
  }

  private mutating func resume() {
    device.resume()
    shown = nil
    events.append(.input(.resized(device.resize()), at: clock.now))
  }

  private mutating func finish() -> ConsoleEnding {
    drafts.sync()
    // What is still to be saved may take seconds, and the screen says so.
    if ending == .left, runner.inFlight > 0 { draw() }
    if ending != .left { device.suspend() }
    runner.finish()
    try? recording?.flush()
    followLast()
    drafts.close()
    hasLostDrafts = drafts.hasUnwrittenTexts
    lostCharacters = drafts.unwrittenCharacters
    if device.inputDescriptor >= 0 { terminal_guard_install(-1) }
    return ending ?? .left
  }

  /// Learns what became of the last writes: a draft that was submitted goes, a failure is kept.
  private mutating func followLast() {
    for event in events + inbox.take().events {
      switch event {
      case .decisionFailed(_, let message), .amendmentFailed(_, let message),
        .reversalFailed(_, let message?), .approvalFailed(_, let message?):
        lostDecisions.append(message)
      default: break
      }
      for case .journal(let change) in application.update(event) {
        _ = drafts.write(change, at: clock.now)
      }
    }
    events = []
  }
}

/// Why a console could not be opened, or an editor not run, and what to do about it.
package struct ConsoleRuntimeError: Error, Hashable, CustomStringConvertible {
  /// What happened, where, and what to do.
  package let message: String
  /// Whether what an editor saved stays in its file, for it is nowhere else.
  var keepsFile = false
  /// The message.
  package var description: String { message }
}
