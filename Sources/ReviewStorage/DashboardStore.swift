package import ReviewModel

/// The side of the store that counts.
package protocol DashboardStore {
  /// Counts what a dashboard shows, all of one moment; cheap at any size of the store.
  ///
  /// Decisions that were taken back or came late are not counted. A question is one that comes back
  /// when an item of it is settled now, among the last ``Dashboard/returningLookback`` settling
  /// decisions, and answers to it that were given after the first of those were marked bad.
  func dashboard(_ scope: DashboardScope) throws(StoreError) -> Dashboard

  /// Counts answers and settling decisions by the day, from the first on; cheap at any size of the store.
  ///
  /// Answers without a time are in none of the days, and decisions that were taken back or came late are not counted.
  func history() throws(StoreError) -> StoreHistory
}
