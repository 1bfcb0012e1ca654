package import ReviewModel
import Statistics

/// What a gate says of a run: one verdict, from which the one exit status follows.
package struct GateVerdict: Hashable, Sendable {
  /// The verdict.
  package typealias Outcome = GateOutcome

  /// The verdict.
  package let outcome: Outcome
  /// Why it is not ``Outcome/passed``, in words; empty when it is.
  package let reasons: [String]
  /// The comparison it stands on.
  package let comparison: RunComparison
  /// The broken cases that a waiver lets pass, with the waiver.
  package let waived: [ExampleID: Waiver]
  /// The waivers that have run out, or that name no case.
  package let idleWaivers: [Waiver]

  /// Judges.
  ///
  /// A regression that is seen is one, whatever else could not be evaluated.
  ///
  /// - Parameter now: by which waivers run out.
  package init(_ comparison: RunComparison, policy: GatePolicy, now: Timestamp) {
    self.comparison = comparison
    let known = Set(comparison.entries.map(\.id))
    let named = policy.waivers.map { $0.completed(among: known) }
    let living = named.filter { $0.expires > now }
    let waivers = Dictionary(living.map { ($0.id, $0) }) { first, _ in first }
    let broken = comparison.entries(.broken)
    waived = waivers.filter { id, _ in broken.contains { $0.id == id } }
    idleWaivers = named.filter { $0.expires <= now || !known.contains($0.id) }
    let counted = broken.filter { waivers[$0.id] == nil }
    let drop = comparison.difference { entry in
      waivers[entry.id] == nil && (comparison.hasBaseline || entry.kind == .golden)
    }
    let regressions = Self.regressions(comparison, counted, drop, policy)
    let gap = Self.gap(comparison, policy)
    if !regressions.isEmpty {
      outcome = .regressed
      reasons = regressions
    } else if let gap {
      outcome = .notEvaluated
      reasons = [gap]
    } else {
      outcome = .passed
      reasons = []
    }
  }

  private static func regressions(
    _ comparison: RunComparison,
    _ broken: [RunComparison.Entry],
    _ drop: PairedDifference,
    _ policy: GatePolicy
  ) -> [String] {
    var reasons: [String] = []
    for kind in ExampleKind.allCases {
      guard let share = policy.mayBreak[kind] else { continue }
      let all = comparison.entries.count { $0.kind == kind }
      let count = broken.count { $0.kind == kind }
      if Double(count) > share * Double(all) {
        reasons.append(
          "\(count) of \(all) \(kind.rawValue) cases passed and \(count == 1 ? "fails" : "fail") now"
        )
      }
    }
    if comparison.hasBaseline, let significance = policy.significance {
      let counted = Set(broken.map(\.id))
      let test = comparison.mcNemar { $0.change == .fixed || counted.contains($0.id) }
      if test.oneSided < significance {
        reasons.append(
          "\(test.lost) broke and \(test.won) were fixed, which chance gives less often than \(significance)"
        )
      }
    }
    // Flaky cases block nothing one by one, but many of them are no luck.
    if let significance = policy.significance, reasons.isEmpty,
      let interval = drop.interval(Confidence(1 - significance)), interval.upper < 0
    {
      reasons.append(
        "the share that passes fell by \(rounded(-100 * drop.mean)) points, trials that failed now and then included"
      )
    }
    if let most = policy.mostDrop, -drop.mean > most {
      reasons.append("the share that passes fell by more than \(most)")
    }
    return reasons
  }

  private static func gap(_ comparison: RunComparison, _ policy: GatePolicy) -> String? {
    let unknown = comparison.entries(.unknown).count
    let all = comparison.entries.count
    if all == 0 { return "there is no case" }
    guard Double(unknown) > policy.mayStayUnknown * Double(all) else { return nil }
    return "\(unknown) of \(all) cases could not be evaluated"
  }
}
