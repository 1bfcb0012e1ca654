/// The one rule on whether an example may still be used as it is: by what its records' users allow now.
///
/// A set stands as it was curated; what its records, their users and the store's default say may have changed
/// since. Evaluation needs `eval` of every record behind an example, fine-tuning `training`; of a repeat only
/// the wording of its question is there, in the eval cases, so `eval` is enough of it.
extension Example {
  /// The least that the records behind it must allow for all that it is used for.
  package var neededConsent: Consent { max(.eval, uses.leastConsent) }

  /// What of the consent that it was made under still stands.
  ///
  /// - Parameter standing: who says what of a record now; nil for one that is gone.
  package func consent(
    now standing: (InteractionID) throws -> ConsentStanding?
  ) rethrows -> Consent {
    try lineage.reduce(consent) { least, entry in
      min(least, entry.role.consent(by: try standing(entry.interaction)))
    }
  }

  /// Why it is neither approved nor released, the same wherever somebody asks.
  package static let lapse = "The consent for it was lowered"
}

extension LineageRole {
  /// What a record with this part in an example allows to be made of it; nothing when the record is gone.
  package func consent(by standing: ConsentStanding?) -> Consent {
    let scope = standing?.scope ?? Consent.none
    return self == .duplicate && scope >= .eval ? .training : scope
  }
}
