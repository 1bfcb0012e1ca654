/// How far two people who judged the same things agree beyond what chance would give.
///
/// Cohen's kappa (1960) takes chance from how often each used each category, and falls to nothing when nearly all is of
/// one kind; Gwet's AC1 (2008) does not. Intervals come from the variance of what each thing contributes:
/// Gwet's formula for AC1, that of Fleiss, Cohen and Everitt (1969) for kappa.
package struct Agreement: Hashable, Sendable {
  /// A coefficient with its standard error.
  package struct Coefficient: Hashable, Sendable {
    /// 1 for full agreement, 0 for chance.
    package let value: Double
    /// Its standard error.
    package let standardError: Double

    /// The interval of a confidence, which goes no further than from −1 to 1.
    package func interval(_ confidence: Confidence = .usual) -> Interval {
      Interval(value, plusOrMinus: confidence.z * standardError).clamped(to: -1...1)
    }
  }

  /// How many were judged by both.
  package let count: Int
  /// On how many they agree.
  package let agreed: Int
  /// Cohen's kappa; nil of nothing, and where both used one and the same category throughout.
  package let kappa: Coefficient?
  /// Gwet's AC1, which is 1 where one category is all there is; nil of nothing.
  package let ac1: Coefficient?

  /// Compares.
  ///
  /// - Parameters:
  ///   - pairs: what the first and the second said of each thing.
  ///   - categories: all that could have been said, beside what was.
  package init<Category: Hashable>(
    _ pairs: [(first: Category, second: Category)],
    of categories: Set<Category> = []
  ) {
    count = pairs.count
    agreed = pairs.count { $0.first == $0.second }
    guard !pairs.isEmpty else {
      kappa = nil
      ac1 = nil
      return
    }
    let n = Double(pairs.count)
    var first: [Category: Double] = [:]
    var second: [Category: Double] = [:]
    for pair in pairs {
      first[pair.first, default: 0] += 1 / n
      second[pair.second, default: 0] += 1 / n
    }
    let used = categories.union(first.keys).union(second.keys)
    let observed = Double(agreed) / n
    kappa = Self.kappa(pairs, first, second, observed)
    ac1 = Self.ac1(pairs, first, second, observed, categories: used.count)
  }

  private static func kappa<Category: Hashable>(
    _ pairs: [(first: Category, second: Category)],
    _ first: [Category: Double],
    _ second: [Category: Double],
    _ observed: Double
  ) -> Coefficient? {
    let chance = first.values(with: second).reduce(0) { $0 + $1.0 * $1.1 }
    guard chance < 1 - 1e-12 else { return nil }
    let value = (observed - chance) / (1 - chance)
    let n = Double(pairs.count)
    var sum = 0.0
    for pair in pairs {
      let marginals = second[pair.first, default: 0] + first[pair.second, default: 0]
      if pair.first == pair.second {
        let part = 1 - marginals * (1 - value)
        sum += part * part / n
      } else {
        let part = (1 - value) * marginals
        sum += part * part / n
      }
    }
    let rest = value - chance * (1 - value)
    let variance = max(0, sum - rest * rest) / (n * (1 - chance) * (1 - chance))
    return Coefficient(value: value, standardError: variance.squareRoot())
  }

  private static func ac1<Category: Hashable>(
    _ pairs: [(first: Category, second: Category)],
    _ first: [Category: Double],
    _ second: [Category: Double],
    _ observed: Double,
    categories: Int
  ) -> Coefficient {
    guard categories > 1 else { return Coefficient(value: 1, standardError: 0) }
    let shares = first.values(with: second).map { ($0.0 + $0.1) / 2 }
    let q = Double(categories)
    let chance = shares.reduce(0) { $0 + $1 * (1 - $1) } / (q - 1)
    let value = (observed - chance) / (1 - chance)
    let n = Double(pairs.count)
    guard pairs.count > 1 else { return Coefficient(value: value, standardError: 0) }
    var sum = 0.0
    for pair in pairs {
      let agrees = pair.first == pair.second ? 1.0 : 0
      let own = (agrees - chance) / (1 - chance)
      let meanShare =
        ((first[pair.first, default: 0] + second[pair.first, default: 0]) / 2
          + (first[pair.second, default: 0] + second[pair.second, default: 0]) / 2) / 2
      let ownChance = (1 - meanShare) / (q - 1)
      let part = own - 2 * (1 - value) * (ownChance - chance) / (1 - chance)
      sum += (part - value) * (part - value)
    }
    return Coefficient(value: value, standardError: (sum / (n * (n - 1))).squareRoot())
  }
}

extension Dictionary where Value == Double {
  /// The values of each key here and in another, 0 where there is none; least first, so that sums do not hang on hashes.
  fileprivate func values(with other: [Key: Double]) -> [(Double, Double)] {
    Set(keys).union(other.keys).map { (self[$0, default: 0], other[$0, default: 0]) }.sorted {
      $0 < $1
    }
  }
}
