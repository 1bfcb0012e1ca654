import Foundation
import Reporting
import ReviewModel
import Statistics
import TestSupport
import Testing

private let isLarge = ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1"
private let runs = isLarge ? 2_000 : 250
/// What is asked of 2,000 runs, and for fewer what luck adds to it: three standard errors.
private let bounds = isLarge ? 0.93...0.97 : 0.89...0.99

@Suite struct `Intervals of an audit` {
  @Test(
    arguments: [(120, 0.9, 0.7), (200, 0.85, 0.75), (400, 0.6, 0.5)])
  func
    `They hold the true share in 93 to 97 of 100 samples, where users rate when they are annoyed`(
      size: Int,
      old: Double,
      new: Double
    ) throws
  {
    var dice = Dice(seed: UInt64(size))
    let population = AuditPopulation.biased(
      size: 4_000,
      right: [("1", old), ("2", new)],
      &dice
    )
    // What the thumbs say is far off, or there would be nothing to show.
    let thumbs = AuditEstimate(population.sample(AuditPlan(size: 1), &dice))
    #expect(thumbs.overall.thumbs.share ?? 1 < population.share() - 0.1)
    try expectCoverage(of: population, size: size, &dice)
  }

  @Test(
    .enabled(
      if: sharedFile("data/open/truth/nq-open.truth.jsonl") != nil,
      "the data folder is not there"
    ),
    arguments: ["nq-open", "ragtruth-open"]
  )
  func `They hold the true share of real answers that people judged`(name: String) throws {
    let population = try #require(
      try AuditPopulation(
        log: sharedFile("data/open/\(name).jsonl"),
        truth: sharedFile("data/open/truth/\(name).truth.jsonl")
      )
    )
    var dice = Dice(seed: 7)
    try expectCoverage(of: population, size: 150, &dice)
  }

  private func expectCoverage(
    of population: AuditPopulation,
    size: Int,
    _ dice: inout Dice
  ) throws {
    let truth = population.share()
    var covered: [String: Int] = [:]
    for _ in 0..<runs {
      for strata in AuditStrata.allCases {
        let plan = AuditPlan(size: size, strata: strata)
        let estimate = AuditEstimate(population.sample(plan, &dice))
        let overall = estimate.overall
        covered["drawn by \(strata)", default: 0] += overall.interval.contains(truth) ? 1 : 0
        if let exact = overall.exact {
          covered["exact", default: 0] += exact.contains(truth) ? 1 : 0
        }
        if let powered = overall.powered, strata == .none {
          covered["with thumbs", default: 0] += powered.interval.contains(truth) ? 1 : 0
        }
        guard strata == .none, let last = estimate.versions.last else { continue }
        let own = population.share { last.domain.contains($0) }
        covered["one version", default: 0] += last.interval.contains(own) ? 1 : 0
      }
    }
    for (way, count) in covered.sorted(by: { $0.key < $1.key }) {
      let share = Double(count) / Double(runs)
      print("coverage of \(population.answers.count) answers, \(size) judged, \(way): \(share)")
      let bounds = way == "exact" ? (isLarge ? 0.95 : 0.91)...1 : bounds
      #expect(bounds.contains(share), "\(way): \(share)")
    }
  }
}
