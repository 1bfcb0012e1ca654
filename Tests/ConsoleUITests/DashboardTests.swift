import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

@Suite struct `The dashboard` {
  @Test func `Says of every list that it cuts how it goes on`() {
    var robot = Robot(size: Size(columns: 200, rows: 120))
    robot.counts = { scope in
      var dashboard = Dashboard(scope: scope)
      dashboard.reviewers = (10..<24).map { number in
        var reviewer = ReviewerFigures(reviewer: "reviewer \(number)")
        reviewer.week = [.affirm: number]
        return reviewer
      }
      dashboard.versions = (10..<23).map { number in
        var version = VersionWeeks(version: "v\(number)")
        version.weeks[0].add(.up, 1)
        return version
      }
      dashboard.returning = (0..<12).map { number in
        ReturningQuestion(
          newest: ItemKey(number),
          question: "Question \(number)?",
          verdict: .affirm,
          decided: scope.now,
          since: 1,
          waiting: 0,
          latest: scope.now
        )
      }
      dashboard.returningInAll = 1234
      return dashboard
    }
    robot.press("3")
    #expect(robot.sees("and 2 other reviewers"))
    #expect(robot.sees("v21") && !robot.sees("v22") && robot.sees("and 1 other version"))
    #expect(robot.sees("and 1,222 other questions"))
  }

  @Test(arguments: [(80, 24), (60, 16), (120, 40), (200, 50)])
  func `Shows what there is to know in any size`(columns: Int, rows: Int) {
    var robot = Robot(size: Size(columns: columns, rows: rows))
    robot.counts = week
    robot.press("3")
    expectScreen(robot.grid, named: "dashboard-\(columns)x\(rows)")
  }

  @Test func `Has charts of blocks where the theme goes beyond ASCII`() {
    var robot = Robot(size: Size(columns: 120, rows: 40)) { $0.themes = [unicode] }
    robot.counts = week
    robot.press("3")
    expectScreen(robot.grid, named: "dashboard-unicode-120x40", styled: true)
  }

  @Test func `Says what there is nothing of`() {
    var robot = Robot([])
    robot.press("3")
    expectScreen(robot.grid, named: "dashboard-empty-80x24")
  }

  @Test func `Scrolls to its end and no further`() {
    var robot = Robot(size: Size(columns: 60, rows: 16))
    robot.counts = week
    robot.press("3")
    #expect(robot.sees("more lines"))
    robot.press("G")
    #expect(!robot.sees("more line"))
    #expect(robot.sees("How long are deleted"))
    let end = robot.screen
    robot.press("j Ctrl-D PgDn")
    #expect(robot.screen == end)
    robot.press("g")
    #expect(robot.sees("Waiting"))
    robot.resize(200, 50)
    #expect(robot.sees("Waiting"))
  }

  @Test func `Is counted anew when it is opened, asked for, or somebody has written`() {
    var robot = Robot()
    func counts() -> Int {
      robot.effects.count { if case .loadDashboard = $0 { true } else { false } }
    }
    robot.press("3")
    #expect(counts() == 1)
    robot.press("R")
    #expect(counts() == 2)
    robot.meanwhile { _, _ in }
    #expect(counts() == 3)
    robot.press("Esc")
    #expect(robot.state.screen == .triage)
    robot.meanwhile { _, _ in }
    #expect(counts() == 3)
  }

