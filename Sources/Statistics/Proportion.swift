/// So many of so many.
package struct Proportion: Hashable, Sendable {
  /// How many have what is asked for.
  package let count: Int
  /// Of how many.
  package let total: Int

  /// Makes a proportion; counts below 0 or above the total are brought to these.
  package init(_ count: Int, of total: Int) {
    self.total = max(0, total)
    self.count = min(max(0, count), self.total)
  }

  /// The share, or nil of nothing.
  package var share: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// Wilson's interval, which holds what it promises on the average also where few were counted.
  ///
  /// Of nothing it is everything.
  package func wilson(_ confidence: Confidence = .usual) -> Interval {
    let interval = Wilson.interval(share: share ?? 0, of: Double(total), confidence)
    return Interval(
      lower: count == 0 ? 0 : interval.lower,
      upper: count == total ? 1 : interval.upper
    )
  }

  /// Wilson's interval of a share of a population that is not much larger than the sample.
  ///
  /// The sample counts as n·(N−1)/(N−n) of as many as you like, which has the standard error of n of N (Cochran, "Sampling
  /// Techniques", 1977, 3.2).
  package func wilson(ofPopulation size: Int, _ confidence: Confidence = .usual) -> Interval {
    guard let share, size > 1 else { return wilson(confidence) }
    guard size > total else { return Interval(lower: share, upper: share) }
    let effective = Double(total) * Double(size - 1) / Double(size - total)
    let interval = Wilson.interval(share: share, of: effective, confidence)
    return Interval(
      lower: count == 0 ? 0 : interval.lower,
      upper: count == total ? 1 : interval.upper
    )
  }

  /// The interval of Clopper and Pearson (1934), which never holds less than it promises, and is wider for it.
  package func clopperPearson(_ confidence: Confidence = .usual) -> Interval {
    let (k, n) = (Double(count), Double(total))
    return Interval(
      lower: count == 0 ? 0 : BetaDistribution.quantile(confidence.tail, k, n - k + 1),
      upper: count == total ? 1 : BetaDistribution.quantile(1 - confidence.tail, k + 1, n - k)
    )
  }
}

/// Wilson's interval (1927) of a share.
enum Wilson {
  /// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
  static func interval(share p: Double, of n: Double, _ confidence: Confidence) -> Interval {
    guard n > 0 else { return Interval(lower: 0, upper: 1) }
    let z = confidence.z
    let divisor = 1 + z * z / n
    let middle = (p + z * z / (2 * n)) / divisor
    let margin = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / divisor
    return Interval(middle, plusOrMinus: margin).clamped(to: 0...1)
  }
}
