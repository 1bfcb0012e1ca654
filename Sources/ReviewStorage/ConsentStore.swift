package import ReviewModel

/// The side of the store that keeps what users agreed to.
///
/// Users are known by their keyed hashes alone; nobody's name is ever handed to a store.
package protocol ConsentStore {
  /// What a user said for all of their records; nil when they said nothing.
  func consent(ofUser user: String) throws(StoreError) -> Consent?

  /// Keeps what a user says for all of their records, those that are still to come included.
  ///
  /// With nil it is as if they had said nothing. How it counts is in ``ConsentStanding``.
  func setConsent(_ consent: Consent?, ofUser user: String, now: Timestamp) throws(StoreError)

  /// Everybody who said something, in the order of the hashes.
  func userConsents() throws(StoreError) -> [UserConsent]

  /// What the key that the users are hashed with answered when it was first used; nil before that.
  func keyCheck() throws(StoreError) -> String?

  /// Keeps what the key answers.
  func setKeyCheck(_ check: String) throws(StoreError)

  /// The records that a selection covers, in the order of their ids.
  func records(in selection: RecordSelection) throws(StoreError) -> [InteractionID]
}

/// Which records are meant.
package enum RecordSelection: Hashable, Sendable {
  /// Those of these ids that are stored.
  case ids([InteractionID])
  /// Those of a user, by the keyed hash.
  case user(String)
  /// Those that happened before a moment; one without a time is never old.
  case before(Timestamp)
  /// Those of which nobody agreed to any use: their scope is `none`, or nobody speaks for them.
  case unconsented
}
