import Foundation
import ReviewModel

/// Answers of which it is known whether they are right, to draw samples from.
struct AuditPopulation {
  /// An answer.
  struct Answer {
    var group: AuditGroup
    var isRight: Bool
  }

  let answers: [Answer]
  /// How many of each group there are.
  let pool: [AuditGroup: Int]
  /// The answers of each part, by how the pool is parted.
  private let parts: [AuditStrata: [[Int]]]

  init(_ answers: [Answer]) {
    self.answers = answers
    pool = Dictionary(grouping: answers, by: \.group).mapValues(\.count)
    var parts: [AuditStrata: [[Int]]] = [:]
    for strata in AuditStrata.allCases {
      parts[strata] = Dictionary(grouping: answers.indices) { strata.part(of: answers[$0].group) }
        .values.sorted { $0[0] < $1[0] }
    }
    self.parts = parts
  }

  /// The share of right answers, of all or of a domain.
  func share(where isMeant: (AuditGroup) -> Bool = { _ in true }) -> Double {
    let meant = answers.filter { isMeant($0.group) }
    return Double(meant.count(where: \.isRight)) / Double(meant.count)
  }

  /// Draws as a store does, by a random order, and has every answer judged as it is.
  func sample(
    _ plan: AuditPlan,
    _ dice: inout some RandomNumberGenerator
  ) -> AuditSample {
    let parts = self.parts[plan.strata] ?? []
    let counts = AuditAllocation(of: plan.size, over: parts.map(\.count)).counts
    var members: [AuditMember] = []
    for (part, count) in zip(parts, counts) {
      // Floyd's way to draw without a copy of the part.
      var drawn: Set<Int> = []
      for last in (part.count - count)..<part.count {
        let place = Int.random(in: 0...last, using: &dice)
        drawn.insert(drawn.contains(place) ? last : place)
      }
      for place in drawn.sorted() {
        let answer = answers[part[place]]
        members.append(
          AuditMember(
            item: Int64(part[place]),
            group: answer.group,
            reading: AuditReading(
              reviewer: "ana",
              verdict: answer.isRight ? .affirm : .correct
            )
          )
        )
      }
    }
    return AuditSample(
      number: 1,
      plan: plan,
      time: Timestamp(milliseconds: 0),
      pool: pool,
      members: members
    )
  }
}

extension AuditPopulation {
  /// A deployed agent whose users rate when they are annoyed: a wrong answer is rated four times as often as a right one.
  static func biased(
    size: Int,
    right: [(version: String, share: Double)],
    _ dice: inout some RandomNumberGenerator
  ) -> AuditPopulation {
    AuditPopulation(
      (0..<size).map { index in
        let (version, share) = right[index % right.count]
        let isRight = Double.random(in: 0..<1, using: &dice) < share
        let isRated = Double.random(in: 0..<1, using: &dice) < (isRight ? 0.08 : 0.32)
        let agrees = Double.random(in: 0..<1, using: &dice) < 0.9
        let signal: Signal = !isRated ? .none : isRight == agrees ? .up : .down
        return Answer(group: AuditGroup(version: version, signal: signal), isRight: isRight)
      }
    )
  }

  /// The records of a log with the truth beside it, as far as both are there.
  init?(log: URL?, truth: URL?) throws {
    guard let log, let truth else { return nil }
    var rights: [String: Bool] = [:]
    for line in try Self.objects(of: truth) {
      guard let id = line["id"] as? String, let isWrong = line["is_wrong"] as? Bool else {
        continue
      }
      rights[id] = !isWrong
    }
    let answers = try Self.objects(of: log).compactMap { line -> Answer? in
      guard let id = line["id"] as? String, let isRight = rights[id] else { return nil }
      let feedback = line["feedback"]
      let object = feedback as? [String: Any]
      let word = feedback as? String ?? object?["signal"] as? String
      let correction = object?["correction"] as? String ?? line["correction"] as? String
      let signal = word.flatMap(FeedbackSignal.init(rawValue:)).map {
        Feedback($0, correction: correction)
      }
      let version = (line["agent"] as? [String: Any])?["version"] as? String
      return Answer(group: AuditGroup(version: version, signal: Signal(signal)), isRight: isRight)
    }
    self.init(answers)
  }

  private static func objects(of file: URL) throws -> [[String: Any]] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}

/// A generator with a seed, so that a test has the same chance each time (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
