import Statistics
import Testing

@Suite struct `Estimates from a sample` {
  @Test func `A prediction that says nothing is not trusted`() throws {
    let sample = (0..<100).map { (truth: $0 % 2 == 0 ? 1.0 : 0, prediction: 1.0) }
    let rest = Moments(repeatElement(1, count: 900))
    let estimate = try #require(PredictionPowered(sample: sample, rest: rest))
    #expect(estimate.weight == 0)
    #expect(estimate.estimate == 0.5)
    #expect(!estimate.isNarrower)
  }

  @Test func `A prediction that is always right makes the sample count for all`() throws {
    let sample = (0..<100).map { (truth: $0 < 40 ? 1.0 : 0, prediction: $0 < 40 ? 1.0 : 0) }
    let rest = Moments((0..<900).map { $0 < 450 ? 1.0 : 0 })
    let estimate = try #require(PredictionPowered(sample: sample, rest: rest, weight: 1))
    #expect(estimate.estimate == 0.5)
    #expect(estimate.isNarrower)
  }

  @Test func `A sample of nearly all leaves little room`() throws {
    let sample = (0..<100).map { (truth: $0 < 40 ? 1.0 : 0, prediction: $0 % 2 == 0 ? 1.0 : 0) }
    let rest = Moments((0..<25).map { $0 < 15 ? 1.0 : 0 })
    let whole = try #require(
      PredictionPowered(sample: sample, rest: rest, weight: 0, isWhole: true)
    )
    #expect(abs(whole.estimate - 0.4) < 1e-12)
    // √(0.24·100/99/100·25/125)
    #expect(abs(whole.standardError - 0.022_019_3) < 1e-6)
    let trusted = try #require(
      PredictionPowered(sample: sample, rest: rest, weight: 1, isWhole: true)
    )
    // 0.8·0.4 + 0.2·(0.6 − 0.1)
    #expect(abs(trusted.estimate - 0.42) < 1e-12)
  }

  @Test func `A share of a group of which all are alike still leaves room`() throws {
    let strata: [Stratified.Stratum] = [
      .init(size: 400, sample: Moments(repeatElement(1, count: 10))),
      .init(size: 100, sample: Moments([0, 1])),
    ]
    let plain = try #require(Stratified(strata))
    let share = try #require(Stratified(strata, areShares: true))
    #expect(share.estimate == plain.estimate)
    // √(0.64·(11/12·1/12)/10·(1−10/400) + 0.04·0.25/2·(1−2/100))
    #expect(abs(share.standardError - 0.098_319_2) < 1e-6)
    let alike = [Stratified.Stratum(size: 400, sample: Moments(repeatElement(1, count: 10)))]
    #expect(Stratified(alike)?.standardError == 0)
    #expect(Stratified(alike, areShares: true)?.standardError ?? 0 > 0)
  }

  @Test func `Groups count by their size, not by how many were judged`() throws {
    let estimate = try #require(
      Stratified([
        .init(size: 900, sample: Moments([1, 1, 1, 0])),
        .init(size: 100, sample: Moments([0, 0, 0, 1])),
      ])
    )
    #expect(abs(estimate.estimate - 0.7) < 1e-12)
    // √(0.81·0.25/4·(1−4/900) + 0.01·0.25/4·(1−4/100))
    #expect(abs(estimate.standardError - 0.225_831_8) < 1e-6)
    #expect(estimate.judged == 8)
  }

  @Test func `A group of which nothing was judged is named`() throws {
    let estimate = try #require(
      Stratified([.init(size: 60, sample: Moments([1, 0])), .init(size: 40, sample: Moments())])
    )
    #expect(estimate.uncovered == 40)
    #expect(estimate.estimate == 0.5)
    #expect(Stratified([.init(size: 40, sample: Moments())]) == nil)
  }

  @Test func `Judgements that all agree still leave room`() throws {
    let estimate = try #require(
      Stratified([.init(size: 100_000, sample: Moments(repeatElement(1, count: 30)))])
    )
    let interval = estimate.interval()
    #expect(interval.upper == 1)
    #expect(abs(interval.lower - Proportion(30, of: 30).wilson().lower) < 1e-9)
  }
}
