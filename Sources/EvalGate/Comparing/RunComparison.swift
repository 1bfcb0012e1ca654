package import ReviewModel
package import Statistics

/// How a run differs from a baseline over the same cases.
///
/// Without a baseline, each case stands as its kind says: a golden answer was confirmed good, a regression case is one that
/// the agent failed when it was made.
package struct RunComparison: Hashable, Sendable {
  /// What became of a case.
  package typealias Change = CaseChange

  /// A case in both runs.
  package struct Entry: Hashable, Sendable {
    /// The case.
    package let id: ExampleID
    /// What it is for.
    package let kind: ExampleKind
    /// The cluster of questions.
    package let cluster: String
    /// What became of it.
    package let change: Change
    /// The share of passed trials in the baseline.
    package let before: Double?
    /// The share of passed trials now.
    package let now: Double?
    /// Whether the baseline has no such case, so that it stands as its kind says.
    package let isNew: Bool
  }

  /// The cases, by id.
  package let entries: [Entry]
  /// Whether a run was compared with, or only the kinds.
  package let hasBaseline: Bool

  /// Compares.
  ///
  /// - Parameter isPartial: whether cases may be new, and gone, since the baseline, as between two releases; those that are
  ///   new stand as their kind says, and count in no figure that is about a change.
  /// - Throws: a ``ComparisonError`` when the runs were scored by different rules, or are over different cases and may not be.
  package init(
    _ run: GateRun,
    with baseline: GateRun?,
    isPartial: Bool = false
  ) throws(ComparisonError) {
    hasBaseline = baseline != nil
    var earlier: [ExampleID: CaseResult] = [:]
    if let baseline {
      guard baseline.scoring == run.scoring else { throw .otherScoring }
      for result in baseline.results { earlier[result.id] = result }
      let missing = run.results.count { earlier[$0.id] == nil }
      let gone = earlier.count - (run.results.count - missing)
      guard isPartial || missing == 0 && gone == 0 else {
        throw .otherCases(new: missing, gone: gone)
      }
    }
    entries = run.results.map { result in
      let known = earlier[result.id]
      let before: Double? = known.map(\.passRate) ?? (result.kind == .golden ? 1 : 0)
      return Entry(
        id: result.id,
        kind: result.kind,
        cluster: result.cluster,
        change: Self.change(result, before: before, isFlaky: known?.isFlaky ?? false),
        before: before,
        now: result.passRate,
        isNew: baseline != nil && known == nil
      )
    }
  }

  private static func change(
    _ result: CaseResult,
    before: Double?,
    isFlaky: Bool
  ) -> Change {
    guard let before, let now = result.passRate, !result.isIncomplete else { return .unknown }
    if isFlaky || result.isFlaky { return .flaky }
    switch (before == 1, now == 1) {
    case (true, true): return .passing
    case (true, false): return .broken
    case (false, true): return .fixed
    case (false, false): return .failing
    }
  }

  /// The cases with that change, golden ones first.
  package func entries(_ change: Change) -> [Entry] {
    let changed = entries.filter { $0.change == change }
    return ExampleKind.allCases.flatMap { kind in changed.filter { $0.kind == kind } }
  }

  /// The cases that could be compared, flaky ones included.
  private var compared: [(entry: Entry, difference: Double)] {
    entries.compactMap { entry in
      guard entry.change != .unknown, !entry.isNew, let before = entry.before, let now = entry.now
      else {
        return nil
      }
      return (entry, now - before)
    }
  }

  /// The mean change of the share that passes, with its error by clusters.
  package var difference: PairedDifference { difference { _ in true } }

  /// The same over some of the cases.
  func difference(of isCounted: (Entry) -> Bool) -> PairedDifference {
    PairedDifference(
      compared.filter { isCounted($0.entry) }
        .map { (difference: $0.difference, cluster: $0.entry.cluster) }
    )
  }

  /// The interval of ``difference``, which a share cannot leave; nil when there are fewer than two clusters.
  package var interval: Interval? { difference.interval()?.clamped(to: -1...1) }

  /// Whether more broke than were fixed, beyond chance; flaky cases left out.
  package var mcNemar: McNemar { mcNemar { _ in true } }

  /// The same over some of the cases.
  func mcNemar(of isCounted: (Entry) -> Bool) -> McNemar {
    func number(_ change: Change) -> Int {
      entries(change).count { !$0.isNew && isCounted($0) }
    }
    return McNemar(lost: number(.broken), won: number(.fixed))
  }

  /// The share that passes now; nil of nothing.
  package var passRate: Double? { mean(compared.compactMap(\.entry.now)) }

  /// The share that passed in the baseline; nil without one.
  package var baselineRate: Double? {
    hasBaseline ? mean(compared.compactMap(\.entry.before)) : nil
  }

  private func mean(_ rates: [Double]) -> Double? {
    rates.isEmpty ? nil : rates.reduce(0, +) / Double(rates.count)
  }
}

/// Why two runs cannot be compared.
package enum ComparisonError: Error, Hashable, Sendable {
  /// They are over different cases: so many are only in the run, so many only in the baseline.
  case otherCases(new: Int, gone: Int)
  /// They were scored by different rules or versions.
  case otherScoring
}
