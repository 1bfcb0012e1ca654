import ReviewModel
import ReviewStorage

extension MemoryContent {
  func answerItem(of id: InteractionID) -> MemoryItem? {
    items.values.first { $0.kind == .answer && $0.interaction == id }
  }

  func asked(_ questionKey: String) -> Int {
    records.values.count { hasSameBytes($0.questionKey, questionKey) }
  }

  func liveClaim(on item: ItemKey, at now: Timestamp) -> Claim? {
    claims[item].flatMap { $0.expires > now ? $0 : nil }
  }

  /// The part of an item's log that counts.
  func decisionLog(of item: MemoryItem) -> DecisionLog {
    DecisionLog(
      log.map(\.event).filter { $0.item == item.key && $0.sequence > item.since }
    )
  }

  func status(of item: MemoryItem) -> ItemStatus {
    let status = decisionLog(of: item).status
    return status.isOpen && !item.isNeeded ? .withdrawn : status
  }

  func detail(of key: ItemKey, now: Timestamp) -> ItemDetail? {
    guard let item = items[key], let record = records[item.interaction] else { return nil }
    return ItemDetail(
      summary: ItemSummary(
        key: key,
        id: item.id,
        kind: item.kind,
        status: status(of: item),
        question: String(record.interaction.question.prefix(300)),
        time: record.interaction.time,
        signal: Signal(record.feedback),
        agentVersion: record.interaction.agent.version,
        asked: asked(item.questionKey),
        claim: liveClaim(on: key, at: now),
        lateDecisions: decisionLog(of: item).secondOpinions.count
      ),
      interaction: record.interaction,
      feedback: record.feedback,
      history: log.map(\.event).filter { $0.item == key },
      sides: item.sides,
      consent: consent(of: record.interaction)
    )
  }

  func matching(_ filter: ItemFilter) -> [MemoryItem] {
    items.values.filter { item in
      // No filter asks for claims, so the time does not matter.
      detail(of: item.key, now: Timestamp(milliseconds: 0)).map(filter.matches) ?? false
    }
  }

  /// What the queue sorts by; the key comes last.
  func position(of item: MemoryItem, in order: QueueOrder) -> [Int64] {
    let record = records[item.interaction]
    let moment = record?.interaction.time?.milliseconds ?? .min
    let skipped =
      status(of: item) == .skipped ? decisionLog(of: item).effective?.sequence ?? 0 : 0
    let rank: Int64 =
      switch (item.kind, Signal(record?.feedback)) {
      case (.conflict, _): 0
      case (.answer, .down): 1
      case (.answer, .retry): 2
      case (.answer, _): 3
      }
    // The complement turns the order around and cannot overflow.
    return switch order {
    case .value: [skipped, rank, ~moment, item.key]
    case .newest: [skipped, ~moment, item.key]
    case .oldest: [skipped, moment, item.key]
    }
  }
}
