/// A lease on an item: others see who holds it and until when, and are kept off until it ends.
package struct Claim: Hashable, Sendable {
  /// Who holds it.
  package var reviewer: String
  /// The console or command that holds it; one reviewer may have several.
  package var session: String
  /// When it ends unless it is renewed.
  package var expires: Timestamp

  /// Makes a claim.
  package init(reviewer: String, session: String, expires: Timestamp) {
    self.reviewer = reviewer
    self.session = session
    self.expires = expires
  }
}
