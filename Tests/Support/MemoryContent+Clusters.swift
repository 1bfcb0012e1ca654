import ReviewModel
import ReviewStorage

extension MemoryContent {
  /// The others that may be decided with an item, open before skipped and then the oldest first.
  func members(of item: MemoryItem, besides session: String?, now: Timestamp) -> [ClusterMember] {
    guard item.kind == .answer, !decisionLog(of: item).isSplit else { return [] }
    func moment(_ other: MemoryItem) -> Int64 {
      records[other.interaction]?.interaction.time?.milliseconds ?? .min
    }
    let others = items.values.filter { other in
      let isFree = liveClaim(on: other.key, at: now).map { $0.session == session } ?? true
      return other.key != item.key && other.kind == .answer && isFree
        && hasSameBytes(other.questionKey, item.questionKey) && status(of: other).isOpen
        && !decisionLog(of: other).isSplit
    }
    .sorted {
      (status(of: $0) == .skipped ? 1 : 0, moment($0), $0.key)
        < (status(of: $1) == .skipped ? 1 : 0, moment($1), $1.key)
    }
    return others.compactMap { other in
      records[other.interaction].map { record in
        ClusterMember(
          key: other.key,
          answer: record.interaction.answer,
          forbidsEveryUse: consent(of: record.interaction).forbidsEveryUse
        )
      }
    }
  }

  func cluster(of item: MemoryItem, now: Timestamp) -> ClusterStanding {
    guard !decisionLog(of: item).isSplit else { return ClusterStanding(isSplit: true) }
    let answer = records[item.interaction]?.interaction.answer ?? ""
    let members = members(of: item, besides: nil, now: now).prefix(ClusterStanding.lookLimit)
    return ClusterStanding(
      waiting: members.map(\.key),
      sameAnswer: members.filter { ClusterRule.covers(.affirm, of: answer, $0) }.map(\.key)
    )
  }

  /// How many a decision covers.
  func cover(of item: ItemKey, sparing spared: Set<ItemKey>, now: Timestamp) -> ClusterCover? {
    guard let item = items[item], item.kind == .answer else { return nil }
    let answer = records[item.interaction]?.interaction.answer ?? ""
    var cover = ClusterCover()
    for member in members(of: item, besides: nil, now: now).prefix(ClusterRule.limit) {
      cover.count(member, answer: answer, isSpared: spared.contains(member.key))
    }
    return cover
  }

  /// All that ask the same, the latest first.
  func entries(of item: ItemKey, limit: Int) -> [ClusterEntry] {
    guard let item = items[item], item.kind == .answer else { return [] }
    let answer = records[item.interaction]?.interaction.answer ?? ""
    func moment(_ other: MemoryItem) -> Int64 {
      records[other.interaction]?.interaction.time?.milliseconds ?? .min
    }
    let all = items.values
      .filter { $0.kind == .answer && hasSameBytes($0.questionKey, item.questionKey) }
      .sorted { (moment($0), $0.key) > (moment($1), $1.key) }
    return all.prefix(max(0, limit)).map { other in
      let interaction = records[other.interaction]?.interaction
      return ClusterEntry(
        key: other.key,
        id: other.id,
        status: status(of: other),
        time: interaction?.time,
        agentVersion: interaction?.agent.version,
        hasSameAnswer: ClusterRule.isSame(answer, interaction?.answer ?? ""),
        isSplit: decisionLog(of: other).isSplit
      )
    }
  }

  mutating func decideCluster(
    _ request: DecisionRequest
  ) throws(StoreError) -> [CoveredOutcome] {
    guard let key = request.items.first, request.items.count == 1 else { throw misuse }
    var whole = request
    if operations.contains(where: { $0.id == request.operation }) {
      let done = log.filter { $0.event.operation == request.operation }.map(\.event.item)
      if done.first == key { whole.items = done }
    } else {
      whole.items += covered(by: request, key)
    }
    let outcomes = try decide(whole)
    return zip(whole.items, outcomes).map { CoveredOutcome(item: $0, outcome: $1) }
  }

  private func covered(by request: DecisionRequest, _ key: ItemKey) -> [ItemKey] {
    guard let item = items[key], let answer = records[item.interaction]?.interaction.answer,
      !decisionLog(of: item).refuses(request.verdict.kind, by: request.reviewer),
      first(before: request.reviewer, on: key, at: request.time) == nil
    else { return [] }
    return members(of: item, besides: request.session, now: request.time)
      .filter { member in
        var verdict = request.verdict
        if case .correct(let text) = verdict, let other = items[member.key]?.interaction,
          let record = records[other]?.interaction
        {
          verdict = .correct(record.naming(text, by: request.fingerprints))
        }
        return ClusterRule.covers(verdict, of: answer, member)
      }
      .map(\.key)
      .filter { member in
        guard let other = items[member], !request.spared.contains(member) else { return false }
        return !decisionLog(of: other).refuses(request.verdict.kind, by: request.reviewer)
      }
  }

  mutating func amend(_ request: AmendmentRequest) throws(StoreError) -> [AmendmentOutcome] {
    if let known = operations.first(where: { $0.id == request.operation }) {
      guard case .amend(let amendment) = known.kind, known.reviewer == request.reviewer,
        (amendment == .split) == (request.amendment == .split)
      else { throw misuse }
    } else {
      var done: Set<ItemKey> = []
      for key in request.items where items[key] != nil && owner(against: request, key) == nil {
        guard done.insert(key).inserted else { continue }
        append(
          .amend(request.amendment),
          of: key,
          request.operation,
          by: request.reviewer,
          at: request.time
        )
      }
      if !done.isEmpty {
        operations.append(
          MemoryOperation(
            id: request.operation,
            kind: .amend(request.amendment),
            reviewer: request.reviewer,
            time: request.time
          )
        )
      }
    }
    return request.items.map { key in
      let isDone = log.contains {
        $0.event.operation == request.operation && $0.event.item == key
      }
      if isDone { return .done }
      guard items[key] != nil else { return .unknownItem }
      return .notYours(of: owner(against: request, key) ?? request.reviewer)
    }
  }

  private func owner(against request: AmendmentRequest, _ key: ItemKey) -> String? {
    guard request.amendment == .split, let item = items[key] else { return nil }
    if let claim = liveClaim(on: key, at: request.time), claim.reviewer != request.reviewer {
      return claim.reviewer
    }
    return decisionLog(of: item).owner(against: request.reviewer)
  }
}
