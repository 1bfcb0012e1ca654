/// Who said what may be made of a record, and which of them counts.
///
/// The lowest of what the record and its user say counts, so that a user who takes consent back is
/// heard for every record, and one who widens it does not overrule what a record was given under. The
/// store's default speaks only for a record of which neither says anything.
package struct ConsentStanding: Hashable, Sendable {
  /// What the record itself says.
  package var record: Consent?
  /// What its user said for all of their records.
  package var user: Consent?
  /// What counts in this store for records that say nothing.
  package var storeDefault: Consent?

  /// Makes a standing; what is not given was not said.
  package init(record: Consent? = nil, user: Consent? = nil, storeDefault: Consent? = nil) {
    self.record = record
    self.user = user
    self.storeDefault = storeDefault
  }

  /// What may be made of the record; nil when nobody speaks.
  package var scope: Consent? { [record, user].compactMap(\.self).min() ?? storeDefault }

  /// Whether somebody said that nothing may be made of it.
  package var forbidsEveryUse: Bool { scope == Consent.none }

  /// Whether a decision is refused: of a record that nothing may be made of, nobody says what is right.
  package func refuses(_ verdict: VerdictKind) -> Bool { forbidsEveryUse && verdict.makesUse }

  /// Why, the same wherever somebody decides.
  package static let refusal = "No use of this record is allowed"
}

/// What a user said for all of their records.
package struct UserConsent: Hashable, Sendable {
  /// The keyed hash of the user.
  package var user: String
  /// What may be made of their records at most.
  package var scope: Consent
  /// Since when.
  package var since: Timestamp
  /// How many records of the user are stored.
  package var records: Int

  /// Makes a line of the list.
  package init(user: String, scope: Consent, since: Timestamp, records: Int) {
    self.user = user
    self.scope = scope
    self.since = since
    self.records = records
  }
}
