import GRDB
import ReviewModel

/// Those that ask the same, as rows.
enum Clusters {
  /// The others that wait and that no other session holds, open before skipped and then the oldest first.
  ///
  /// Takes the time, whose claims do not count, the item twice, and the most.
  static let selection = """
    SELECT o.key, y.answer, y.consent, y.user
    FROM items i CROSS JOIN items o INDEXED BY items_of_question ON o.question_key = i.question_key
      CROSS JOIN interactions y ON y.key = o.interaction
      LEFT JOIN claims l ON l.item = o.key AND l.expires > ? AND l.session IS NOT ?
    WHERE i.key = ? AND i.kind = 0 AND i.split = 0
      AND o.status <= 1 AND o.kind = 0 AND o.split = 0 AND o.key != ? AND l.item IS NULL
    ORDER BY o.status, o.moment, o.key LIMIT ?
    """

  /// All that wait, whoever holds them; takes the item.
  static let waiting = """
    SELECT o.key FROM items i CROSS JOIN items o INDEXED BY items_of_question
      ON o.question_key = i.question_key
    WHERE i.key = ? AND o.status <= 1 AND o.kind = 0
    """

  /// All of them in a list, the latest first; takes the item and the most.
  static let listing = """
    SELECT o.key, y.id, o.status, y.time, g.version, y.answer, o.split
    FROM items i CROSS JOIN items o INDEXED BY items_of_question
        ON o.question_key = i.question_key AND o.kind = 0
      CROSS JOIN interactions y ON y.key = o.interaction
      CROSS JOIN agents g ON g.key = o.agent
    WHERE i.key = ? ORDER BY o.moment DESC, o.key DESC LIMIT ?
    """

  /// The others that may be decided with an item.
  ///
  /// - Parameter session: whose own claims keep nobody off; nil when every claim does. Another console of the same
  ///   reviewer has its item open too, and what is said of the others before a decision knows no reviewer.
  static func members(
    of item: ItemKey,
    besides session: String?,
    limit: Int,
    now: Timestamp,
    in database: Database
  ) throws -> [ClusterMember] {
    var members: [ClusterMember] = []
    try eachMember(of: item, besides: session, limit: limit, now: now, in: database) {
      members.append($0)
    }
    return members
  }

  /// Counts the others that are decided with an item that has that answer.
  static func cover(
    of item: ItemKey,
    answer: String,
    sparing spared: Set<ItemKey>,
    now: Timestamp,
    in database: Database
  ) throws -> ClusterCover {
    var cover = ClusterCover()
    try eachMember(of: item, besides: nil, limit: ClusterRule.limit, now: now, in: database) {
      cover.count($0, answer: answer, isSpared: spared.contains($0.key))
    }
    return cover
  }

  private static func eachMember(
    of item: ItemKey,
    besides session: String?,
    limit: Int,
    now: Timestamp,
    in database: Database,
    _ take: (ClusterMember) -> Void
  ) throws {
    var storeDefault: Consent??
    let query = try Query(selection, in: database)
    let values: [SQLValue] = [
      .integer(now.milliseconds), .optional(session), .integer(item), .integer(item),
      .integer(limit),
    ]
    try query.each(values) { row in
      var member = ClusterMember(key: row.integer(), answer: row.text())
      let record = try row.optionalCoded(Consent.self)
      let user = row.optionalText()
      let consent = ConsentStanding(
        record: record,
        user: try user.flatMap { try Consents.of($0, in: database) },
        storeDefault: try storeDefault ?? SQLiteReviewStore.defaultConsent(in: database)
      )
      storeDefault = consent.storeDefault
      member.forbidsEveryUse = consent.forbidsEveryUse
      take(member)
    }
  }

  /// What is known of those that ask the same as an item with that answer.
  static func standing(
    of item: ItemKey,
    answer: String,
    now: Timestamp,
    in database: Database
  ) throws -> ClusterStanding {
    let isSplit = try database.integer("SELECT split FROM items WHERE key = ?", .integer(item)) == 1
    guard !isSplit else { return ClusterStanding(isSplit: true) }
    let members = try members(
      of: item,
      besides: nil,
      limit: ClusterStanding.lookLimit,
      now: now,
      in: database
    )
    let affirmed = members.filter { ClusterRule.covers(.affirm, of: answer, $0) }
    return ClusterStanding(waiting: members.map(\.key), sameAnswer: affirmed.map(\.key))
  }
}
