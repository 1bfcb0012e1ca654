import ReviewModel
import Statistics

/// Makes the estimates of a sample, domain by domain.
///
/// Inside each part that was drawn from by itself the sample is a simple random one, and so is, given how many there
/// are, what of it lies in a domain. An answer that is neither right nor wrong is none of those that are asked about: the
/// size of its part is scaled by the share of such.
struct AuditDomains {
  private let sample: AuditSample
  private let confidence: Confidence
  private let parts: [AuditGroup: [AuditMember]]

  init(_ sample: AuditSample, _ confidence: Confidence) {
    self.sample = sample
    self.confidence = confidence
    parts = Dictionary(grouping: sample.members) { sample.plan.strata.part(of: $0.group) }
  }

  func estimate(of domain: AuditDomain) -> QualityEstimate {
    let pool = sample.pool.filter { domain.contains($0.key) }
    let members = sample.members.filter { domain.contains($0.group) }
    let judgements = members.compactMap(\.reading?.isRight)
    var estimate = QualityEstimate(
      domain: domain,
      pool: pool.values.reduce(0, +),
      thumbs: Self.thumbs(pool),
      rated: Proportion(
        pool.filter { $0.key.signal != .none }.values.reduce(0, +),
        of: pool.values.reduce(0, +)
      ),
      drawn: members.count,
      judged: Proportion(judgements.count { $0 }, of: judgements.count),
      neither: members.count { $0.reading != nil && $0.reading?.isRight == nil },
      share: nil,
      interval: Interval(lower: 0, upper: 1),
      method: .wilson
    )
    let parts = parts(pool, in: domain)
    estimate.bounds = estimate.waiting > 0 ? Self.bounds(of: parts) : nil
    if parts.count > 1 {
      estimate.method = .stratified
      guard let stratified = Stratified(parts.map(\.stratum), areShares: true) else {
        return estimate
      }
      estimate.uncovered = stratified.uncovered
      let open =
        Double(stratified.uncovered) / Double(max(1, parts.reduce(0) { $0 + $1.stratum.size }))
      guard open <= Self.mostUncovered else { return estimate }
      let interval = stratified.interval(confidence)
      estimate.share = stratified.estimate
      estimate.interval = Interval(
        lower: (1 - open) * interval.lower,
        upper: (1 - open) * interval.upper + open
      )
    } else if let stratum = parts.first?.stratum, stratum.sample.count > 0 {
      estimate.share = estimate.judged.share
      estimate.interval = estimate.judged.wilson(ofPopulation: stratum.size, confidence)
      estimate.exact = estimate.judged.clopperPearson(confidence)
      // Which of the rest are right or wrong at all is not known, so their thumbs predict nothing then.
      estimate.powered = estimate.neither == 0 ? powered(pool, members) : nil
    }
    return estimate
  }

  /// Of how many answers no share may say nothing.
  private static let mostUncovered = 0.05

  /// A part of the pool as far as it lies in a domain.
  private struct Part {
    var stratum: Stratified.Stratum
    var waiting: Int
  }

  private func parts(_ pool: [AuditGroup: Int], in domain: AuditDomain) -> [Part] {
    let sizes = Dictionary(
      pool.map { (sample.plan.strata.part(of: $0.key), $0.value) },
      uniquingKeysWith: +
    )
    return sizes.map { part, size in
      let drawn = (parts[part] ?? []).filter { domain.contains($0.group) }
      let readings = drawn.compactMap(\.reading)
      let judgements = readings.compactMap(\.isRight)
      let share = readings.isEmpty ? 1 : Double(judgements.count) / Double(readings.count)
      let stratum = Stratified.Stratum(
        size: max(judgements.count, Int((Double(size) * share).rounded())),
        sample: Moments(judgements.map { $0 ? 1 : 0 })
      )
      return Part(stratum: stratum, waiting: drawn.count - readings.count)
    }
    .filter { $0.stratum.size > 0 }
    .sorted {
      ($0.stratum.size, $0.stratum.sample.count, $0.stratum.sample.sum)
        < ($1.stratum.size, $1.stratum.sample.count, $1.stratum.sample.sum)
    }
  }

  private static func bounds(of parts: [Part]) -> Interval? {
    let all = Double(parts.reduce(0) { $0 + $1.stratum.size })
    guard all > 0 else { return nil }
    var bounds = Interval(lower: 0, upper: 0)
    for part in parts {
      let weight = Double(part.stratum.size) / all
      let drawn = Double(part.stratum.sample.count + part.waiting)
      let right = part.stratum.sample.sum
      bounds.lower += drawn > 0 ? weight * right / drawn : 0
      bounds.upper += drawn > 0 ? weight * (right + Double(part.waiting)) / drawn : weight
    }
    return bounds
  }

  private static func thumbs(_ pool: [AuditGroup: Int]) -> Proportion {
    let up = pool.filter { $0.key.signal == .up }.values.reduce(0, +)
    return Proportion(up, of: pool.filter { $0.key.signal != .none }.values.reduce(0, +))
  }

  /// With the thumbs as predictor: an up predicts right, a down wrong, and no thumb the share of ups.
  private func powered(_ pool: [AuditGroup: Int], _ members: [AuditMember]) -> PoweredEstimate? {
    guard let unrated = Self.thumbs(pool).share else { return nil }
    func prediction(of group: AuditGroup) -> Double {
      switch group.signal {
      case .up: 1
      case .down, .retry, .corrected: 0
      case .none: unrated
      }
    }
    let judged = members.compactMap { member in
      member.reading?.isRight.map {
        (truth: $0 ? 1.0 : 0, prediction: prediction(of: member.group))
      }
    }
    // What waits is among the rest: its thumbs are known, and nothing else.
    var rest = Moments()
    let known = Dictionary(grouping: members.filter { $0.reading?.isRight != nil }, by: \.group)
    for (group, size) in pool {
      let count = size - (known[group]?.count ?? 0)
      let value = prediction(of: group)
      rest.count += count
      rest.sum += Double(count) * value
      rest.squares += Double(count) * value * value
    }
    return PredictionPowered(sample: judged, rest: rest, isWhole: true).map {
      PoweredEstimate(
        share: min(max($0.estimate, 0), 1),
        interval: $0.interval(confidence).clamped(to: 0...1),
        isNarrower: $0.isNarrower
      )
    }
  }
}
