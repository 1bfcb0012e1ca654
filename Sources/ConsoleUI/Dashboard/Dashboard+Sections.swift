import CellGrid
import ReviewModel

extension Dashboard {
  /// Its sections, what matters most first.
  ///
  /// - Parameters:
  ///   - kinds: what failure kinds are called.
  ///   - chartRows: how many rows a chart is high.
  func sections(_ kinds: [FailureChoice], chartRows: Int) -> [DashboardSection] {
    [
      waitingSection, reviewersSection, releaseSection,
      bars(
        "How answers failed",
        failures.map { CodeCount(kinds.title(of: FailureKind($0.code)), $0.count) },
        .badgeDown,
        none: "No failure kind was given yet."
      ),
      bars("Why discarded", discards, .dim, none: "Nothing is discarded."),
      bars("Why flagged", flags, .badgeFlagged, none: "Nothing is flagged."),
      versionsSection(chartRows), returningSection,
    ]
  }

  private var waitingSection: DashboardSection {
    DashboardSection("Waiting", trailing: grouped(waitingInAll)) { columns in
      let field = min(9, max(5, (columns - 12) / 5))
      let name = columns - 5 * field
      var head = DashboardLineWriter(columns)
      head.skip(name)
      for age in AgeBucket.allCases { head.text(age.words, .dim, width: field, isNumber: true) }
      head.text("all", .dim, width: field, isNumber: true)
      var lines = [head.line]
      for line in waiting {
        var writer = DashboardLineWriter(columns)
        writer.add(.symbol(line.sort.symbol), line.sort.role, width: 2)
        writer.text(name < 14 ? line.sort.shortWords : line.sort.words, width: name - 2)
        for count in line.counts {
          writer.text(shortest(count), count == 0 ? .dim : .text, width: field, isNumber: true)
        }
        writer.text(shortest(line.total), .strong, width: field, isNumber: true)
        lines.append(writer.line)
      }
      var rest = DashboardLineWriter(columns)
      rest.text(restWords, flagged > 0 ? .badgeFlagged : .dim)
      return lines + [rest.line]
    }
  }

  /// What was skipped of that which waits, and what is flagged besides.
  private var restWords: String {
    if waiting.isEmpty {
      return flagged > 0 ? "Nothing waits but \(grouped(flagged)) flagged." : "Nothing waits."
    }
    let skips = skipped > 0 ? "\(grouped(skipped)) skipped" : ""
    let flags = flagged > 0 ? "besides, \(grouped(flagged)) flagged" : ""
    let words = [skips, flags].filter { !$0.isEmpty }.joined(separator: "; ")
    return words.isEmpty ? "Nothing is skipped or flagged." : words
  }

  private var reviewersSection: DashboardSection {
    DashboardSection("Decided", trailing: "this week") { columns in
      guard !reviewers.isEmpty else { return [words("Nobody has decided this week.")] }
      let name = max(8, columns - 30)
      var head = DashboardLineWriter(columns)
      head.text("", width: name)
      for (title, width) in [("today", 6), ("week", 6), ("flag", 5), ("time", 7), ("keys", 6)] {
        head.text(title, .dim, width: width, isNumber: true)
      }
      let lines =
        [head.line]
        + reviewers.prefix(Self.listLimit).map { reviewer in
          var writer = DashboardLineWriter(columns)
          writer.text(reviewer.reviewer, .strong, width: name - 1)
          writer.skip(1)
          let today = ReviewerFigures.settled(reviewer.today)
          let week = ReviewerFigures.settled(reviewer.week)
          writer.text(shortened(today), width: 6, isNumber: true)
          writer.text(shortened(week), width: 6, isNumber: true)
          writer.text(shortened(reviewer.week[.flag] ?? 0), .dim, width: 5, isNumber: true)
          writer.text(reviewer.median?.time ?? "", .label, width: 7, isNumber: true)
          writer.text(
            reviewer.median.map { shortened($0.keys) } ?? "",
            .label,
            width: 6,
            isNumber: true
          )
          return writer.line
        }
      return lines + rest(of: reviewers.count, "reviewer")
    }
  }

