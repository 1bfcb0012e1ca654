import Testing

@testable import Statistics

@Suite struct `Distributions` {
  @Test(
    arguments: [(0.975, 1.959_963_985), (0.95, 1.644_853_627), (0.5, 0), (1e-10, -6.361_340_902)])
  func `The normal one has the values of the tables`(share: Double, value: Double) {
    #expect(abs(NormalDistribution.quantile(share) - value) < 1e-8)
    #expect(abs(NormalDistribution.cumulative(value) - share) < 1e-9)
  }

  @Test func `Its ends are infinite`() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
  }

  @Test(
    arguments: [
      (1.0, 12.706_204_736), (2, 4.302_652_730), (5, 2.570_581_836), (19, 2.093_024_054),
      (120, 1.979_930_405), (.infinity, 1.959_963_985),
    ])
  func `Student's has the values of the tables`(degrees: Double, value: Double) {
    #expect(abs(StudentDistribution.quantile(0.975, degrees: degrees) - value) < 1e-6)
    #expect(abs(StudentDistribution.quantile(0.025, degrees: degrees) + value) < 1e-6)
  }

  @Test(
    arguments: [(2.0, 3.0), (0.5, 0.5), (40, 1)])
  func `The beta one is the area of its density`(a: Double, b: Double) {
    // Of whole shapes the sum of binomial chances, of halves the arc sine.
    #expect(abs(BetaDistribution.cumulative(0.3, 2, 3) - 0.3483) < 1e-12)
    #expect(abs(BetaDistribution.cumulative(0.25, 0.5, 0.5) - 1.0 / 3) < 1e-12)
    for share in [0.01, 0.3, 0.5, 0.99] {
      let value = BetaDistribution.quantile(share, a, b)
      #expect(abs(BetaDistribution.cumulative(value, a, b) - share) < 1e-12)
    }
  }
}
