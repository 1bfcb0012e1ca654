package import ReviewModel

/// What a gate lets pass.
package struct GatePolicy: Hashable, Sendable {
  /// How many cases of a kind that passed may fail now, as a share of the kind; a kind that is missing
  /// is not looked at by itself.
  package var mayBreak: [ExampleKind: Double]
  /// The chance below which more broken than fixed cases are no chance; nil does not ask.
  package var significance: Double?
  /// By how much the share that passes may fall; nil does not ask.
  package var mostDrop: Double?
  /// What share of cases may stay without an evaluation.
  package var mayStayUnknown: Double
  /// How each kind is scored.
  package var scoring: [ExampleKind: ScoringRule]
  /// The cases that may fail for a while.
  package var waivers: [Waiver]

  /// Makes a policy; the usual one lets no case break that passed, and none stay unknown.
  package init(
    mayBreak: [ExampleKind: Double] = [.golden: 0, .regression: 0],
    significance: Double? = 0.05,
    mostDrop: Double? = nil,
    mayStayUnknown: Double = 0,
    scoring: [ExampleKind: ScoringRule] = [:],
    waivers: [Waiver] = []
  ) {
    self.mayBreak = mayBreak
    self.significance = significance
    self.mostDrop = mostDrop
    self.mayStayUnknown = mayStayUnknown
    self.scoring = scoring
    self.waivers = waivers
  }
}

/// A case that may fail until a day, and why.
package struct Waiver: Hashable, Sendable {
  /// The case; as much of its id as no other has will do.
  package var id: ExampleID
  /// Why.
  package var reason: String
  /// When it ends.
  package var expires: Timestamp

  /// Makes a waiver.
  package init(id: ExampleID, reason: String, expires: Timestamp) {
    self.id = id
    self.reason = reason
    self.expires = expires
  }

  /// Characters that a shortened id has at least.
  private static let shortest = 6

  /// The waiver with the whole id of its case, where it names the beginning of one id and of no other.
  func completed(among ids: Set<ExampleID>) -> Waiver {
    guard !ids.contains(id), id.rawValue.utf8.count >= Self.shortest else { return self }
    let matches = ids.filter { $0.rawValue.utf8.starts(with: id.rawValue.utf8) }
    guard let match = matches.first, matches.count == 1 else { return self }
    var whole = self
    whole.id = match
    return whole
  }
}
