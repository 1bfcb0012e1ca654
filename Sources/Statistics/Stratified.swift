/// The mean of a quantity over groups of known sizes, of each of which a sample was judged.
///
/// Σ W·ȳ with variance Σ W²·s²/n·(1 − n/N), W being a group's share of all (Cochran, "Sampling
/// Techniques", 1977, 5.3 and 5.4). Groups of which fewer than two were judged say nothing of their spread: they take
/// that of all samples together. A share of a group takes the spread of Laplace's (k+1)/(n+2), since a small sample of which
/// all are alike would show none (as in A. Agresti and B. Caffo, "Simple and Effective Confidence Intervals for Proportions",
/// 2000).
package struct Stratified: Hashable, Sendable {
  /// A group: its size, and the moments of its sample.
  package struct Stratum: Hashable, Sendable {
    /// How many there are in all.
    package var size: Int
    /// The judged ones.
    package var sample: Moments

    /// Makes a group.
    package init(size: Int, sample: Moments) {
      self.size = size
      self.sample = sample
    }
  }

  /// The estimate.
  package let estimate: Double
  /// Its standard error.
  package let standardError: Double
  /// How many were judged.
  package let judged: Int
  /// How many lie in groups of which nothing was judged, and for which the estimate does not speak.
  package let uncovered: Int

  /// Estimates.
  ///
  /// - Parameters:
  ///   - strata: the groups.
  ///   - areShares: whether the quantity is 0 or 1, so that its mean is a share.
  /// - Returns: nil when nothing was judged.
  package init?(_ strata: [Stratum], areShares: Bool = false) {
    let covered = strata.filter { $0.sample.count > 0 && $0.size > 0 }
    let total = Double(covered.reduce(0) { $0 + $1.size })
    guard total > 0 else { return nil }
    var all = Moments()
    for stratum in covered { all = all + stratum.sample }
    var estimate = 0.0
    var variance = 0.0
    for stratum in covered {
      let weight = Double(stratum.size) / total
      let n = Double(stratum.sample.count)
      estimate += weight * stratum.sample.mean
      let spread =
        areShares
        ? stratum.sample.shareVariance
        : stratum.sample.count > 1 ? stratum.sample.sampleVariance : all.sampleVariance
      let rest = max(0, 1 - n / Double(stratum.size))
      variance += weight * weight * spread / n * rest
    }
    self.estimate = estimate
    standardError = variance.squareRoot()
    judged = all.count
    uncovered = strata.reduce(0) { $0 + $1.size } - Int(total)
  }

  /// The interval of a share of that confidence.
  ///
  /// Wilson's, of as many independent judgements as would have this standard error (Kish's effective sample), since
  /// the plain one is too narrow near 0 and 1. Where the judgements do not differ, of as many as there were.
  package func interval(_ confidence: Confidence = .usual) -> Interval {
    let spread = estimate * (1 - estimate)
    let size =
      standardError > 0 && spread > 0 ? spread / (standardError * standardError) : Double(judged)
    return Wilson.interval(share: estimate, of: size, confidence)
  }
}

extension Moments {
  /// The variance that a sample shows of its population.
  var sampleVariance: Double {
    count > 1 ? variance * Double(count) / Double(count - 1) : 0
  }

  /// The variance of a share that is taken for (k+1)/(n+2).
  var shareVariance: Double {
    let share = (sum + 1) / Double(count + 2)
    return share * (1 - share)
  }
}
