import Statistics
import Testing

@Suite struct `The difference of two runs` {
  @Test func `Each case alone gives the plain standard error`() throws {
    let difference = PairedDifference(
      [1.0, 0, -1, 0, 1].enumerated().map { (difference: $1, cluster: "\($0)") }
    )
    #expect(abs(difference.mean - 0.2) < 1e-12)
    // √(2.8 / 4) / √5
    #expect(abs(try #require(difference.standardError) - 0.374_165_739) < 1e-9)
    let interval = try #require(difference.interval())
    // t of 4 degrees is 2.776 445.
    #expect(abs(interval.upper - (0.2 + 2.776_445_105 * 0.374_165_739)) < 1e-6)
  }

  @Test func `Cases of one cluster are one witness`() throws {
    let alone = PairedDifference(
      (0..<40).map { (difference: $0 % 2 == 0 ? 1 : 0, cluster: "\($0)") }
    )
    let together = PairedDifference(
      (0..<40).map { (difference: $0 % 2 == 0 ? 1 : 0, cluster: "\($0 % 4)") }
    )
    #expect(together.mean == alone.mean)
    #expect(together.clusters == 4)
    #expect(try #require(together.standardError) > 3 * (try #require(alone.standardError)))
  }

  @Test func `One cluster says nothing of its spread`() {
    let difference = PairedDifference([(1, "a"), (0, "a")])
    #expect(difference.mean == 0.5)
    #expect(difference.standardError == nil)
    #expect(difference.interval() == nil)
    #expect(PairedDifference([]).mean == 0)
  }

  @Test func `A hundred cases without a fault leave room for three in a hundred`() throws {
    #expect(abs(try #require(Detection.leastRate(in: 100)) - 0.0295) < 0.0001)
    #expect(abs(Detection.chance(ofRate: 0.03, in: 100) - 0.9524) < 0.0001)
    #expect(Detection.leastRate(in: 0) == nil)
  }

  @Test func `Is as wide as what was not seen where all clusters say the same`() throws {
    func interval(_ difference: Double) throws -> Interval {
      try #require(
        PairedDifference((0..<10).map { (difference: difference, cluster: "\($0)") }).interval()
      )
    }
    // Of 10 without a single one, Clopper and Pearson leave 30.85 %.
    let same = try interval(0)
    #expect(abs(same.upper - 0.3085) < 0.0001)
    #expect(abs(same.lower + 0.3085) < 0.0001)
    let best = try interval(1)
    #expect(best.upper == 1)
    #expect(abs(best.lower - (1 - 2 * 0.3085)) < 0.0002)
  }
}
