import ReviewModel

/// What an item takes its reviewer while it is shown: from when on, and how many keys.
struct Attention: Equatable, Sendable {
  var item: ItemKey
  var since: Timestamp
  var keys = 0

  /// What a decision on that item took, made now; nil when it is about others, when nobody pressed a
  /// key, and when somebody was away meanwhile.
  func effort(of items: [ItemKey], at now: Timestamp) -> DecisionEffort? {
    let (taken, overflow) = now.milliseconds.subtractingReportingOverflow(since.milliseconds)
    guard items == [item], keys > 0, !overflow, (0...Int64(DecisionEffort.limit)).contains(taken)
    else { return nil }
    return DecisionEffort(milliseconds: Int(taken), keys: keys)
  }
}
