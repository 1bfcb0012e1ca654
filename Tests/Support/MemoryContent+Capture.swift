import ReviewModel
import ReviewStorage

extension MemoryContent {
  mutating func take(_ record: CapturedRecord) -> IngestOutcome {
    let user = record.interaction.user.flatMap { userConsents[$0] }
    if user?.scope == Consent.none {
      let names = [record.interaction.id, record.otherID].compactMap(\.self)
      return names.contains { records[$0] != nil } ? .unchanged : .withoutConsent
    }
    if record.marks.contains(where: tombstones.contains) { return .erasedBefore }
    let ids = [record.interaction.id, record.otherID].compactMap(\.self)
    let id = ids.first { records[$0] != nil } ?? record.interaction.id
    let isRefused = record.interaction.consent == Consent.none
    guard let known = records[id] else {
      guard !isRefused else { return .withoutConsent }
      lastRecord += 1
      records[id] = MemoryRecord(
        number: lastRecord,
        interaction: record.interaction,
        feedback: record.feedback,
        questionKey: record.questionKey,
        content: record.content
      )
      reviseItem(of: id)
      return .added
    }
    guard
      isRefused || !record.content.isEmpty && record.content == known.content
        || hasSameBytes(known.interaction.question, record.interaction.question)
          && hasSameBytes(known.interaction.answer, record.interaction.answer)
    else { return .contradicts }
    if !isRefused, known.interaction.fingerprints.isEmpty, !record.content.isEmpty,
      record.content == known.content
    {
      records[id]?.interaction.fingerprints = record.fingerprints(of: known.interaction)
    }
    var unchanged = IngestOutcome.unchanged
    if let consent = record.interaction.consent,
      known.interaction.consent.map({ consent < $0 }) ?? true
    {
      records[id]?.interaction.consent = consent
      unchanged = .consentChanged
    }
    var joining = record
    if let stored = known.feedback, !record.replaces(stored) {
      learn(record.feedback, of: stored, at: id)
      return unchanged
    }
    joining.feedback = record.feedback(
      joining: (known.interaction, standing(with: id)),
      stored: known.feedback
    )
    guard let feedback = joining.feedback else { return unchanged }
    if let stored = known.feedback, !joining.replaces(stored) {
      learn(feedback, of: stored, at: id)
      return unchanged
    }
    if let withdrawn = known.withdrawn, !feedback.isNewer(than: withdrawn) { return unchanged }
    setFeedback(feedback, of: id, withdrawn: nil)
    return .feedbackReplaced
  }

  private mutating func learn(_ given: Feedback?, of stored: Feedback, at id: InteractionID) {
    guard let given, given.time == stored.time, given.texts == stored.texts else { return }
    records[id]?.feedback?.fingerprints = stored.fingerprints.merging(given.fingerprints)
  }

  /// What stands with a record besides the user's feedback, and what was decided on another item too.
  func standing(with id: InteractionID, besides looked: ItemKey? = nil) -> StandingTexts {
    guard let record = records[id] else { return StandingTexts() }
    var standing = StandingTexts(record.interaction)
    for item in items.values where item.interaction == id {
      standing.add(item.sides)
      for entry in log where entry.event.item == item.key {
        let isShared = log.contains {
          $0.event.item == looked && $0.event.operation == entry.event.operation
        }
        if !isShared { standing.add(entry.event) }
      }
    }
    return standing
  }

  mutating func setFeedback(
    _ feedback: Feedback?,
    of id: InteractionID,
    withdrawn: Timestamp?
  ) {
    feedbackChanges += 1
    verdicts[id] = KeptVerdict(interaction: id, digest: "#\(feedbackChanges)", content: "")
    records[id]?.feedback = feedback
    records[id]?.withdrawn = withdrawn
    reviseItem(of: id)
  }

  private mutating func reviseItem(of id: InteractionID) {
    guard let record = records[id] else { return }
    let needsReview = Signal(record.feedback).needsReview
    if let item = answerItem(of: id) {
      items[item.key]?.isNeeded = needsReview
    } else if needsReview {
      addItem(ItemID(id.rawValue), .answer, of: id, questionKey: record.questionKey)
    }
  }

  @discardableResult
  mutating func addItem(
    _ id: ItemID,
    _ kind: ItemKind,
    of interaction: InteractionID,
    questionKey: String
  ) -> ItemKey {
    lastItem += 1
    items[lastItem] = MemoryItem(
      key: lastItem,
      id: id,
      kind: kind,
      interaction: interaction,
      questionKey: questionKey
    )
    return lastItem
  }
}

/// Whether two texts are spelled alike, which String's == does not ask.
func hasSameBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
