import Statistics
import Testing

@Suite struct `Agreement of two people` {
  @Test func `Coefficients and their errors are those of the reference programs`() throws {
    // statsmodels 0.14 cohens_kappa, irrCAC 0.4 gwet.
    let agreement = Agreement(
      pairs([
        ("a", "a", 40), ("a", "b", 5), ("b", "a", 3), ("b", "b", 10), ("c", "c", 6), ("a", "c", 2),
        ("c", "b", 1),
      ])
    )
    #expect(agreement.count == 67)
    #expect(agreement.agreed == 56)
    let (kappa, ac1) = (try #require(agreement.kappa), try #require(agreement.ac1))
    #expect(abs(kappa.value - 0.665_608_0) < 1e-6)
    #expect(abs(kappa.standardError - 0.091_024_3) < 1e-6)
    #expect(abs(ac1.value - 0.782_61) < 1e-5)
    #expect(abs(ac1.standardError - 0.062_41) < 1e-5)
  }

  @Test func `Where nearly all is of one kind, kappa falls and AC1 does not`() throws {
    let agreement = Agreement(
      pairs([("right", "right", 95), ("right", "wrong", 3), ("wrong", "right", 2)])
    )
    #expect(try #require(agreement.kappa).value < 0)
    #expect(try #require(agreement.ac1).value > 0.94)
  }

  @Test func `One category throughout has an AC1 and no kappa`() throws {
    let agreement = Agreement(pairs([("right", "right", 9)]))
    #expect(agreement.kappa == nil)
    #expect(try #require(agreement.ac1).value == 1)
    #expect(Agreement([(first: Int, second: Int)]()).ac1 == nil)
  }

  private func pairs(_ counts: [(String, String, Int)]) -> [(first: String, second: String)] {
    counts.flatMap { first, second, count in
      repeatElement((first: first, second: second), count: count)
    }
  }
}
