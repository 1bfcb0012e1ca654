package import ReviewModel
import ReviewStorage
import TextAnalysis

/// What is stored of a record.
package struct Minimisation: Sendable {
  /// The fields that are stored.
  package var fields: CapturedFields
  /// What users said for all of their records, by their keyed hashes.
  ///
  /// It is needed where users are not stored: then it speaks now or never.
  package var userConsents: [String: Consent]

  /// Makes one that keeps everything, unless told otherwise.
  package init(fields: CapturedFields = .all, userConsents: [String: Consent] = [:]) {
    self.fields = fields
    self.userConsents = userConsents
  }

  /// The record without what is not stored.
  ///
  /// It is known again by what it was before and by what is left, should it be erased; and it takes with
  /// it what its user allows, when nobody can tell later whose it is.
  func cut(_ record: CapturedRecord, identity: RecordIdentity) -> CapturedRecord {
    guard fields != .all else { return record }
    var cut = record
    cut.fields = fields
    cut.feedback = fields.cut(record.feedback, of: record.interaction.time)
    cut.interaction = fields.cut(record.interaction)
    if !cut.interaction.fingerprints.isEmpty {
      let names = GivenNames.standing(in: StandingTexts(cut.interaction).texts)
      cut.interaction.fingerprints = cut.interaction.fingerprints.limited(to: names)
    }
    if !fields.contains(.user), let user = record.interaction.user {
      cut.interaction.consent =
        ConsentStanding(record: record.interaction.consent, user: userConsents[user]).scope
    }
    for mark in identity.contentMarks(of: cut.interaction, content: record.content)
    where !cut.marks.contains(mark) {
      cut.marks.append(mark)
    }
    return cut
  }
}

extension CapturedFields {
  /// The record without the fields that are not stored.
  ///
  /// It is cut after redaction, so that what is left reads the same whatever is kept.
  func cut(_ interaction: Interaction) -> Interaction {
    guard self != .all else { return interaction }
    var cut = interaction
    if !contains(.time) { cut.time = nil }
    if !contains(.user) { cut.user = nil }
    if !contains(.session) { cut.session = nil }
    if !contains(.agentModel) { cut.agent.model = nil }
    if !contains(.agentVersion) { cut.agent.version = nil }
    if !contains(.meta) { cut.meta = .object([]) }
    cut.sources =
      hasSources
      ? interaction.sources.map { source in
        Source(
          id: contains(.sourceID) ? source.id : nil,
          title: contains(.sourceTitle) ? source.title : nil,
          uri: contains(.sourceURI) ? source.uri : nil,
          text: contains(.sourceText) ? source.text : nil,
          score: contains(.sourceScore) ? source.score : nil
        )
      } : []
    return cut
  }

  /// The feedback without the fields that are not stored; nil when it is not stored at all.
  ///
  /// - Parameter time: when the record happened, which feedback without a time of its own has too.
  func cut(_ feedback: Feedback?, of time: Timestamp?) -> Feedback? {
    guard self != .all else { return feedback }
    guard let feedback, contains(.feedbackSignal) else { return nil }
    let isOwnTime = feedback.time != time
    var cut = Feedback(
      feedback.signal,
      correction: contains(.feedbackCorrection) ? feedback.correction : nil,
      comment: contains(.feedbackComment) ? feedback.comment : nil,
      tags: contains(.feedbackTags) ? feedback.tags : [],
      time: contains(isOwnTime ? .feedbackTime : .time) ? feedback.time : nil
    )
    cut.fingerprints = feedback.fingerprints.limited(to: GivenNames.standing(in: cut.texts))
    return cut
  }
}
