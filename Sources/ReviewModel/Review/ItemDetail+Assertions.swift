extension ItemDetail {
  /// What a new correction of a reviewer goes on to assert, as far as it says so itself: what their standing correction asserts,
  /// or what the case asserts that a candidate failed.
  package func standingAssertions(of reviewer: String) -> [Assertion] {
    let log = DecisionLog(history)
    let own = ([log.effective] + log.secondOpinions).compactMap(\.self).first { event in
      guard event.reviewer == reviewer, case .decide(.correct) = event.action else { return false }
      return true
    }
    if let own { return own.assertions }
    return log.effective == nil ? failedCase?.assertions ?? [] : []
  }
}
