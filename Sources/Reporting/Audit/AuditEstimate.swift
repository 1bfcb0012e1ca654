package import ReviewModel
package import Statistics

/// What a sample says of all the answers that it was drawn from.
package struct AuditEstimate: Sendable {
  /// The sample.
  package let sample: AuditSample
  /// All answers together.
  package let overall: QualityEstimate
  /// Each version of the agent, the newer first.
  package let versions: [QualityEstimate]
  /// Each thing that feedback can mean: of how many thumbs up the answer is right, and of how many that nobody rated.
  package let signals: [QualityEstimate]

  /// Estimates.
  ///
  /// - Parameters:
  ///   - sample: a sample of answers.
  ///   - confidence: of its intervals.
  package init(_ sample: AuditSample, _ confidence: Confidence = .usual) {
    self.sample = sample
    let domains = AuditDomains(sample, confidence)
    overall = domains.estimate(of: .all)
    let versions = Set(sample.pool.keys.map(\.version))
    self.versions = versions.sorted { left, right in
      AgentOrder.precedes(Agent(version: left), Agent(version: right))
    }
    .map { domains.estimate(of: .version($0)) }
    signals = Signal.allCases.filter { signal in sample.pool.keys.contains { $0.signal == signal } }
      .map { domains.estimate(of: .signal($0)) }
  }
}

/// Of which answers of a pool an estimate speaks.
package enum AuditDomain: Hashable, Sendable {
  /// All of them.
  case all
  /// Those of a version of the agent.
  case version(String?)
  /// Those of which feedback means that.
  case signal(Signal)

  /// Whether a group belongs to it.
  package func contains(_ group: AuditGroup) -> Bool {
    switch self {
    case .all: true
    case .version(let version): group.version == version
    case .signal(let signal): group.signal == signal
    }
  }
}

/// The share of right answers among those of a pool, from a sample of them.
package struct QualityEstimate: Hashable, Sendable {
  /// How the interval was made.
  package enum Method: String, Hashable, Sendable {
    /// Wilson's, for a population of this size.
    case wilson
    /// Of Cochran's stratified mean, with Kish's effective sample in Wilson's formula.
    case stratified
  }

  /// Of which answers.
  package var domain: AuditDomain
  /// How many there are.
  package var pool: Int
  /// What their users said: how many up, of those that rated.
  ///
  /// A wish to try again and a correction are down.
  package var thumbs: Proportion
  /// How many of them were rated.
  package var rated: Proportion
  /// How many were drawn.
  package var drawn: Int
  /// Of how many of these it is said that they are right, of those that are right or wrong.
  package var judged: Proportion
  /// How many are neither, as the answer to a question that nobody can answer.
  package var neither: Int
  /// The estimate; nil while nothing is judged, or too little of a part that was drawn from by itself.
  package var share: Double?
  /// Where the share lies.
  package var interval: Interval
  /// How ``interval`` was made.
  package var method: Method
  /// The interval of Clopper and Pearson, of a sample that is drawn as one; it promises at least what it says.
  package var exact: Interval?
  /// The estimate with the thumbs as predictor, of a sample that is drawn as one.
  package var powered: PoweredEstimate?

  /// How many of the drawn wait to be judged.
  package var waiting: Int { drawn - judged.total - neither }

  /// The share if every answer that waits turned out wrong, and if every one turned out right, parts of which nothing was
  /// drawn included; nil when none waits.
  package var bounds: Interval?
  /// How many answers lie in parts of which nothing is judged: a share is given only while they are few, and then its interval
  /// is as wide as if they were all wrong, or all right.
  package var uncovered = 0
}

/// A prediction-powered estimate of a share.
package struct PoweredEstimate: Hashable, Sendable {
  /// The estimate.
  package var share: Double
  /// Where the share lies.
  package var interval: Interval
  /// Whether the thumbs made the interval narrower than the sample alone has it.
  package var isNarrower: Bool

  /// Makes an estimate.
  package init(share: Double, interval: Interval, isNarrower: Bool) {
    self.share = share
    self.interval = interval
    self.isNarrower = isNarrower
  }
}
