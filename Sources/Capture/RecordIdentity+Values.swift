package import Redaction
package import ReviewModel
import TextAnalysis

extension RecordIdentity {
  /// The fingerprints of the values that a redaction gave names to, as far as these stand in texts.
  package func fingerprints(
    of redaction: RecordRedaction,
    in texts: [String?]
  ) -> ValueFingerprints {
    let standing = GivenNames.standing(in: texts)
    guard !standing.isEmpty else { return ValueFingerprints() }
    var byName: [String: String] = [:]
    for (name, label, canonical) in redaction.named where standing.contains(name) {
      byName[name] = fingerprint(ofValue: canonical, label: label)
    }
    return ValueFingerprints(byName)
  }
}

extension RecordRedaction {
  /// Gives values the names that they have already where the texts are to stand.
  ///
  /// - Parameters:
  ///   - known: fingerprints; of several names of a value the first counts.
  ///   - names: names that are not given, since another value may have them.
  ///   - identity: makes the fingerprints.
  package mutating func recall(
    _ known: [ValueFingerprints],
    besides names: Set<String>,
    by identity: RecordIdentity
  ) {
    var numbers: [String: Int] = [:]
    for (name, fingerprint) in known.flatMap({ $0.byName.sorted { $0.key < $1.key } })
    where !names.contains(name) && numbers[fingerprint] == nil {
      numbers[fingerprint] = GivenNames.number(of: name)
    }
    guard !numbers.isEmpty else { return }
    recall = { [numbers] label, canonical in
      numbers[identity.fingerprint(ofValue: canonical, label: label)]
    }
  }
}
