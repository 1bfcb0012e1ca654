package import Redaction
package import ReviewModel
package import ReviewStorage
import TextAnalysis

extension RecordIdentity {
  /// The fingerprints on a record of values that have names.
  func fingerprints(
    of values: some Sequence<NamedValue>,
    on record: InteractionID
  ) -> ValueFingerprints {
    var salt: String?
    var byName: [String: String] = [:]
    for value in values {
      let known = salt ?? self.salt(of: record)
      salt = known
      byName[value.name] = fingerprint(
        ofValue: value.canonical,
        label: value.label,
        salt: known
      )
    }
    return ValueFingerprints(byName)
  }

  /// What makes fingerprints of the values that a redaction gave names to, as far as these stand in texts.
  package func fingerprints(of redaction: RecordRedaction, in texts: [String?]) -> FingerprintMaker
  {
    let values = redaction.values(in: texts)
    guard !values.isEmpty else { return FingerprintMaker() }
    return FingerprintMaker(names: Set(values.map(\.name))) { fingerprints(of: values, on: $0) }
  }
}

extension RecordRedaction {
  /// The values whose names stand in texts: those with the lowest numbers, when there are very many.
  func values(in texts: [String?]) -> [NamedValue] {
    guard namesValues else { return [] }
    let standing = GivenNames.standing(in: texts)
    let values = standing.isEmpty ? [] : named.filter { standing.contains($0.name) }
    guard values.count > Self.mostKnown else { return values }
    let sorted = values.sorted {
      (GivenNames.number(of: $0.name) ?? 0, $0.name)
        < (GivenNames.number(of: $1.name) ?? 0, $1.name)
    }
    return Array(sorted.prefix(Self.mostKnown))
  }

  /// How many values are known again at most in one record's texts, or in one reviewer's words.
  private static let mostKnown = 1000

  /// Gives values the names that they have already where the texts are to stand.
  ///
  /// - Parameters:
  ///   - known: fingerprints; of several names of a value the first counts.
  ///   - taken: names that are given only where they mean the same value with other records.
  ///   - record: what the texts and the fingerprints are about.
  ///   - identity: makes the fingerprints.
  package mutating func recall(
    _ known: [ValueFingerprints],
    besides taken: TakenNames = TakenNames(),
    on record: InteractionID,
    by identity: RecordIdentity
  ) {
    var names: [String: [String]] = [:]
    for (name, fingerprint) in known.flatMap({ $0.byName.sorted { $0.key < $1.key } })
    where names[fingerprint]?.contains(name) != true {
      names[fingerprint, default: []].append(name)
    }
    guard !names.isEmpty else { return }
    let salt = identity.salt(of: record)
    recall = { [names] label, canonical in
      let own = identity.fingerprint(ofValue: canonical, label: label, salt: salt)
      return names[own]?.first { taken.means($0, canonical, label: label, by: identity) }
        .flatMap { GivenNames.number(of: $0) }
    }
  }
}

extension CapturedRecord {
  /// Notes by what the values that its texts name are known again, beside what is known of them already.
  mutating func know(_ values: [NamedValue], by identity: RecordIdentity) {
    guard !values.isEmpty else { return }
    let all = identity.fingerprints(of: values, on: interaction.id)
    let own = all.limited(to: GivenNames.standing(in: StandingTexts(interaction).texts))
    interaction.fingerprints = own.merging(interaction.fingerprints)
    guard let feedback else { return }
    let said = all.limited(to: GivenNames.standing(in: feedback.texts))
    self.feedback?.fingerprints = said.merging(feedback.fingerprints)
  }
}
