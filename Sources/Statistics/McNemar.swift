import Glibc

/// McNemar's exact test of two runs over the same cases (1947): of the cases that changed, whether they changed
/// one way more often than a coin would have it.
package struct McNemar: Hashable, Sendable {
  /// How many passed before and fail now.
  package let lost: Int
  /// How many failed before and pass now.
  package let won: Int

  /// Makes a test; counts below 0 are 0.
  package init(lost: Int, won: Int) {
    self.lost = max(0, lost)
    self.won = max(0, won)
  }

  /// The chance of at least so many losses, were losses and wins equally likely.
  package var oneSided: Double { chance(ofAtLeast: lost) }

  /// The chance of a difference at least so great, whichever way.
  package var twoSided: Double { min(1, 2 * chance(ofAtLeast: max(lost, won))) }

  /// As ``twoSided``, with half the chance of just this difference left out, which is less conservative.
  package var midP: Double {
    if lost + won == 0 { return 1 }
    return lost == won ? 1 - chance(of: lost) : twoSided - chance(of: lost)
  }

  private func chance(ofAtLeast count: Int) -> Double {
    min(1, (count...max(count, lost + won)).reversed().reduce(0) { $0 + chance(of: $1) })
  }

  /// Of exactly so many among those that changed.
  private func chance(of count: Int) -> Double {
    let n = Double(lost + won)
    guard count <= lost + won else { return 0 }
    let k = Double(count)
    return exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) - n * log(2))
  }
}
