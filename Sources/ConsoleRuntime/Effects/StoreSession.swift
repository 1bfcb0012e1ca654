package import ConsoleUI
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
  /// The file with the team's guidelines, if the settings name one.
  package let guidelines: String?

  /// Replaces the private values in what the reviewer wrote about an item, if it is about one, before it
  /// is stored; what it throws on is not stored.
  ///
  /// The words may stand with other items too, as far as they reach. With a reason to keep them only secrets are replaced.
  package let redact:
    @Sendable (
      _ texts: [String?], _ item: ItemDetail?, _ reach: DecisionReach, _ keeping: String?
    ) throws(StoreError) -> RedactedWords
  /// Finds the private values of a text that is being written about an item, if it is about one.
  package let findPrivate: @Sendable (_ text: String, _ item: ItemKey?) -> [PrivateValue]

  /// Finds the words of a text that a dictionary does not know, and says once why that cannot be done.
  package let misspelt: @Sendable (_ text: String) -> (words: [Range<Int>], problem: String?)

  /// The other id that the store may have for a record since its rules have changed; nil for none.
  package let otherID: @Sendable (_ id: ItemID) -> ItemID?

  /// Writes an approved set into a folder as a release, and says how it comes along.
  package let release:
    @Sendable (_ set: SetID, _ folder: String, _ say: (ReleaseProgress) -> Void) -> Void

  /// The operation that a ticket of a session makes.
  static func operation(_ ticket: Int, of session: String) -> OperationID {
    OperationID("\(session)-\(ticket)")
  }

  /// Makes a session.
  package init(
    store: any ReviewStore,
    reviewer: String,
    session: String,
    claims: ClaimPolicy = ClaimPolicy(),
    guidelines: String? = nil,
    redact:
      @escaping @Sendable ([String?], ItemDetail?, DecisionReach, String?) throws(StoreError) ->
      RedactedWords,
    findPrivate: @escaping @Sendable (String, ItemKey?) -> [PrivateValue],
    misspelt:
      @escaping @Sendable (String) -> (words: [Range<Int>], problem: String?) = { _ in ([], nil) },
    otherID: @escaping @Sendable (ItemID) -> ItemID? = { _ in nil },
    release: @escaping @Sendable (SetID, String, (ReleaseProgress) -> Void) -> Void = { _, _, say in
      say(.failed("This console writes no releases; errata release does."))
    }
  ) {
    self.release = release
    self.otherID = otherID
    self.misspelt = misspelt
    self.store = store
    self.reviewer = reviewer
    self.session = session
    self.claims = claims
    self.guidelines = guidelines
    self.redact = redact
    self.findPrivate = findPrivate
  }
}
