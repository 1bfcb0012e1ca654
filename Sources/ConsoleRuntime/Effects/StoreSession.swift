package import Queueing
package import ReviewModel
package import ReviewStorage

/// A store with the name under which a console works on it.
package struct StoreSession: Sendable {
  /// The store.
  package let store: any ReviewStore
  /// Who decides.
  package let reviewer: String
  /// This console; no other has the same.
  package let session: String
  /// How long leases last.
  package let claims: ClaimPolicy

  /// Replaces the private values in what the reviewer wrote about a record, before it is stored; what
  /// it throws on is not stored.
  package let redact: @Sendable ([String?], Interaction) throws(StoreError) -> [String?]

  /// Makes a session.
  package init(
    store: any ReviewStore,
    reviewer: String,
    session: String,
    claims: ClaimPolicy = ClaimPolicy(),
    redact: @escaping @Sendable ([String?], Interaction) throws(StoreError) -> [String?]
  ) {
    self.store = store
    self.reviewer = reviewer
    self.session = session
    self.claims = claims
    self.redact = redact
  }
}
