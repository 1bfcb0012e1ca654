/// The range in which an estimated quantity lies, with how sure one may be of it.
package struct Interval: Hashable, Sendable {
  /// The least value.
  package var lower: Double
  /// The greatest value.
  package var upper: Double

  /// Makes an interval.
  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// An interval about a value.
  package init(_ value: Double, plusOrMinus margin: Double) {
    self.init(lower: value - margin, upper: value + margin)
  }

  /// How wide it is.
  package var width: Double { upper - lower }

  /// Whether a value lies in it, its ends included.
  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The part of it that lies in another, for quantities that cannot leave that.
  package func clamped(to limits: ClosedRange<Double>) -> Interval {
    Interval(
      lower: min(max(lower, limits.lowerBound), limits.upperBound),
      upper: min(max(upper, limits.lowerBound), limits.upperBound)
    )
  }
}

/// How often, of a hundred intervals that are made alike, at least so many hold the true value.
package struct Confidence: Hashable, Sendable {
  /// The share, between 0 and 1.
  package let level: Double

  /// 95 in a hundred.
  package static let usual = Confidence(0.95)

  /// Makes a confidence; shares outside (0, 1) are brought to just inside it.
  package init(_ level: Double) {
    self.level = min(max(level, 1e-9), 1 - 1e-9)
  }

  /// What is left over at each end.
  var tail: Double { (1 - level) / 2 }

  /// The quantile of the normal distribution that the interval reaches to.
  package var z: Double { NormalDistribution.quantile(1 - tail) }
}