  private var releaseSection: DashboardSection {
    DashboardSection("Next release") { columns in
      let since = "\(counted(release.decidedSince, "item")) decided since"
      guard let set = release.newest else {
        return [
          words("No curated set yet."), words("\(counted(release.decidedSince, "item")) decided"),
        ]
      }
      var lines: [DashboardPage.Line] = []
      var first = DashboardLineWriter(columns)
      first.text(String(set.id.rawValue.prefix(12)), .strong, width: 14)
      first.text("\(counted(set.examples, "example")), \(old(set.made))")
      lines.append(first.line)
      var bar = DashboardLineWriter(columns)
      bar.text("looked at", .dim, width: 14)
      bar.add(
        .bar(set.approved + set.rejected, of: set.examples),
        set.waiting == 0 ? .success : .badgeCorrected,
        width: max(4, columns - 14)
      )
      lines.append(bar.line)
      lines += standing(of: set, columns: columns)
      if set.warned > 0 { lines.append(words("\(grouped(set.warned)) with warnings", .warning)) }
      if let released = set.released {
        lines.append(words("released \(ago(released))", .success))
      } else if let added = release.added, let removed = release.removed,
        let last = release.lastRelease
      {
        lines.append(
          words(
            "\(grouped(added)) new, \(grouped(removed)) gone, "
              + "last release \(ago(last))"
          )
        )
      } else {
        lines.append(words("not released", .dim))
      }
      return lines + [words(since, release.decidedSince > 0 ? .text : .dim)]
    }
  }

  private func bars(
    _ title: String,
    _ counts: [CodeCount],
    _ role: Theme.Role,
    none: String
  ) -> DashboardSection {
    let total = counts.reduce(0) { $0 + $1.count }
    return DashboardSection(title, trailing: total > 0 ? grouped(total) : "") { columns in
      guard let most = counts.first?.count else { return [words(none)] }
      let shown = counts.prefix(Self.barLimit)
      var lines = shown.map { count in
        var writer = DashboardLineWriter(columns)
        writer.text(count.code, width: 17)
        writer.skip(1)
        writer.add(.bar(count.count, of: most), role, width: columns - 18 - 8)
        writer.text(shortened(count.count), .strong, width: 8, isNumber: true)
        return writer.line
      }
      if counts.count > shown.count {
        let rest = counts.dropFirst(shown.count).reduce(0) { $0 + $1.count }
        lines.append(words("\(grouped(rest)) of \(grouped(counts.count - shown.count)) others"))
      }
      return lines
    }
  }

  /// The most bars of a section.
  private static let barLimit = 10

  /// Two charts a version, side by side; all have one scale, so that their heights compare.
  private func versionsSection(_ chartRows: Int) -> DashboardSection {
    DashboardSection(
      "Thumbs by agent version",
      trailing: "\(DashboardScope.weeks) weeks",
      leastColumns: 56
    ) { columns in
      guard !versions.isEmpty else {
        return [words("No answer of the last \(DashboardScope.weeks) weeks got a thumb.")]
      }
      let shown = versions.prefix(Self.listLimit)
      let most = shown.flatMap(\.weeks).map { max($0.up, $0.down) }.max() ?? 1
      let name = min(24, max(8, columns - 48))
      let cells = chartRows == 1 ? 1 : min(3, max(1, (columns - name - 24) / 24))
      let head = VersionWeeks.head(columns: columns, name: name, cells: cells)
      let lines =
        [head]
        + shown.enumerated().flatMap { index, version in
          // High charts have a line between them.
          ((chartRows > 1 && index > 0 ? -1 : 0)..<chartRows).map { row in
            row < 0
              ? []
              : version.line(
                columns: columns,
                name: name,
                chart: ChartRow(row: row, rows: chartRows, cells: cells, most: most)
              )
          }
        }
      return lines + rest(of: versions.count, "version")
    }
  }

