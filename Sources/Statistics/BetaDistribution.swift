import Glibc

/// The beta distribution, from which intervals of shares and Student's t come.
enum BetaDistribution {
  /// The chance of a value of at most `x`: the regularised incomplete beta function.
  ///
  /// The continued fraction of Abramowitz and Stegun 26.5.8, by the method of Lentz.
  ///
  /// - Parameters:
  ///   - x: brought to between 0 and 1.
  ///   - a: the first shape, above 0.
  ///   - b: the second shape, above 0.
  static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast below the mean, so that the other side is taken by symmetry.
    if x > (a + 1) / (a + b + 2) { return 1 - cumulative(1 - x, b, a) }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front * fraction(x, a, b) / a
  }

  /// The value below which a share of the values lies, by halving.
  static func quantile(_ share: Double, _ a: Double, _ b: Double) -> Double {
    guard share > 0 else { return 0 }
    guard share < 1 else { return 1 }
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if cumulative(middle, a, b) < share { low = middle } else { high = middle }
    }
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let smallest = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < smallest ? smallest : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      let change = d * c
      result *= change
      if abs(change - 1) < 1e-15 { break }
    }
    return result
  }
}

/// Student's t distribution.
package enum StudentDistribution {
  /// The value below which a share of the values lies.
  ///
  /// From the beta distribution, of which it is a change of variable (Abramowitz and Stegun 26.7.1).
  ///
  /// - Parameters:
  ///   - share: between 0 and 1; the ends give minus and plus infinity.
  ///   - degrees: the degrees of freedom, above 0; infinite ones give the normal distribution.
  package static func quantile(_ share: Double, degrees: Double) -> Double {
    guard degrees.isFinite else { return NormalDistribution.quantile(share) }
    guard share > 0, degrees > 0 else { return -.infinity }
    guard share < 1 else { return .infinity }
    if share == 0.5 { return 0 }
    let tail = min(share, 1 - share)
    let x = BetaDistribution.quantile(2 * tail, degrees / 2, 0.5)
    let value = (degrees * (1 - x) / x).squareRoot()
    return share < 0.5 ? -value : value
  }
}
