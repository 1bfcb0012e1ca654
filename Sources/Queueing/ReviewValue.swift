package import ReviewModel

/// How much a minute of review on an item is worth, as the time by which it moves up in the queue.
///
/// The formula is that of a ranking by heat: the newest comes first, and each reason to look at an
/// item sooner counts as if it were so many days newer. So no item has to be moved as time goes by, and
/// an index holds the order.
///
/// | reason | counts as |
/// |---|---|
/// | each doubling of how often the question was asked | 3 days |
/// | explicit feedback (a thumbs down and not a retry) | 14 days |
/// | reviewers or corrections that disagree | 30 days |
/// | an eval case that a candidate fails | 44 days |
///
/// Source of the form, time plus a logarithm of the weight: R. Munroe, "Reddit's new comment sorting
/// system" and the site's published hot ranking (2009); the weights are ours.
package struct ReviewValue: Hashable, Sendable {
  /// What one doubling of the cluster counts for, in milliseconds.
  package static let doubling: Int64 = 3 * day
  /// What explicit feedback counts for, in milliseconds.
  package static let explicit: Int64 = 14 * day
  /// What disagreement counts for, in milliseconds.
  package static let disagreement: Int64 = 30 * day
  /// More doublings count no more: 20 are a million.
  package static let mostDoublings: Int64 = 20

  private static let day: Int64 = 86_400_000
  /// Moments are held within this, so that nothing overflows; it is some 73 million years.
  private static let farthest: Int64 = 1 << 61

  /// The number by which items are ordered: the greatest comes first.
  ///
  /// It is a moment in milliseconds since 1970, moved on by what speaks for the item.
  package var score: Int64

  /// Values an item.
  ///
  /// - Parameters:
  ///   - kind: why a person has to look.
  ///   - signal: what the user's feedback meant.
  ///   - asked: how often the question was asked.
  ///   - secondOpinions: how many decisions stand beside the one that counts.
  ///   - moment: when it happened, in milliseconds; `Int64.min` for an unknown time, which counts as
  ///     the oldest.
  package init(
    kind: ItemKind,
    signal: Signal,
    asked: Int64,
    secondOpinions: Int64,
    moment: Int64
  ) {
    // A sample comes in the order in which it was drawn, behind the rest: any other would judge the first of it by their age.
    guard kind != .audit else {
      score = 0
      return
    }
    score = min(max(moment, -Self.farthest), Self.farthest)
    score += Self.doublings(of: asked) * Self.doubling
    if [.conflict, .gate].contains(kind) || signal == .down { score += Self.explicit }
    if [.conflict, .gate].contains(kind) || secondOpinions > 0 { score += Self.disagreement }
  }

  /// How often one has to be doubled to make at most that many: 0 for 1, 2 for 4 to 7.
  package static func doublings(of asked: Int64) -> Int64 {
    asked < 2 ? 0 : min(mostDoublings, Int64(63 - asked.leadingZeroBitCount))
  }
}

extension ReviewValue {
  /// Why an item stands where it does, in words, for "next because".
  ///
  /// - Parameters:
  ///   - item: the row of the queue.
  ///   - now: from which its age counts.
  ///   - number: how a number is written.
  package static func reasons(
    for item: ItemSummary,
    now: Timestamp,
    number: (Int) -> String = { "\($0)" }
  ) -> [String] {
    var reasons: [String] = []
    if item.status == .skipped { reasons.append("skipped before") }
    if item.kind == .audit {
      reasons.append("drawn into a sample")
    } else if item.kind == .gate {
      reasons.append("a candidate failed its eval case")
    } else if item.kind == .pair {
      reasons.append("nearly the words of another question")
    } else if item.kind == .conflict {
      reasons.append("corrections disagree")
    } else if item.lateDecisions > 0 {
      reasons.append("reviewers disagree")
    }
    if item.asked > 1 { reasons.append("asked \(number(item.asked)) times") }
    switch item.signal {
    case .down: reasons.append("thumbs down")
    case .retry: reasons.append("tried again")
    case .up, .corrected, .none: break
    }
    reasons.append(item.time.map { age(of: $0, now: now) } ?? "of unknown age")
    return reasons
  }

  private static func age(of time: Timestamp, now: Timestamp) -> String {
    let (gone, overflow) = now.milliseconds.subtractingReportingOverflow(time.milliseconds)
    guard !overflow, gone >= 0 else { return "new" }
    for (length, unit) in [(day, "day"), (3_600_000, "hour"), (60_000, "minute")]
    where gone >= length {
      let number = gone / length
      return "\(number) \(unit)\(number == 1 ? "" : "s") old"
    }
    return "new"
  }
}
