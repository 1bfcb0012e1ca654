/// By how much the scores of a candidate differ from those of a baseline over the same cases, where cases of one
/// cluster are no independent witnesses.
///
/// Miller, "Adding Error Bars to Evals" (2024), appendix A: the standard error is
/// √(C/(C−1) · Σ over clusters (Σ of its deviations)²) / n, with C−1 degrees of freedom. A cluster of
/// its own for each case gives the plain standard error of paired differences.
package struct PairedDifference: Hashable, Sendable {
  /// The mean of candidate minus baseline.
  package let mean: Double
  /// The standard error of the mean; nil when there are fewer than two clusters.
  package let standardError: Double?
  /// The number of clusters.
  package let clusters: Int
  /// The number of cases.
  package let cases: Int

  /// Compares.
  ///
  /// - Parameter cases: candidate minus baseline, and the name of its cluster, for each case.
  package init(_ cases: [(difference: Double, cluster: String)]) {
    let n = Double(cases.count)
    let mean = cases.isEmpty ? 0 : cases.reduce(0) { $0 + $1.difference } / n
    var sums: [String: Double] = [:]
    for entry in cases { sums[entry.cluster, default: 0] += entry.difference - mean }
    let count = Double(sums.count)
    // Summed in the order of size, since that of a dictionary is another in each process.
    let squares = sums.values.map { $0 * $0 }.sorted().reduce(0, +)
    self.mean = mean
    self.cases = cases.count
    clusters = sums.count
    standardError = sums.count > 1 ? (count / (count - 1) * squares).squareRoot() / n : nil
  }

  /// The interval of the mean by Student's t; nil when there are fewer than two clusters.
  ///
  /// Where all clusters say the same, their spread is no measure of what is not seen: then the bound is that of Clopper and
  /// Pearson (1934) on the share of clusters that would say something else, at its worst and at its best.
  package func interval(_ confidence: Confidence = .usual) -> Interval? {
    guard let standardError else { return nil }
    guard standardError > Self.leastError else {
      let unseen = Proportion(0, of: clusters).clopperPearson(confidence).upper
      return Interval(
        lower: max(-1, mean - unseen * (mean + 1)),
        upper: min(1, mean + unseen * (1 - mean))
      )
    }
    let t = StudentDistribution.quantile(1 - confidence.tail, degrees: Double(clusters - 1))
    return Interval(mean, plusOrMinus: t * standardError)
  }

  /// A standard error below which there is no spread but that of rounding.
  private static let leastError = 1e-12

  /// The smallest change that so many cases of this spread show with a chance of 80 in a hundred, at the given
  /// confidence: (z of the confidence + z of 0.8) × the standard error.
  package func detectable(_ confidence: Confidence = .usual) -> Double? {
    standardError.map { (confidence.z + NormalDistribution.quantile(0.8)) * $0 }
  }
}

/// What so many cases can say of a thing that happens in a share of all.
package enum Detection {
  /// The chance that something that happens in `rate` of the cases is seen at least once among so many.
  package static func chance(ofRate rate: Double, in cases: Int) -> Double {
    1 - (1 - min(max(rate, 0), 1)).power(max(0, cases))
  }

  /// The least rate that is seen at least once among so many cases with that chance; nil of no cases.
  package static func leastRate(in cases: Int, chance: Double = 0.95) -> Double? {
    guard cases > 0 else { return nil }
    return Proportion(0, of: cases).clopperPearson(Confidence(1 - 2 * (1 - chance))).upper
  }
}

extension Double {
  fileprivate func power(_ exponent: Int) -> Double {
    var (result, base, rest) = (1.0, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      base *= base
      rest >>= 1
    }
    return result
  }
}
