/// The sorts of items that wait, in the order in which the queue offers them.
package enum WaitingSort: Int, CaseIterable, Sendable {
  /// Corrections that differ.
  case conflict
  /// A thumbs down.
  case down
  /// "Try again".
  case retry
  /// Anything else that a person asked for.
  case other

  /// The sort of an item.
  package init(_ kind: ItemKind, _ signal: Signal) {
    self =
      switch (kind, signal) {
      case (.conflict, _): .conflict
      case (.pair, _), (.audit, _), (.gate, _): .other
      case (.answer, .down): .down
      case (.answer, .retry): .retry
      case (.answer, .up), (.answer, .corrected), (.answer, .none): .other
      }
  }
}

/// How many items of a sort wait, and for how long.
package struct WaitingLine: Hashable, Sendable {
  /// The sort.
  package var sort: WaitingSort
  /// How many, in the order of ``AgeBucket``.
  package var counts: [Int]

  /// Makes a line of nothing.
  package init(_ sort: WaitingSort) {
    self.sort = sort
    counts = AgeBucket.allCases.map { _ in 0 }
  }

  /// How many.
  package var total: Int { counts.reduce(0, +) }
}

/// What a reviewer has decided.
package struct ReviewerFigures: Hashable, Sendable {
  /// Who.
  package var reviewer: String
  /// How many items today, by what became of them; what was taken back or came late is not counted.
  package var today: [VerdictKind: Int] = [:]
  /// How many items this week, today included.
  package var week: [VerdictKind: Int] = [:]
  /// The median of what a decision took this week; nil when none was measured.
  package var median: DecisionEffort?

  /// Makes figures of nothing.
  package init(reviewer: String) { self.reviewer = reviewer }

  /// Whether it comes first in a list: who settled most this week, then by the name's bytes.
  package static func isBefore(_ left: ReviewerFigures, _ right: ReviewerFigures) -> Bool {
    let (one, other) = (settled(left.week), settled(right.week))
    return one == other
      ? left.reviewer.utf8.lexicographicallyPrecedes(right.reviewer.utf8) : one > other
  }

  /// How many items were settled of those that are counted.
  package static func settled(_ counts: [VerdictKind: Int]) -> Int {
    counts.reduce(0) { $0 + ($1.key.leavesItemWaiting ? 0 : $1.value) }
  }
}

extension DecisionEffort {
  /// The median of milliseconds and of keys, each by itself; nil of none.
  ///
  /// Of an even number it is the mean of the middle two.
  package static func median(of efforts: [DecisionEffort]) -> DecisionEffort? {
    guard let milliseconds = middle(efforts.map(\.milliseconds)),
      let keys = middle(efforts.map(\.keys))
    else { return nil }
    return DecisionEffort(milliseconds: milliseconds, keys: keys)
  }

  private static func middle(_ values: [Int]) -> Int? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let upper = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return upper }
    let lower = sorted[sorted.count / 2 - 1]
    return lower + (upper - lower) / 2
  }
}

/// How often a code is.
package struct CodeCount: Hashable, Sendable {
  /// The code.
  package var code: String
  /// How many items have it.
  package var count: Int

  /// Makes a count.
  package init(_ code: String, _ count: Int) {
    self.code = code
    self.count = count
  }

  /// Whether it comes first in a list: the most first, then by the code's bytes.
  package static func isBefore(_ left: CodeCount, _ right: CodeCount) -> Bool {
    left.count == right.count
      ? left.code.utf8.lexicographicallyPrecedes(right.code.utf8) : left.count > right.count
  }
}

/// The thumbs that answers of a version got, week by week.
package struct VersionWeeks: Hashable, Sendable {
  /// Thumbs of a week.
  package struct Thumbs: Hashable, Sendable {
    /// Confirmed good.
    package var up = 0
    /// Bad, corrected by the user or not; a mere "try again" is not counted.
    package var down = 0

    /// Makes a week of nothing.
    package init() {}

    /// Counts a signal.
    package mutating func add(_ signal: Signal, _ count: Int) {
      switch signal {
      case .up: up += count
      case .down, .corrected: down += count
      case .retry, .none: break
      }
    }
  }

  /// The version; nil for answers that name none.
  package var version: String?
  /// The weeks, the oldest first.
  package var weeks: [Thumbs]

  /// Makes weeks of nothing.
  package init(version: String?) {
    self.version = version
    weeks = (0..<DashboardScope.weeks).map { _ in Thumbs() }
  }

  /// All of its weeks in one.
  package var total: Thumbs {
    weeks.reduce(into: Thumbs()) {
      $0.up += $1.up
      $0.down += $1.down
    }
  }

  /// Lists versions by their counts of days, that with the latest answers first, then the newer one.
  package static func list(
    _ counts: some Sequence<(version: String?, day: Int64, signal: Signal, count: Int)>,
    _ scope: DashboardScope
  ) -> [VersionWeeks] {
    var lines: [[UInt8]?: VersionWeeks] = [:]
    for entry in counts {
      guard let week = scope.chartWeek(ofDay: entry.day) else { continue }
      let key = entry.version.map { Array($0.utf8) }
      lines[key, default: VersionWeeks(version: entry.version)].weeks[week]
        .add(entry.signal, entry.count)
    }
    return lines.values.filter { $0.total.up + $0.total.down > 0 }.sorted(by: isBefore)
  }

  private static func isBefore(_ left: VersionWeeks, _ right: VersionWeeks) -> Bool {
    func last(_ line: VersionWeeks) -> Int { line.weeks.lastIndex { $0.up + $0.down > 0 } ?? -1 }
    if last(left) != last(right) { return last(left) > last(right) }
    return AgentOrder.precedes(Agent(version: left.version), Agent(version: right.version))
  }
}

/// A question that was decided and got a thumbs down again.
package struct ReturningQuestion: Hashable, Sendable {
  /// The newest item that asks it.
  package var newest: ItemKey
  /// How it asks, cut at 300 characters.
  package var question: String
  /// What was decided first, among the last decisions.
  package var verdict: VerdictKind
  /// When.
  package var decided: Timestamp
  /// How many answers to it, given since, were marked bad.
  package var since: Int
  /// How many of those wait.
  package var waiting: Int
  /// When the last of them was given.
  package var latest: Timestamp

  /// Makes an entry.
  package init(
    newest: ItemKey,
    question: String,
    verdict: VerdictKind,
    decided: Timestamp,
    since: Int,
    waiting: Int,
    latest: Timestamp
  ) {
    self.newest = newest
    self.question = question
    self.verdict = verdict
    self.decided = decided
    self.since = since
    self.waiting = waiting
    self.latest = latest
  }

  /// Whether it comes first in the list: what came back most, then last.
  package static func isBefore(_ left: ReturningQuestion, _ right: ReturningQuestion) -> Bool {
    (left.since, left.latest, right.newest) > (right.since, right.latest, left.newest)
  }
}

/// Where the next release stands.
package struct ReleaseOutlook: Hashable, Sendable {
  /// The newest set; nil while there is none.
  package var newest: SetSummary?
  /// How many examples of it the last release of another set did not have; nil when there is none.
  package var added: Int?
  /// How many of that release's examples it has no more.
  package var removed: Int?
  /// When something was released last; nil when nothing was.
  package var lastRelease: Timestamp?
  /// How many items were settled that the newest set cannot know: since it was made, or ever.
  package var decidedSince = 0

  /// Makes an outlook on nothing.
  package init() {}
}
