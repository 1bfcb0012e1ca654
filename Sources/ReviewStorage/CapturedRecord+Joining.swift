package import ReviewModel
import TextAnalysis

extension CapturedRecord {
  /// Whether redaction gave a name to anything in the feedback.
  package var namesValuesInFeedback: Bool { !feedbackNames.names.isEmpty }

  /// Its feedback as it joins a record that is stored: a value keeps the name that the record has for it, and
  /// any other value gets a name that is given to nobody there.
  ///
  /// Feedback of the same time that says the same but for the names is the stored one, as a log that is
  /// read again has it, unless it is known to mean other values. A value that the record, the stored feedback
  /// or a decision named keeps that name.
  ///
  /// - Parameters:
  ///   - standing: the record, and what stands with it besides the user's feedback.
  ///   - stored: what the user had said; nil when nothing is stored.
  package func feedback(
    joining standing: (interaction: Interaction, texts: StandingTexts),
    stored: Feedback?
  ) -> Feedback? {
    guard let feedback else { return nil }
    let shared = namesOfTexts(in: standing.interaction)
    let given = GivenNames(feedbackNames.names.subtracting(shared))
    guard !given.names.isEmpty else { return feedback }
    // A later word may mean another value, and whoever quoted the earlier one meant that.
    if let stored, stored.signal == feedback.signal, stored.time == feedback.time,
      let renaming = given.renaming(
        of: feedback.texts,
        to: stored.texts,
        sparing: GivenNames.standing(in: StandingTexts(standing.interaction).texts)
      ),
      !renaming.contains(where: {
        feedback.fingerprints.differ($0.key, from: $0.value, in: stored.fingerprints)
      })
    {
      return feedback.renamed(renaming)
    }
    var renaming: [String: String] = [:]
    let places =
      [standing.interaction.fingerprints, stored?.fingerprints].compactMap(\.self)
      + standing.texts.fingerprints
    for name in given.names {
      guard let fingerprint = feedback.fingerprints.byName[name] else { continue }
      for place in places where renaming[name] == nil {
        renaming[name] = place.names(of: fingerprint).first
      }
    }
    let known = Set(renaming.values)
    let rest = GivenNames(given.names.subtracting(renaming.keys))
    renaming.merge(rest.renaming(avoiding: standing.texts.names.union(known))) { known, _ in known }
    return feedback.renamed(renaming)
  }

  /// By what the values are known again that a stored record names, as far as this one says the same: the
  /// question and answer as they came, and the texts that name the values.
  package func fingerprints(of stored: Interaction) -> ValueFingerprints {
    interaction.fingerprints.limited(to: namesOfTexts(in: stored))
      .limited(to: GivenNames.standing(in: [stored.question, stored.answer]))
  }

  /// The names that mean the same in the stored record, since a text that has them stands in both.
  private func namesOfTexts(in stored: Interaction) -> Set<String> {
    let texts = Set(StandingTexts(stored).texts.filter { $0.utf8.contains(UInt8(ascii: "[")) })
    return GivenNames.standing(in: StandingTexts(interaction).texts.filter(texts.contains))
  }
}

extension StandingTexts {
  /// The names that the texts have.
  package var names: Set<String> { GivenNames.standing(in: texts) }
}

extension Feedback {
  /// What the user wrote or chose.
  package var texts: [String?] { [correction, comment] + tags }

  /// The same with other names for values, all at once.
  package func renamed(_ renaming: [String: String]) -> Feedback {
    guard !renaming.isEmpty else { return self }
    return Feedback(
      signal,
      correction: correction?.renamed(renaming),
      comment: comment?.renamed(renaming),
      tags: tags.map { $0.renamed(renaming) },
      time: time,
      fingerprints: fingerprints.renamed(renaming)
    )
  }
}
