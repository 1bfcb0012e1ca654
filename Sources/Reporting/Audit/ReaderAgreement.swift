package import ReviewModel
package import Statistics

/// How far two people, or one person twice, say the same of the same answers.
package struct ReaderAgreement: Sendable {
  /// Two people, the first by name before the second.
  package struct Pair: Hashable, Sendable {
    /// The one.
    package var first: String
    /// The other.
    package var second: String
  }

  /// Of all that two people judged, whoever they are.
  package let overall: Agreement
  /// By pair, who judged most together first.
  package let pairs: [(pair: Pair, agreement: Agreement)]
  /// By what was said: whether both said it, of all that two people judged; verdicts and reasons of a discard.
  package let reasons: [(said: String, agreement: Agreement)]
  /// Of what one person judged twice, for each person.
  package let drift: [(reviewer: String, agreement: Agreement)]

  /// Compares what was said first with what was said at the audit.
  ///
  /// - Parameter members: audited answers; of those without both readings nothing is taken, and one that is in several
  ///   samples counts once.
  package init(_ members: some Sequence<AuditMember>) {
    var seen: Set<ItemKey> = []
    let both = members.compactMap { member -> (first: AuditReading, second: AuditReading)? in
      guard let first = member.first, let second = member.reading, seen.insert(member.item).inserted
      else { return nil }
      return (first, second)
    }
    let others = both.filter { $0.first.reviewer != $0.second.reviewer }
    overall = Self.agreement(of: others)
    let byPair = Dictionary(grouping: others) { reading in
      let names = [reading.first.reviewer, reading.second.reviewer].sorted()
      return Pair(first: names[0], second: names[1])
    }
    pairs = byPair.map { pair, readings in
      // Who judged first is chance: for a pair the columns are its people.
      let ordered = readings.map {
        $0.first.reviewer == pair.first ? $0 : (first: $0.second, second: $0.first)
      }
      return (pair, Self.agreement(of: ordered))
    }
    .sorted {
      ($1.agreement.count, $0.pair.first, $0.pair.second)
        < ($0.agreement.count, $1.pair.first, $1.pair.second)
    }
    let said = Set(others.flatMap { [$0.first.said, $0.second.said] })
    reasons = said.sorted().map { word in
      (
        word,
        Agreement(
          others.map { (first: $0.first.said == word, second: $0.second.said == word) },
          of: [true, false]
        )
      )
    }
    drift = Dictionary(
      grouping: both.filter { $0.first.reviewer == $0.second.reviewer },
      by: \.first.reviewer
    )
    .map { ($0.key, Self.agreement(of: $0.value)) }
    .sorted { $0.0 < $1.0 }
  }

  private static func agreement(
    of readings: [(first: AuditReading, second: AuditReading)]
  ) -> Agreement {
    Agreement(
      readings.map { (first: $0.first.kind, second: $0.second.kind) },
      of: ["right", "wrong", "neither"]
    )
  }
}

extension AuditReading {
  /// Right, wrong or neither: what two readers are compared by.
  var kind: String {
    switch isRight {
    case true?: "right"
    case false?: "wrong"
    case nil: "neither"
    }
  }

  /// The kind, or the reason of a discard that leaves the answer neither right nor wrong.
  var said: String { isRight == nil ? reason?.rawValue ?? kind : kind }
}
