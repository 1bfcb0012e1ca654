import Reporting
import ReviewModel
import Statistics
import Testing

@Suite struct `What a sample says` {
  private static let up = AuditGroup(version: "1", signal: .up)
  private static let unrated = AuditGroup(version: "2", signal: .none)

  private func sample(
    _ readings: [AuditReading?],
    strata: AuditStrata = .none
  ) -> AuditSample {
    AuditSample(
      number: 1,
      plan: AuditPlan(size: readings.count, strata: strata),
      time: Timestamp(milliseconds: 0),
      pool: [Self.up: 100, Self.unrated: 900],
      members: readings.enumerated().map { index, reading in
        AuditMember(
          item: Int64(index),
          group: index.isMultiple(of: 2) ? Self.up : Self.unrated,
          reading: reading
        )
      }
    )
  }

  private func reading(_ verdict: VerdictKind, _ reason: ReasonCode? = nil) -> AuditReading {
    AuditReading(reviewer: "ana", verdict: verdict, reason: reason)
  }

  @Test func `An answer is right when it is affirmed, and wrong when it is corrected or called so`()
  {
    let readings = [
      reading(.affirm), reading(.correct), reading(.discard, .wrong),
      reading(.discard, ReasonCode("unanswerable")), nil,
    ]
    let overall = AuditEstimate(sample(readings)).overall
    #expect(overall.judged == Proportion(1, of: 3))
    #expect(overall.neither == 1)
    #expect(overall.waiting == 1)
    #expect(overall.share == 1.0 / 3)
    #expect(overall.bounds == Interval(lower: 0.25, upper: 0.5))
  }

  @Test func `Of nothing judged there is no estimate, and the interval is everything`() {
    let overall = AuditEstimate(sample([nil, nil])).overall
    #expect(overall.share == nil)
    #expect(overall.interval == Interval(lower: 0, upper: 1))
    #expect(overall.misleading == .unknown)
  }

  @Test func `A pool that is judged whole has an interval without width`() {
    var whole = sample(Array(repeating: reading(.affirm), count: 3) + [reading(.correct)])
    whole.pool = [Self.up: 2, Self.unrated: 2]
    let overall = AuditEstimate(whole).overall
    #expect(overall.interval == Interval(lower: 0.75, upper: 0.75))
  }

  @Test func `Parts that were drawn from by themselves count by their sizes`() {
    // Even places lie in the small part: there all are right, in the large one none.
    let readings = (0..<20).map { reading($0.isMultiple(of: 2) ? .affirm : .correct) }
    let overall = AuditEstimate(sample(readings, strata: .signal)).overall
    #expect(overall.method == .stratified)
    #expect(abs((overall.share ?? 0) - 0.1) < 1e-9)
    #expect(overall.exact == nil)
  }

  @Test
  func `A part of which nothing is judged keeps the share back, or widens it where it is small`() {
    let readings = (0..<20).map { $0.isMultiple(of: 2) ? reading(.affirm) : nil }
    var half = sample(readings, strata: .signal)
    let open = AuditEstimate(half).overall
    #expect(open.share == nil)
    #expect(open.uncovered == 900)
    #expect(open.bounds == Interval(lower: 0.1, upper: 1))
    #expect(open.misleadingWords.contains("no share is given"))
    half.pool = [Self.up: 970, Self.unrated: 30]
    let narrow = AuditEstimate(half).overall
    #expect(narrow.share == 1)
    #expect(narrow.interval.lower < 0.75 && narrow.interval.upper == 1)
    half.members = half.members.map { member in
      var member = member
      if member.reading != nil { member.reading = reading(.correct) }
      return member
    }
    #expect(abs(AuditEstimate(half).overall.interval.upper - (0.97 * 0.2775 + 0.03)) < 0.01)
  }

  @Test func `Thumbs predict nothing where some answers are neither right nor wrong`() {
    var readings = [AuditReading?](repeating: reading(.affirm), count: 50)
    #expect(AuditEstimate(sample(readings)).overall.powered != nil)
    readings.append(reading(.discard, ReasonCode("off-topic")))
    #expect(AuditEstimate(sample(readings)).overall.powered == nil)
  }

  @Test func `Thumbs of answers that wait count among the rest`() throws {
    let judged =
      [AuditReading?](repeating: reading(.affirm), count: 40)
      + [AuditReading?](repeating: reading(.correct), count: 40)
    let waiting = [AuditReading?](repeating: nil, count: 20)
    let powered = try #require(AuditEstimate(sample(judged + waiting)).overall.powered)
    let alone = try #require(AuditEstimate(sample(judged)).overall.powered)
    #expect(
      powered == alone,
      "who was drawn and not judged yet tells no more than who was not drawn"
    )
  }

  @Test func `Versions come in their order, each with its own answers`() {
    let readings = (0..<20).map { reading($0.isMultiple(of: 2) ? .affirm : .correct) }
    let estimate = AuditEstimate(sample(readings))
    #expect(estimate.versions.map(\.domain) == [.version("2"), .version("1")])
    #expect(estimate.versions.map(\.share) == [0, 1])
    #expect(estimate.signals.map(\.domain) == [.signal(.up), .signal(.none)])
  }

  @Test func `It is said how far the thumbs mislead`() {
    var readings = [AuditReading?](repeating: reading(.affirm), count: 50)
    readings += [AuditReading?](repeating: reading(.correct), count: 50)
    var all = sample(readings)
    #expect(AuditEstimate(all).overall.misleading == .tooHigh(points: 50))
    all.pool[AuditGroup(version: "1", signal: .down)] = 100
    #expect(AuditEstimate(all).overall.misleading == .cannotTell)
    all.pool[AuditGroup(version: "1", signal: .down)] = 900
    #expect(AuditEstimate(all).overall.misleading == .tooLow(points: 40))
  }
}

@Suite struct `Agreement of readers` {
  private func member(
    _ item: ItemKey,
    _ first: (String, VerdictKind),
    _ second: (String, VerdictKind)
  ) -> AuditMember {
    AuditMember(
      item: item,
      group: AuditGroup(version: nil, signal: .none),
      reading: AuditReading(reviewer: second.0, verdict: second.1),
      first: AuditReading(reviewer: first.0, verdict: first.1)
    )
  }

  @Test func `Two people are compared, and one who judged twice is steady or not`() {
    let agreement = ReaderAgreement([
      member(1, ("ana", .affirm), ("bo", .affirm)),
      member(2, ("bo", .correct), ("ana", .affirm)),
      member(3, ("ana", .correct), ("ana", .correct)),
      member(4, ("cy", .discard), ("bo", .discard)),
      member(1, ("ana", .affirm), ("bo", .affirm)),
    ])
    #expect(agreement.overall.count == 3)
    #expect(agreement.overall.agreed == 2)
    #expect(agreement.pairs.map(\.pair.first) == ["ana", "bo"])
    #expect(agreement.pairs.map(\.agreement.count) == [2, 1])
    #expect(agreement.drift.map(\.reviewer) == ["ana"])
    #expect(agreement.drift.map(\.agreement.agreed) == [1])
    #expect(agreement.reasons.map(\.said) == ["neither", "right", "wrong"])
    #expect(agreement.reasons.map(\.agreement.agreed) == [3, 2, 2])
  }

  @Test func `An answer that nobody judged again says nothing`() {
    var alone = member(1, ("ana", .affirm), ("bo", .affirm))
    alone.reading = nil
    #expect(ReaderAgreement([alone]).overall.count == 0)
  }
}
