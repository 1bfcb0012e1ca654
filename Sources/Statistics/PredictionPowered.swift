/// The mean of a quantity that people judged on a sample, helped by a prediction of it that is known of all.
///
/// Angelopoulos, Duchi and Zrnic, "PPI++: Efficient Prediction-Powered Inference" (2023): λ·mean of the predictions of
/// the rest + mean of (y − λ·prediction) of the sample. λ = 0 is the mean of the sample alone. It is worth
/// its trouble only where the prediction goes with the truth and the sample is not small (arXiv
/// 2505.20178): ``isNarrower`` says so.
package struct PredictionPowered: Hashable, Sendable {
  /// The estimate.
  package let estimate: Double
  /// Its standard error.
  package let standardError: Double
  /// How much the prediction was trusted, 0 to 1.
  package let weight: Double
  /// The standard error of the sample alone.
  package let plainStandardError: Double

  /// Estimates.
  ///
  /// - Parameters:
  ///   - sample: what was judged, and what was predicted of it; drawn at random from all.
  ///   - rest: the predictions of those that were not drawn.
  ///   - weight: the trust in the prediction; nil chooses what makes the interval narrowest.
  ///   - isWhole: whether sample and rest are all that is asked about, and not themselves drawn from more. Then what the
  ///     predictions of the rest say is known without error, and a sample that is a good part of all is worth more: Cochran's
  ///     difference estimator ("Sampling Techniques", 1977, 7.2).
  /// - Returns: nil of an empty sample or rest.
  package init?(
    sample: [(truth: Double, prediction: Double)],
    rest: Moments,
    weight: Double? = nil,
    isWhole: Bool = false
  ) {
    guard !sample.isEmpty, rest.count > 0 else { return nil }
    let n = Double(sample.count)
    let truths = Moments(sample.map(\.truth))
    let predictions = Moments(sample.map(\.prediction))
    let weight = weight ?? Self.bestWeight(sample, truths, predictions, rest)
    let residuals = Moments(sample.map { $0.truth - weight * $0.prediction })
    self.weight = weight
    if isWhole {
      let open = Double(rest.count) / (n + Double(rest.count))
      estimate = (1 - open) * truths.mean + open * (weight * rest.mean + residuals.mean)
      standardError = (residuals.sampleVariance / n * open).squareRoot()
      plainStandardError = (truths.sampleVariance / n * open).squareRoot()
      return
    }
    estimate = weight * rest.mean + residuals.mean
    standardError =
      (weight * weight * rest.variance / Double(rest.count) + residuals.variance / n).squareRoot()
    plainStandardError = (truths.variance / n).squareRoot()
  }

  /// The interval of a confidence.
  package func interval(_ confidence: Confidence = .usual) -> Interval {
    Interval(estimate, plusOrMinus: confidence.z * standardError)
  }

  /// Whether the predictions have made the interval narrower than the sample's own.
  package var isNarrower: Bool { standardError < plainStandardError }

  private static func bestWeight(
    _ sample: [(truth: Double, prediction: Double)],
    _ truths: Moments,
    _ predictions: Moments,
    _ rest: Moments
  ) -> Double {
    let n = Double(sample.count)
    let covariance =
      sample.reduce(0) { $0 + ($1.truth - truths.mean) * ($1.prediction - predictions.mean) } / n
    let all = predictions + rest
    let spread = all.variance * Double(all.count) / Double(max(1, all.count - 1))
    guard spread > 0 else { return 0 }
    return min(max(covariance / ((1 + n / Double(rest.count)) * spread), 0), 1)
  }
}

/// How many values there were, their sum, and the sum of their squares.
package struct Moments: Hashable, Sendable {
  /// How many.
  package var count = 0
  /// Their sum.
  package var sum = 0.0
  /// The sum of their squares.
  package var squares = 0.0

  /// Moments of no values.
  package init() {}

  /// The moments of values.
  package init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Takes a value in.
  package mutating func add(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  /// The mean; 0 of no values.
  package var mean: Double { count > 0 ? sum / Double(count) : 0 }

  /// The mean square of the distance from the mean.
  package var variance: Double {
    count > 0 ? max(0, squares / Double(count) - mean * mean) : 0
  }

  static func + (left: Moments, right: Moments) -> Moments {
    var both = left
    both.count += right.count
    both.sum += right.sum
    both.squares += right.squares
    return both
  }
}