  private var returningSection: DashboardSection {
    DashboardSection("Questions that come back", leastColumns: 80) { columns in
      guard !returning.isEmpty else {
        return [words("Nothing that was decided got a thumbs down again.")]
      }
      let lines = returning.map { entry in
        var writer = DashboardLineWriter(columns)
        writer.text("×\(shortened(entry.since))", .badgeDown, width: 6)
        writer.text(entry.question, width: max(10, columns - 6 - 30))
        writer.skip(1)
        let waits = entry.waiting > 0 ? ", \(shortened(entry.waiting)) wait" : ""
        writer.text(
          "\(entry.verdict.pastTense) \(ago(entry.decided))\(waits)",
          .dim,
          width: 29
        )
        return writer.line
      }
      return lines + rest(of: returningInAll, "question")
    }
  }

  /// That a list goes on, where it does.
  private func rest(of count: Int, _ noun: String) -> [DashboardPage.Line] {
    let more = count - Self.listLimit
    return more > 0 ? [words("and \(counted(more, "other \(noun)"))")] : []
  }

  /// How many examples were approved and rejected and how many are open: in one line, or two, or shortened.
  private func standing(of set: SetSummary, columns: Int) -> [DashboardPage.Line] {
    let role: Theme.Role = set.waiting > 0 ? .text : .success
    func settled(_ number: (Int) -> String) -> String {
      "\(number(set.approved)) approved, \(number(set.rejected)) rejected"
    }
    func fits(_ text: String) -> Bool { TextCells.columns(of: text) <= columns }
    let open = "\(grouped(set.waiting)) open"
    let whole = "\(settled(grouped)), \(open)"
    if fits(whole) { return [words(whole, role)] }
    let first = fits(settled(grouped)) ? settled(grouped) : settled(shortest)
    return [words(first, role), words(open, role)]
  }

  private func ago(_ moment: Timestamp) -> String {
    let age = moment.age(at: scope.now)
    return age == "now" ? "just now" : "\(age) ago"
  }

  private func old(_ moment: Timestamp) -> String {
    let age = moment.age(at: scope.now)
    return age == "now" ? "just made" : "\(age) old"
  }

  private func words(_ text: String, _ role: Theme.Role = .dim) -> DashboardPage.Line {
    var writer = DashboardLineWriter(.max / 2)
    writer.text(text, role)
    return writer.line
  }
}

/// A number in at most four columns: `999`, `1.2k`, `220k`, `4.5M`.
private func shortest(_ number: Int) -> String {
  switch number {
  case ..<1000: return "\(number)"
  case ..<10_000: return "\(number / 1000).\(number / 100 % 10)k"
  case ..<1_000_000: return "\(number / 1000)k"
  case ..<10_000_000: return "\(number / 1_000_000).\(number / 100_000 % 10)M"
  default: return "\(number / 1_000_000)M"
  }
}

extension DecisionEffort {
  /// The time in at most six columns: `0.8 s`, `41 s`, `3 min`.
  fileprivate var time: String {
    switch milliseconds {
    case ..<9950: "\((milliseconds + 50) / 1000).\((milliseconds + 50) / 100 % 10) s"
    case ..<99_500: "\((milliseconds + 500) / 1000) s"
    default: "\((milliseconds + 30_000) / 60_000) min"
    }
  }
}

extension AgeBucket {
  fileprivate var words: String {
    switch self {
    case .day: "<1d"
    case .week: "<1w"
    case .month: "<4w"
    case .older: "4w+"
    }
  }
}

extension WaitingSort {
  fileprivate var words: String {
    switch self {
    case .conflict: "conflict"
    case .down: "thumbs down"
    case .retry: "asked again"
    case .other: "other"
    }
  }

  fileprivate var shortWords: String {
    switch self {
    case .conflict: "conflict"
    case .down: "down"
    case .retry: "again"
    case .other: "other"
    }
  }

  fileprivate var symbol: Theme.Symbol {
    switch self {
    case .conflict: .conflict
    case .down: .down
    case .retry: .retry
    case .other: .audit
    }
  }

  fileprivate var role: Theme.Role {
    switch self {
    case .conflict: .badgeConflict
    case .down: .badgeDown
    case .retry: .badgeRetry
    case .other: .badgeAudit
    }
  }
}
