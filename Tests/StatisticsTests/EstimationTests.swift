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