  @Test func `Asks once while a count is on its way, and once more behind it`() {
    var state = Robot().state
    let now = state.now
    func asks(_ effects: [Effect]) -> Int {
      effects.count { if case .loadDashboard = $0 { true } else { false } }
    }
    #expect(
      asks(state.update(.command(CommandID("screen.dashboard"), arguments: "", at: now))) == 1
    )
    #expect(asks(state.update(.storeChanged(at: now))) == 0)
    #expect(asks(state.update(.storeChanged(at: now))) == 0)
    let counted = Event.dashboard(Dashboard(scope: DashboardScope(now: now)))
    #expect(asks(state.update(counted)) == 1)
    #expect(asks(state.update(counted)) == 0)
  }

  @Test func `Draws the same when nothing has changed`() {
    var robot = Robot()
    robot.counts = week
    robot.press("3")
    let before = robot.grid
    robot.meanwhile { _, _ in }
    #expect(robot.grid == before)
  }

  @Test func `Says why the commands of other screens do nothing`() {
    var robot = Robot()
    robot.press("3")
    robot.run("decide.affirm")
    #expect(robot.message == "That works on the triage screen; 1 goes there.")
    #expect(robot.desk.status(of: 1) == .open)
  }

  @Test func `Gives the claim back, as nobody looks at the item`() {
    var robot = Robot()
    robot.wait(1000)
    robot.press("3")
    #expect(robot.effects.contains(.release(1)))
  }

  private func week(_ scope: DashboardScope) -> Dashboard {
    // The same for every moment of the tests, so that nothing but the figures is drawn.
    let scope = DashboardScope(now: Timestamp(rfc3339: "2026-07-22T09:00:00Z") ?? scope.now)
    var dashboard = Dashboard(scope: scope)
    var down = WaitingLine(.down)
    down.counts = [12, 48, 131, 1_204]
    var retry = WaitingLine(.retry)
    retry.counts = [0, 3, 0, 220_411]
    var conflict = WaitingLine(.conflict)
    conflict.counts = [1, 1, 0, 0]
    dashboard.waiting = [conflict, down, retry]
    dashboard.skipped = 7
    dashboard.flagged = 3
    var ana = ReviewerFigures(reviewer: "ana")
    ana.today = [.correct: 14, .affirm: 3, .flag: 1]
    ana.week = [.correct: 40, .affirm: 9, .discard: 22, .flag: 3]
    ana.median = DecisionEffort(milliseconds: 41_300, keys: 128)
    var bo = ReviewerFigures(reviewer: "bo-with-a-name-that-is-long")
    bo.week = [.discard: 400]
    bo.median = DecisionEffort(milliseconds: 900, keys: 2)
    dashboard.reviewers = [bo, ana]
    dashboard.failures = [
      CodeCount("wrong-fact", 61), CodeCount("outdated", 40), CodeCount("retrieval-missed", 12),
      CodeCount("price", 1),
    ]
    dashboard.discards = [CodeCount("spam", 300), CodeCount("off-topic", 122)]
    dashboard.flags = [CodeCount("expert", 2), CodeCount("privacy", 1)]
    var new = VersionWeeks(version: "2026.7.1")
    var old = VersionWeeks(version: "2026.6.0")
    for week in 0..<12 {
      if week < 9 { old.weeks[week].add(.up, 90 - week * 10); old.weeks[week].add(.down, 8 + week) }
      if week > 7 { new.weeks[week].add(.up, week * 9); new.weeks[week].add(.corrected, 12 - week) }
    }
    dashboard.versions = [new, old]
    dashboard.returning = [
      ReturningQuestion(
        newest: 9,
        question: "How long are deleted files kept?\u{1B}[31m",
        verdict: .correct,
        decided: Timestamp(rfc3339: "2026-07-01T09:00:00Z") ?? .zero,
        since: 5,
        waiting: 2,
        latest: scope.now
      )
    ]
    dashboard.release.newest = SetSummary(
      id: "3f2a91c07d55e1",
      made: Timestamp(rfc3339: "2026-07-20T09:00:00Z") ?? .zero,
      examples: 120,
      approved: 80,
      rejected: 3,
      warned: 5
    )
    dashboard.release.added = 12
    dashboard.release.removed = 3
    dashboard.release.lastRelease = Timestamp(rfc3339: "2026-06-24T09:00:00Z")
    dashboard.release.decidedSince = 17
    return dashboard
  }

  private var unicode: Theme {
    var symbols: [Theme.Symbol: Unicode.Scalar] = [:]
    for symbol in Theme.Symbol.allCases { symbols[symbol] = symbol.unicode }
    return Theme(
      name: "blocks",
      appearance: .terminal,
      styles: [
        .text: Style(foreground: .terminalDefault, background: .terminalDefault),
        .badgeUp: Style(foreground: .ansi(2)), .badgeDown: Style(foreground: .ansi(1)),
        .dim: Style(attributes: .dim),
      ],
      symbols: symbols
    )
  }
}
