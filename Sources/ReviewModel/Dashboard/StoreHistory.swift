/// What a store has counted by the day, from its first answer on; days are those of UTC, counted from the first of
/// January 1970.
package struct StoreHistory: Hashable, Sendable {
  /// Answers of a day that share a version of the agent and what their feedback means now.
  package struct Volume: Hashable, Sendable {
    /// The day of the answers.
    package var day: Int64
    /// The agent's version.
    package var version: String?
    /// What the feedback means.
    package var signal: Signal
    /// How many.
    package var count: Int

    /// Makes a count.
    package init(day: Int64, version: String?, signal: Signal, count: Int) {
      self.day = day
      self.version = version
      self.signal = signal
      self.count = count
    }
  }

  /// The answers, in the order of the days.
  package var volumes: [Volume]
  /// How many items were settled on a day, of those that stand so.
  package var settled: [Int64: Int]

  /// Makes a history.
  package init(volumes: [Volume] = [], settled: [Int64: Int] = [:]) {
    self.volumes = volumes
    self.settled = settled
  }
}
