import ReviewModel
import ReviewStorage

extension MemoryContent {
  func related(to key: ItemKey, limit: Int) -> RelatedRecords {
    guard let id = items[key]?.interaction, let own = records[id] else { return RelatedRecords() }
    let others = records.values.filter { $0.number != own.number }
    let turns = others.filter { isTurn($0, before: own) }.sorted {
      let times = [$0, $1].map { $0.interaction.time?.milliseconds ?? 0 }
      return times[0] != times[1] ? times[0] > times[1] : $0.number > $1.number
    }
    let answers = others.filter { hasSameBytes($0.questionKey, own.questionKey) }
      .sorted { $0.number > $1.number }
    return RelatedRecords(
      turns: shown(turns, limit).reversed(),
      hasEarlierTurns: turns.count > limit,
      withheldTurns: withheld(turns, limit),
      answers: shown(answers, limit),
      hasOlderAnswers: answers.count > limit,
      withheldAnswers: withheld(answers, limit)
    )
  }

  private func withheld(_ records: [MemoryRecord], _ limit: Int) -> Int {
    records.prefix(limit).count { consent(of: $0.interaction).forbidsEveryUse }
  }

  private func isTurn(_ record: MemoryRecord, before own: MemoryRecord) -> Bool {
    guard let session = own.interaction.session, record.interaction.session == session else {
      return false
    }
    guard let time = own.interaction.time else {
      return record.interaction.time == nil && record.number < own.number
    }
    guard let other = record.interaction.time else { return false }
    return other < time || other == time && record.number < own.number
  }

  private func shown(_ records: [MemoryRecord], _ limit: Int) -> [RelatedRecord] {
    records.prefix(limit).filter { !consent(of: $0.interaction).forbidsEveryUse }.map { record in
      let interaction = record.interaction
      return RelatedRecord(
        id: interaction.id,
        time: interaction.time,
        question: interaction.question,
        answer: interaction.answer,
        agent: interaction.agent,
        signal: record.feedback?.signal
      )
    }
  }
}
