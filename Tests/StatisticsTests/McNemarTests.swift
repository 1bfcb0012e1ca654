import Statistics
import Testing

@Suite struct `McNemar's exact test` {
  @Test func `Five lost and none won may be chance, whichever way one looks`() {
    let test = McNemar(lost: 5, won: 0)
    #expect(abs(test.oneSided - 1.0 / 32) < 1e-12)
    #expect(abs(test.twoSided - 1.0 / 16) < 1e-12)
    #expect(abs(test.midP - 1.0 / 32) < 1e-12)
  }

  @Test func `Nothing that changed says nothing`() {
    #expect(McNemar(lost: 0, won: 0).oneSided == 1)
    #expect(McNemar(lost: 0, won: 0).twoSided == 1)
  }

  @Test func `Wins are no regression`() {
    #expect(McNemar(lost: 0, won: 9).oneSided == 1)
    #expect(abs(McNemar(lost: 0, won: 9).twoSided - 2.0 / 512) < 1e-12)
  }

  @Test func `Thousands that changed are counted without overflow`() {
    let test = McNemar(lost: 50_100, won: 49_900)
    // The normal approximation with its correction for whole numbers.
    #expect(
      abs(test.oneSided - (1 - NormalDistribution.cumulative(199 / 100_000.0.squareRoot()))) < 1e-4
    )
  }
}
