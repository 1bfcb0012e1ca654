package import ReviewModel

/// What a report is made of: everything that a store has counted, of one moment.
package struct FlywheelFigures: Sendable {
  /// A set that was released.
  package struct Release: Hashable, Sendable {
    /// The set, shortened.
    package var name: String
    /// When.
    package var time: Timestamp
    /// How many training rows it has; nil when nobody has counted.
    package var rows: Int?
    /// How many of them are the agent's own words.
    package var agentRows: Int?
    /// The version that was trained on it.
    package var trainedAs: String?

    /// Makes a release.
    package init(
      name: String,
      time: Timestamp,
      rows: Int? = nil,
      agentRows: Int? = nil,
      trainedAs: String? = nil
    ) {
      self.name = name
      self.time = time
      self.rows = rows
      self.agentRows = agentRows
      self.trainedAs = trainedAs
    }
  }

  /// A run of the gate.
  package struct GateResult: Hashable, Sendable {
    /// The release, or the file.
    package var name: String
    /// How many cases passed.
    package var passed: Int
    /// How many failed.
    package var failed: Int
    /// How many could not be evaluated.
    package var unknown: Int

    /// Makes a run.
    package init(name: String, passed: Int, failed: Int, unknown: Int) {
      self.name = name
      self.passed = passed
      self.failed = failed
      self.unknown = unknown
    }
  }

  /// The counts of the dashboard.
  package var dashboard: Dashboard
  /// Counts by the day.
  package var history: StoreHistory
  /// The samples that were drawn.
  package var audits: [AuditSample] = []
  /// What records were left out of the newest set, by rule, most first.
  package var drops: [CodeCount] = []
  /// How many examples the newest set has; nil when there is none.
  package var examples: Int?
  /// The releases, oldest first.
  package var releases: [Release] = []
  /// Runs of the gate, oldest first.
  package var runs: [GateResult] = []
  /// How many records allow what: the words, and the counts.
  package var consents: [CodeCount] = []
  /// When records were erased, and how many.
  package var erasures: [(time: Timestamp, records: Int)] = []
  /// What failure kinds are called.
  package var failureTitles: [String: String] = [:]

  /// Makes figures.
  package init(dashboard: Dashboard, history: StoreHistory) {
    self.dashboard = dashboard
    self.history = history
  }
}
