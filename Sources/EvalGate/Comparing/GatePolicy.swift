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

  /// Makes a policy; the usual one lets no golden case break and none stay unknown.
  package init(
    mayBreak: [ExampleKind: Double] = [.golden: 0],
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
  /// The case.
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
}
