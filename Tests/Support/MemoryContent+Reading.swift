import Queueing
import ReviewModel
import ReviewStorage

extension MemoryContent {
  func answerItem(of id: InteractionID) -> MemoryItem? {
    items.values.first { $0.kind == .answer && $0.interaction == id }
  }

  func auditItem(of id: InteractionID) -> MemoryItem? {
    items.values.first { $0.kind == .audit && $0.interaction == id }
  }

  /// What the feedback of an item's record means, as far as the item tells of it.
  func signal(of item: MemoryItem) -> Signal {
    item.kind.isBlind ? .none : Signal(records[item.interaction]?.feedback)
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

  /// An item's log from its first event on.
  func history(of item: ItemKey) -> DecisionLog {
    DecisionLog(log.map(\.event).filter { $0.item == item })
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
        signal: signal(of: item),
        agentVersion: record.interaction.agent.version,
        asked: asked(item.questionKey),
        claim: liveClaim(on: key, at: now),
        lateDecisions: decisionLog(of: item).disputes,
        failure: decisionLog(of: item).failure,
        flag: FlagMark(decisionLog(of: item))
      ),
      interaction: record.interaction,
      feedback: item.kind.isBlind ? nil : record.feedback,
      history: log.map(\.event).filter { $0.item == key },
      sides: [.audit, .gate].contains(item.kind)
        ? []
        : item.sides.map { side in
          var side = side
          if item.kind == .pair { side.question = records[side.interaction]?.interaction.question }
          return side
        },
      consent: consent(of: record.interaction),
      cluster: cluster(of: item, now: now),
      failedCase: item.kind == .gate ? failedCase(of: item) : nil
    )
  }

  func matching(_ filter: ItemFilter) -> [MemoryItem] {
    items.values.filter { item in
      // No filter asks for claims, so the time does not matter.
      detail(of: item.key, now: Timestamp(milliseconds: 0)).map(filter.matches) ?? false
    }
  }

  /// Where a question stands among others that were asked as often: by its first item.
  private func questionOrder(_ questionKey: String) -> Int64 {
    items.values.filter { hasSameBytes($0.questionKey, questionKey) }.map(\.key).min() ?? 0
  }

  /// The places of the agents in the order by version.
  var agentRanks: [Agent: Int64] {
    let agents = Set(records.values.map(\.interaction.agent)).sorted(by: AgentOrder.precedes)
    return Dictionary(uniqueKeysWithValues: agents.enumerated().map { ($1, Int64($0)) })
  }

  /// What the queue sorts by; the key comes last.
  func position(of item: MemoryItem, in order: QueueOrder, _ ranks: [Agent: Int64]) -> [Int64] {
    let record = records[item.interaction]
    let moment = record?.interaction.time?.milliseconds ?? .min
    let skipped =
      status(of: item) == .skipped ? decisionLog(of: item).effective?.sequence ?? 0 : 0
    guard skipped == 0 else { return [skipped, item.key] }
    let asked = Int64(asked(item.questionKey))
    // The complement turns the order around and cannot overflow.
    switch order {
    case .value:
      let value = ReviewValue(
        kind: item.kind,
        signal: signal(of: item),
        asked: asked,
        secondOpinions: Int64(decisionLog(of: item).disputes),
        moment: moment
      )
      return [0, ~value.score, item.key]
    case .newest: return [0, ~moment, item.key]
    case .oldest: return [0, moment, item.key]
    case .agent:
      return [0, record.flatMap { ranks[$0.interaction.agent] } ?? .max, ~moment, item.key]
    case .cluster:
      // Questions have their keys by when they were first met.
      let question = asked > 1 ? questionOrder(item.questionKey) : 0
      return [0, asked > 1 ? ~asked : -2, question, ~moment, item.key]
    case .random(let seed):
      let shuffle = Shuffle(seed: seed, count: (items.keys.max() ?? 0) + 1)
      return [0, shuffle.place(of: item.key), item.key]
    }
  }
}
