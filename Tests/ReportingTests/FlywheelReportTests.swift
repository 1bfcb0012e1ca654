import Reporting
import ReviewModel
import Testing

@Suite struct `The flywheel's report` {
  private static let day: Int64 = 86_400_000

  private var empty: FlywheelFigures {
    let scope = DashboardScope(now: Timestamp(milliseconds: 20_000 * Self.day))
    return FlywheelFigures(dashboard: Dashboard(scope: scope), history: StoreHistory())
  }

  private var full: FlywheelFigures {
    var figures = empty
    figures.history.volumes = [
      .init(day: 19_900, version: "1", signal: .up, count: 3),
      .init(day: 19_995, version: "1", signal: .down, count: 2),
      .init(day: 19_996, version: "2", signal: .none, count: 95),
    ]
    figures.history.settled = [19_996: 4]
    var line = WaitingLine(.down)
    line.counts = [1, 2, 3, 4]
    figures.dashboard.waiting = [line]
    figures.dashboard.failures = [CodeCount("wrong-fact", 5), CodeCount("tone", 1)]
    figures.failureTitles = ["wrong-fact": "wrong fact"]
    figures.drops = [CodeCount("refusal", 7)]
    figures.examples = 12
    figures.releases = [
      .init(name: "a1", time: Timestamp(milliseconds: 19_990 * Self.day), rows: 10, agentRows: 4)
    ]
    figures.runs = [.init(name: "run.json", passed: 8, failed: 2, unknown: 1)]
    figures.consents = [CodeCount("training", 90), CodeCount("eval", 10)]
    figures.erasures = [(Timestamp(milliseconds: 19_991 * Self.day), 3)]
    return figures
  }

  private func section(_ id: String, of figures: FlywheelFigures) -> ReportSection? {
    FlywheelReport(figures).sections.first { $0.id == id }
  }

  @Test func `Says of an empty store what is missing and what to run`() {
    let sections = FlywheelReport(empty).sections
    #expect(sections.count == 14)
    #expect(sections.allSatisfy { !$0.summary.isEmpty })
    #expect(section("quality", of: empty)?.summary.contains("errata audit draw") == true)
    #expect(section("gate", of: empty)?.summary.contains("--save") == true)
    #expect(sections.filter { $0.table != nil }.map(\.id) == ["volume", "burn_down"])
  }

  @Test func `Counts weeks from Mondays, up to the one with the latest answer`() throws {
    let table = try #require(section("volume", of: full)?.table)
    #expect(table.rows.count == 12)
    // 19,996 is the 30th of September 2024, a Monday.
    #expect(table.rows.last == [.text("2024-09-30"), .count(95), .count(0), .share(0)])
    #expect(table.rows[10] == [.text("2024-09-23"), .count(2), .count(2), .share(1)])
    #expect(section("burn_down", of: full)?.table?.rows.last?.last == .count(4))
  }

  @Test func `Has the words of a person for every section with figures`() {
    let words = Dictionary(
      uniqueKeysWithValues: FlywheelReport(full).sections.map { ($0.id, $0.summary) }
    )
    #expect(words["volume"] == "97 answers in 12 weeks, 2 (2 %) rated.")
    #expect(words["thumbs"] == "3 up and 2 down over 1 version.")
    #expect(
      words["queue"] == "10 wait, 4 of them for more than 28 days; 0 flagged for a second person."
    )
    #expect(words["failures"] == "6 answers with a failure kind; most often wrong fact.")
    #expect(
      words["drops"] == "The newest set has 12 examples and leaves out 7 records; most for refusal."
    )
    #expect(words["gate"] == "In the last run 8 of 10 cases passed, and 1 could not be evaluated.")
    #expect(words["consent"] == "100 records; most say training.")
    #expect(words["erasures"] == "1 erasure of 3 records, each with its receipt.")
  }

  @Test func `Is one file without a script or a network, with words for every plot`() {
    let page = ReportPage(FlywheelReport(full), title: "s.db").html
    for mark in ["<script", "http:", "https:", "url(", "src="] {
      #expect(!page.contains(mark), "\(mark)")
    }
    let plots = page.components(of: "<svg").count - 1
    #expect(plots > 6)
    #expect(page.components(of: "aria-label=\"").count - 1 >= plots)
    #expect(page == ReportPage(FlywheelReport(full), title: "s.db").html)
    for section in FlywheelReport(full).sections {
      #expect(page.contains("<section id=\"\(section.id)\">"))
    }
  }

  @Test func `Lets no text of a record become markup`() {
    var figures = full
    figures.dashboard.returning = [
      ReturningQuestion(
        newest: 1,
        question: "<script>alert('x')</script> & \u{202E}\u{1B}[31m",
        verdict: .correct,
        decided: Timestamp(milliseconds: 0),
        since: 2,
        waiting: 1,
        latest: Timestamp(milliseconds: 0)
      )
    ]
    figures.dashboard.failures = [CodeCount("\"><img src=x>", 3)]
    let page = ReportPage(FlywheelReport(figures), title: "<b>").html
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"))
    #expect(!page.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)"))
  }
}

extension String {
  fileprivate func components(of mark: String) -> [Substring] {
    split(separator: mark, omittingEmptySubsequences: false)
  }
}
