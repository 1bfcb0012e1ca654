package import ReviewModel
import TextAnalysis

extension ValueFingerprints {
  /// How the names in some words must be changed for the words to be others that stand already, name for name;
  /// nil when they say something else, or are known to mean another value.
  ///
  /// A value that is known on both sides decides; of one that is not, nobody can tell that it is another.
  ///
  /// - Parameters:
  ///   - words: the texts of these values.
  ///   - standing: the other texts.
  ///   - known: by what the values are known that the other texts name.
  ///   - given: the names in the words that stand for values.
  ///   - record: what they are about; a name of its own is given to no other value.
  package func renaming(
    of words: [String?],
    to standing: [String?],
    knownBy known: ValueFingerprints,
    given: Set<String>,
    about record: Interaction
  ) -> [String: String]? {
    let renaming = GivenNames(given)
      .renaming(
        of: words,
        to: standing,
        sparing: GivenNames.standing(in: StandingTexts(record).texts)
          .subtracting(record.fingerprints.renaming(to: self).keys)
      )
    guard let renaming,
      !renaming.contains(where: { differ($0.key, from: $0.value, in: known) })
    else { return nil }
    return renaming
  }
}

extension Feedback {
  /// The feedback with the names of stored feedback that says the same, and what is known of the values on
  /// either side; nil when it says something else.
  ///
  /// - Parameters:
  ///   - stored: the stored feedback.
  ///   - given: the names that stand for values in this one.
  ///   - record: what it is about.
  package func naming(
    as stored: Feedback,
    values given: Set<String>,
    of record: Interaction
  ) -> Feedback? {
    guard signal == stored.signal, !given.isEmpty,
      let renaming = fingerprints.renaming(
        of: texts,
        to: stored.texts,
        knownBy: stored.fingerprints,
        given: given,
        about: record
      )
    else { return nil }
    var same = renamed(renaming)
    same.fingerprints = stored.fingerprints.merging(same.fingerprints)
    return same
  }
}
