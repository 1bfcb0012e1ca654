import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``DecisionStore``.
  package func decideCluster(
    _ request: DecisionRequest
  ) throws(StoreError) -> [CoveredOutcome] {
    guard let item = request.items.first, request.items.count == 1 else {
      throw StoreError.misuse("A decision that covers others is made on one item.")
    }
    return try write { database in
      if let known = try OperationRow.known(request.operation, in: database) {
        try known.check(.decide, by: request.reviewer)
        var items = try database.all(
          "SELECT item FROM decisions WHERE operation = ? ORDER BY sequence",
          .integer(known.key)
        ) { $0.integer() }
        if items.first != item { items = [item] }
        let outcomes = try Self.outcomes(of: known.key, request, for: items, in: database)
        return zip(items, outcomes).map { CoveredOutcome(item: $0, outcome: $1) }
      }
      var whole = request
      whole.items += try Self.covered(by: request, item, in: database)
      let outcomes = try Self.append(whole, in: database)
      return zip(whole.items, outcomes).filter { $0 == item || $1 == .effective }
        .map { CoveredOutcome(item: $0, outcome: $1) }
    }
  }

  /// See ``DecisionStore``.
  package func readTexts(
    besides item: ItemKey,
    reach: DecisionReach,
    read body: (ItemKey, UnsafeBufferPointer<UInt8>) -> Void
  ) throws(StoreError) {
    if reach == .item { return }
    try read { database in
      let others: [ItemKey] =
        switch reach {
        case .item: []
        case .cluster:
          try database.all(Clusters.waiting, .integer(item)) { $0.integer() }
        case .batch(let items): items
        }
      try StandingRows(database)
        .read(others.filter { $0 != item }, besides: item, body)
    }
  }

  /// See ``QueueStore``.
  package func cluster(
    of item: ItemKey,
    limit: Int
  ) throws(StoreError) -> [ClusterEntry] {
    try read { database in
      guard let answer = try Self.answer(of: item, in: database) else { return [] }
      return try database.all(Clusters.listing, .integer(item), .integer(max(0, limit))) { row in
        ClusterEntry(
          key: row.integer(),
          id: ItemID(row.text()),
          status: try row.coded(),
          time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
          agentVersion: row.optionalText(),
          hasSameAnswer: ClusterRule.isSame(answer, row.text()),
          isSplit: row.flag()
        )
      }
    }
  }

  /// See ``QueueStore``.
  package func cover(
    of item: ItemKey,
    sparing spared: Set<ItemKey>,
    now: Timestamp,
    while isWanted: @escaping () -> Bool
  ) throws(StoreError) -> ClusterCover? {
    guard isWanted() else { return nil }
    do {
      return try read(while: isWanted) { database in
        let answer = try Self.answer(of: item, in: database)
        return try answer.map {
          try Clusters.cover(of: item, answer: $0, sparing: spared, now: now, in: database)
        }
      }
    } catch {
      if !isWanted() { return nil }
      throw error
    }
  }

  /// The answer of an item that is one.
  private static func answer(of item: ItemKey, in database: Database) throws -> String? {
    try database.first(
      """
      SELECT x.answer FROM items i CROSS JOIN interactions x ON x.key = i.interaction
      WHERE i.key = ? AND i.kind = 0
      """,
      .integer(item)
    ) { $0.text() }
  }

  /// The verdict with the names that its values have in the record of an item.
  private static func ownWords(
    of request: DecisionRequest,
    on item: ItemKey,
    in database: Database
  ) throws -> Verdict {
    guard case .correct(let text) = request.verdict, !request.fingerprints.isEmpty,
      let record = try StandingRows(database).record(of: item)
    else { return request.verdict }
    return .correct(record.naming(text, by: request.fingerprints))
  }

  private static func covered(
    by request: DecisionRequest,
    _ item: ItemKey,
    in database: Database
  ) throws -> [ItemKey] {
    let writing = try LogWriting(database)
    guard ClusterRule.coversOthers(request.verdict.kind),
      let state = try writing.state(of: item, at: request.time),
      !state.log.refuses(request.verdict.kind, by: request.reviewer),
      state.lateAfter(request.reviewer) == nil
    else { return [] }
    let answer = try database.first(
      """
      SELECT x.answer FROM items i CROSS JOIN interactions x ON x.key = i.interaction
      WHERE i.key = ?
      """,
      .integer(item)
    ) { $0.text() }
    return try Clusters.members(
      of: item,
      besides: request.session,
      limit: ClusterRule.limit,
      now: request.time,
      in: database
    )
    .filter { member in
      let verdict = try ownWords(of: request, on: member.key, in: database)
      return ClusterRule.covers(verdict, of: answer ?? "", member)
    }
    .filter { member in
      if request.spared.contains(member.key) { return false }
      // One that this reviewer flagged and somebody skipped waits, and is still not theirs to settle.
      guard let other = try writing.state(of: member.key, at: request.time) else {
        return false
      }
      return !other.log.refuses(request.verdict.kind, by: request.reviewer)
        && other.lateAfter(request.reviewer) == nil
    }
    .map(\.key)
  }
}
