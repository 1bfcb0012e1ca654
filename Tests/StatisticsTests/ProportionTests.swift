import Statistics
import Testing

@Suite struct `Intervals of a share` {
  @Test func `Wilson's has the values of the textbook`() {
    // Newcombe (1998), table I, method 3.
    expect(Proportion(81, of: 263).wilson(), 0.2553, 0.3662)
    expect(Proportion(15, of: 148).wilson(), 0.0624, 0.1605)
    expect(Proportion(0, of: 20).wilson(), 0, 0.1611)
    expect(Proportion(1, of: 29).wilson(), 0.0061, 0.1718)
  }

  @Test func `That of Clopper and Pearson has the values of the textbook`() {
    // Newcombe (1998), table I, method 5.
    expect(Proportion(81, of: 263).clopperPearson(), 0.2527, 0.3676)
    expect(Proportion(15, of: 148).clopperPearson(), 0.0578, 0.1617)
    expect(Proportion(0, of: 20).clopperPearson(), 0, 0.1684)
    expect(Proportion(1, of: 29).clopperPearson(), 0.0009, 0.1776)
  }

  @Test func `Of nothing they are everything`() {
    expect(Proportion(0, of: 0).wilson(), 0, 1)
    expect(Proportion(3, of: -1).clopperPearson(), 0, 1)
    #expect(Proportion(0, of: 0).share == nil)
  }

  @Test(
    arguments: [(30, 0.9), (100, 0.65), (200, 0.97), (12, 0.4)])
  func `They hold what they promise`(size: Int, share: Double) {
    // By the exact chances of all counts, so that no luck is in it.
    var covered = (wilson: 0.0, clopperPearson: 0.0)
    for count in 0...size {
      let chance = chance(of: count, of: size, share)
      if Proportion(count, of: size).wilson().contains(share) { covered.wilson += chance }
      if Proportion(count, of: size).clopperPearson().contains(share) {
        covered.clopperPearson += chance
      }
    }
    #expect((0.93...0.98).contains(covered.wilson))
    #expect(covered.clopperPearson >= 0.95)
  }

  private func chance(of count: Int, of size: Int, _ share: Double) -> Double {
    (0..<count).reduce(1.0) { $0 * Double(size - $1) / Double($1 + 1) * share }
      * (0..<(size - count)).reduce(1.0) { product, _ in product * (1 - share) }
  }

  private func expect(_ interval: Interval, _ lower: Double, _ upper: Double) {
    #expect(abs(interval.lower - lower) < 0.000_06)
    #expect(abs(interval.upper - upper) < 0.000_06)
  }
}
