import CellGrid
import ReviewModel

/// The third screen: what was counted last, and how far it is scrolled.
struct DashboardScreen: Equatable, Sendable {
  /// What is shown; nil until it was counted once.
  private(set) var shown: Dashboard?
  /// The first line in sight.
  private(set) var top = 0
  /// Whether a count is on its way, and whether it is out of date already.
  private var isAsked = false
  private(set) var isOutdated = false

  /// Whether nothing was counted yet.
  var isEmpty: Bool { shown == nil }

  /// Takes note that it is wanted; one count at a time.
  ///
  /// - Returns: whether to ask for it now.
  mutating func ask() -> Bool {
    isOutdated = isAsked
    guard !isAsked else { return false }
    isAsked = true
    return true
  }

  /// Takes a count in.
  mutating func store(_ new: Dashboard) {
    shown = new
    isAsked = false
  }

  /// Takes in that a count failed.
  mutating func forgetAsked() {
    isAsked = false
    isOutdated = false
  }

  /// Scrolls so many lines, held inside the page.
  mutating func scroll(by lines: Int, of count: Int, height: Int) {
    let (target, overflow) = top.addingReportingOverflow(lines)
    let last = max(0, count - height)
    top = min(max(0, overflow ? (lines < 0 ? 0 : last) : target), last)
  }
}

extension Command {
  /// The commands that work on the dashboard besides those of dialogues.
  static let onDashboard: Set<Command> = [
    .next, .previous, .pageDown, .pageUp, .first, .last, .scrollDown, .scrollUp, .halfPageDown,
    .halfPageUp, .back, .commandLine, .palette, .help, .showTriage, .showSets, .showDashboard,
    .theme,
    .mouse, .refresh, .redraw, .suspend, .cancel, .quit,
  ]
}

extension ConsoleState {
  /// Shows the dashboard, counted anew.
  mutating func showDashboard() -> [Effect] {
    screen = .dashboard
    return loadDashboard()
  }

  mutating func loadDashboard() -> [Effect] {
    dashboard.ask() ? [.loadDashboard(DashboardScope(now: now))] : []
  }

  /// Counts again what is shown: somebody has written.
  mutating func readDashboardAgain() -> [Effect] { screen == .dashboard ? loadDashboard() : [] }

  /// Does what a command says on the dashboard; nil when it means the same everywhere.
  mutating func performInDashboard(_ command: Command) -> [Effect]? {
    let height = dashboardHeight
    switch command {
    case .next, .scrollDown: return scrollDashboard(by: 1)
    case .previous, .scrollUp: return scrollDashboard(by: -1)
    case .pageDown: return scrollDashboard(by: max(1, height - 2))
    case .pageUp: return scrollDashboard(by: -max(1, height - 2))
    case .halfPageDown: return scrollDashboard(by: max(1, height / 2))
    case .halfPageUp: return scrollDashboard(by: -max(1, height / 2))
    case .first: return scrollDashboard(by: .min / 2)
    case .last: return scrollDashboard(by: .max / 2)
    case .back, .quit: return show(.triage)
    case .refresh: return loadDashboard()
    default: return nil
    }
  }

  /// Why a command does not work on the dashboard, in a sentence; nil when it does.
  func whyDisabledInDashboard(_ command: Command) -> String? {
    if Command.onDashboard.contains(command) { return nil }
    return "That works on the triage screen; \(key(of: .showTriage)) goes there."
  }

  mutating func pointInDashboard(_ action: MouseAction) -> [Effect] {
    switch action {
    case .press, .drag, .release: []
    case .wheelUp: scrollDashboard(by: -3)
    case .wheelDown: scrollDashboard(by: 3)
    }
  }

  /// What follows on the screens that show no item of the queue.
  mutating func followOnOtherScreens() -> [Effect] {
    switch screen {
    case .triage: return []
    case .sets: return followInSets()
    case .dashboard: return scrollDashboard(by: 0)
    }
  }

  private var dashboardHeight: Int { ConsoleLayout(self)?.record.rows ?? 0 }

  private mutating func scrollDashboard(by lines: Int) -> [Effect] {
    guard let layout = ConsoleLayout(self), let page = dashboardPage(layout.record.size)
    else { return [] }
    dashboard.scroll(by: lines, of: page.lines.count, height: layout.record.rows)
    return []
  }
}
