package import ReviewModel

/// The names that stand with other records which a text joins too, and which values they are known to mean there.
package struct TakenNames: Sendable {
  /// A record with such a name.
  package struct Holder: Sendable {
    /// The record.
    package var record: InteractionID
    /// By what the values are known again that it and the words about it name.
    package var known: [ValueFingerprints]

    /// Makes a holder.
    package init(record: InteractionID, known: [ValueFingerprints]) {
      self.record = record
      self.known = known
    }
  }

  /// Who has a name; nil stands for one of whom nothing is known.
  private var holders: [String: [Holder?]]

  /// Makes it of the holders of each name.
  package init(_ holders: [String: [Holder?]] = [:]) { self.holders = holders }

  /// The names, in their order.
  package var names: [String] { holders.keys.sorted() }

  /// Whether a name means the value wherever it stands, so that the value can have it everywhere.
  func means(
    _ name: String,
    _ canonical: [UInt8],
    label: String,
    by identity: RecordIdentity
  ) -> Bool {
    (holders[name] ?? [])
      .allSatisfy { holder in
        guard let holder else { return false }
        let said = holder.known.compactMap { $0.byName[name] }
        let own = identity.fingerprint(
          ofValue: canonical,
          label: label,
          salt: identity.salt(of: holder.record)
        )
        return !said.isEmpty && said.allSatisfy { $0 == own }
      }
  }
}
