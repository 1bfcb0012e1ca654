import ReviewModel
import ReviewStorage

extension MemoryContent {
  func dashboard(_ scope: DashboardScope) -> Dashboard {
    var dashboard = Dashboard(scope: scope)
    countWaiting(&dashboard)
    dashboard.reviewers = reviewers(scope)
    let stands = items.values.map { (status: status(of: $0), log: decisionLog(of: $0)) }
    func reasons(_ wanted: ItemStatus) -> [CodeCount] {
      codes(
        stands.compactMap { item in
          guard item.status == wanted, case .decide(let verdict)? = item.log.effective?.action
          else { return nil }
          return verdict.reason?.rawValue
        }
      )
    }
    dashboard.discards = reasons(.decided(.discard))
    dashboard.flags = reasons(.flagged)
    dashboard.failures = codes(stands.compactMap { $0.log.failure?.rawValue })
    dashboard.versions = VersionWeeks.list(
      records.values.compactMap { record in
        record.interaction.time.map {
          (
            version: record.interaction.agent.version, day: DashboardScope.dayNumber(of: $0),
            signal: Signal(record.feedback), count: 1
          )
        }
      },
      scope
    )
    (dashboard.returning, dashboard.returningInAll) = returning()
    dashboard.release = release()
    return dashboard
  }

  private func codes(_ all: [String]) -> [CodeCount] {
    Dictionary(grouping: all, by: { Array($0.utf8) })
      .map { CodeCount($0.value[0], $0.value.count) }
      .sorted(by: CodeCount.isBefore)
  }

  private func countWaiting(_ dashboard: inout Dashboard) {
    var lines = WaitingSort.allCases.map(WaitingLine.init)
    for item in items.values {
      let record = records[item.interaction]
      let status = status(of: item)
      if status == .flagged { dashboard.flagged += 1 }
      guard status.isOpen else { continue }
      if status == .skipped { dashboard.skipped += 1 }
      let sort = WaitingSort(item.kind, signal(of: item))
      let age = dashboard.scope.age(of: record?.interaction.time)
      lines[sort.rawValue].counts[age.rawValue] += 1
    }
    dashboard.waiting = lines.filter { $0.total > 0 }
  }

  /// The lines of decisions in force that did not come late, with their verdicts, oldest first.
  private var standingDecisions: [(event: DecisionEvent, verdict: Verdict)] {
    let reviewers = Set(operations.map(\.reviewer))
    let standing = Set(reviewers.flatMap { stacks(of: $0).standing })
    return log.compactMap { line in
      guard case .decide(let verdict) = line.event.action, !line.event.isLate,
        standing.contains(line.event.operation)
      else { return nil }
      return (line.event, verdict)
    }
  }

  /// Those of which the item's log says that they are in force.
  private var decisionsInForce: [(event: DecisionEvent, verdict: Verdict)] {
    let reviewers = Set(operations.map(\.reviewer))
    let standing = Set(reviewers.flatMap { stacks(of: $0).standing })
    return log.compactMap { line in
      guard case .decide(let verdict) = line.event.action,
        standing.contains(line.event.operation)
      else { return nil }
      let isInForce = history(of: line.event.item).inForce.contains(line.event.operation)
      return isInForce ? (line.event, verdict) : nil
    }
  }

  var storeHistory: StoreHistory {
    var counts: [StoreHistory.Volume: Int] = [:]
    for record in records.values {
      guard let time = record.interaction.time else { continue }
      let key = StoreHistory.Volume(
        day: DashboardScope.dayNumber(of: time),
        version: record.interaction.agent.version,
        signal: Signal(record.feedback),
        count: 0
      )
      counts[key, default: 0] += 1
    }
    var history = StoreHistory()
    history.volumes = counts.map { key, count in
      var volume = key
      volume.count = count
      return volume
    }
    .sorted {
      ($0.day, $0.version ?? "", $0.signal.rawValue) < (
        $1.day, $1.version ?? "", $1.signal.rawValue
      )
    }
    for (event, verdict) in decisionsInForce where !verdict.kind.leavesItemWaiting {
      history.settled[DashboardScope.dayNumber(of: event.time), default: 0] += 1
    }
    return history
  }

  private func reviewers(_ scope: DashboardScope) -> [ReviewerFigures] {
    var figures: [String: ReviewerFigures] = [:]
    for (event, verdict) in decisionsInForce where event.time >= scope.week {
      var line = figures[event.reviewer] ?? ReviewerFigures(reviewer: event.reviewer)
      line.week[verdict.kind, default: 0] += 1
      if event.time >= scope.today { line.today[verdict.kind, default: 0] += 1 }
      figures[event.reviewer] = line
    }
    for reviewer in figures.keys {
      let standing = Set(stacks(of: reviewer).standing)
      figures[reviewer]?.median = DecisionEffort.median(
        of: operations.filter { standing.contains($0.id) && $0.time >= scope.week }
          .compactMap(\.effort)
      )
    }
    return figures.values.sorted(by: ReviewerFigures.isBefore)
  }

  private func returning() -> (listed: [ReturningQuestion], inAll: Int) {
    let settled = standingDecisions.filter { event, verdict in
      guard let item = items[event.item], item.kind == .answer, case .decided = status(of: item)
      else { return false }
      return !verdict.kind.leavesItemWaiting
    }
    var first: [[UInt8]: (time: Timestamp, verdict: VerdictKind)] = [:]
    for (event, verdict) in settled.suffix(Dashboard.returningLookback).reversed() {
      guard let key = items[event.item]?.questionKey else { continue }
      first[Array(key.utf8)] = (event.time, verdict.kind)
    }
    let entries = first.compactMap { key, decision -> ReturningQuestion? in
      let bad = items.values.filter { item in
        guard item.kind == .answer, item.questionKey.utf8.elementsEqual(key),
          status(of: item) != .withdrawn, let time = records[item.interaction]?.interaction.time
        else { return false }
        return time > decision.time
      }
      func time(_ item: MemoryItem) -> Timestamp {
        records[item.interaction]?.interaction.time ?? Timestamp(milliseconds: .min)
      }
      guard let newest = bad.max(by: { (time($0), $0.key) < (time($1), $1.key) }) else {
        return nil
      }
      return ReturningQuestion(
        newest: newest.key,
        question: String((records[newest.interaction]?.interaction.question ?? "").prefix(300)),
        verdict: decision.verdict,
        decided: decision.time,
        since: bad.count,
        waiting: bad.count { status(of: $0).isOpen },
        latest: time(newest)
      )
    }
    let listed = entries.sorted(by: ReturningQuestion.isBefore).prefix(Dashboard.listLimit)
    return (Array(listed), entries.count)
  }

  private func release() -> ReleaseOutlook {
    var outlook = ReleaseOutlook()
    outlook.lastRelease = releases.last?.time
    let newest = sets.enumerated().max {
      ($0.element.made, $0.offset) < ($1.element.made, $1.offset)
    }?.element
    guard let newest else {
      outlook.decidedSince = items.values.count {
        if case .decided = status(of: $0) { true } else { false }
      }
      return outlook
    }
    let summary = newest.summary(releases)
    if let other = releases.last(where: { $0.set != summary.id })?.set {
      let before = Set(sets.first { $0.set.id == other }?.set.examples.map(\.id) ?? [])
      let now = Set(newest.set.examples.map(\.id))
      outlook.added = now.subtracting(before).count
      outlook.removed = before.subtracting(now).count
    }
    outlook.newest = summary
    outlook.decidedSince = decisionsInForce.count { event, verdict in
      event.time > summary.made && !verdict.kind.leavesItemWaiting
    }
    return outlook
  }
}
