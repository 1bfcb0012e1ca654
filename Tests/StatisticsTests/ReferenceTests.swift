import Foundation
import Statistics
import TestSupport
import Testing

private let reference = sharedFile("tools/validators/reference.json")

@Suite(.enabled(if: reference != nil, "needs the shared data"))
struct `Against the reference programs` {
  private struct Values: Decodable {
    struct Change: Decodable {
      let b: Int
      let c: Int
      let exact_p: Double
      let midp: Double
      let one_sided_regress_p: Double
    }
    struct Paired: Decodable {
      let cluster: [Int]
      let baseline: [Double]
      let candidate: [Double]
      let mean_diff: Double
      let se_iid: Double
      let se_cluster_corrected: Double
    }
    struct Powered: Decodable {
      struct Estimate: Decodable {
        let point: Double
        let ci90: [Double]
      }
      let y: [Double]
      let f: [Double]
      let fu_n: Int
      let fu_sum: Double
      let lam1: Estimate
      let tuned: Estimate
    }
    let wilson95: [[Double]]
    let clopper_pearson95: [[Double]]
    let mcnemar: [Change]
    let paired: Paired
    let ppi: Powered
  }

  private let values: Values

  init() throws {
    values = try JSONDecoder().decode(Values.self, from: Data(contentsOf: try #require(reference)))
  }

  @Test func `Intervals of shares agree to nine digits`() {
    for row in values.wilson95 {
      expect(Proportion(Int(row[0]), of: Int(row[1])).wilson(), row[2], row[3])
    }
    for row in values.clopper_pearson95 {
      expect(Proportion(Int(row[0]), of: Int(row[1])).clopperPearson(), row[2], row[3])
    }
  }

  @Test func `McNemar's test agrees to nine digits`() {
    for change in values.mcnemar {
      let test = McNemar(lost: change.b, won: change.c)
      #expect(abs(test.twoSided - change.exact_p) < 1e-9)
      #expect(abs(test.midP - change.midp) < 1e-9, "\(change)")
      #expect(abs(test.oneSided - change.one_sided_regress_p) < 1e-9)
    }
  }

  @Test func `The paired difference agrees, with clusters and without`() throws {
    let paired = values.paired
    let differences = zip(paired.candidate, paired.baseline).map { $0 - $1 }
    let clustered = PairedDifference(
      zip(differences, paired.cluster).map { (difference: $0, cluster: "\($1)") }
    )
    #expect(abs(clustered.mean - paired.mean_diff) < 1e-12)
    #expect(abs(try #require(clustered.standardError) - paired.se_cluster_corrected) < 1e-12)
    let plain = PairedDifference(
      differences.enumerated().map { (difference: $1, cluster: "\($0)") }
    )
    #expect(abs(try #require(plain.standardError) - paired.se_iid) < 1e-12)
  }

  @Test func `The prediction-powered estimate agrees, plain and tuned`() throws {
    let powered = values.ppi
    let sample = zip(powered.y, powered.f).map { (truth: $0, prediction: $1) }
    let ups = Int(powered.fu_sum)
    let rest = Moments((0..<powered.fu_n).map { $0 < ups ? 1 : 0 })
    for (weight, expected) in [(1.0, powered.lam1), (nil, powered.tuned)] as [(Double?, _)] {
      let estimate = try #require(PredictionPowered(sample: sample, rest: rest, weight: weight))
      #expect(abs(estimate.estimate - expected.point) < 1e-9)
      expect(estimate.interval(Confidence(0.9)), expected.ci90[0], expected.ci90[1])
    }
  }

  private func expect(_ interval: Interval, _ lower: Double, _ upper: Double) {
    #expect(abs(interval.lower - lower) < 1e-9)
    #expect(abs(interval.upper - upper) < 1e-9)
  }
}
