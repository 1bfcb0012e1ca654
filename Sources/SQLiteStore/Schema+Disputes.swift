extension Schema {
  /// What came late stands in `late` only beside what somebody else decided; the items in which it stood
  /// before are counted anew (`SQLiteReviewStore.migrate`), by `DecisionLog`, which no SQL could ask.
  static let disputeVersion = "-- late: second opinions beside somebody else's decision"
}
