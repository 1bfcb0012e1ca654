import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``RelatedStore``.
  package func related(to item: ItemKey, limit: Int) throws(StoreError) -> RelatedRecords {
    try read { database in
      let own = try database.first(RelatedSearch.own, .integer(item)) { row in
        (
          key: row.integer(), question: row.integer(), time: row.optionalInteger(),
          session: row.optionalText()
        )
      }
      guard let own else { return RelatedRecords() }
      let search = RelatedSearch(database: database, limit: max(0, limit))
      var turns = RelatedSearch.Found()
      if let session = own.session, let time = own.time {
        turns = try search.records(
          RelatedSearch.turns,
          .text(session),
          .integer(time),
          .integer(own.key)
        )
      } else if let session = own.session {
        turns = try search.records(RelatedSearch.timelessTurns, .text(session), .integer(own.key))
      }
      let answers = try search.records(
        RelatedSearch.answers,
        .integer(own.question),
        .integer(own.key)
      )
      return RelatedRecords(
        turns: turns.records.reversed(),
        hasEarlierTurns: !turns.areAll,
        withheldTurns: turns.withheld,
        answers: answers.records,
        hasOlderAnswers: !answers.areAll,
        withheldAnswers: answers.withheld
      )
    }
  }
}

/// A search for what stands around a record, inside one transaction.
struct RelatedSearch {
  static let own = """
    SELECT x.key, x.question_key, x.time, x.session FROM items i
      CROSS JOIN interactions x ON x.key = i.interaction WHERE i.key = ?
    """

  private static let columns = """
    x.id, x.time, substr(x.question, 1, \(RelatedRecord.longestText)),
      substr(x.answer, 1, \(RelatedRecord.longestText)),
      max(length(x.question), length(x.answer)) > \(RelatedRecord.longestText),
      x.user, x.consent, g.model, g.version, f.signal
    """

  private static let joins = """
    CROSS JOIN agents g ON g.key = x.agent LEFT JOIN feedback f ON f.interaction = x.key
    """

  static let turns = """
    SELECT \(columns) FROM interactions x INDEXED BY interactions_by_session \(joins)
    WHERE x.session = ?1 AND x.time <= ?2 AND (x.time < ?2 OR x.key < ?3)
    ORDER BY x.time DESC, x.key DESC LIMIT ?4
    """

  static let timelessTurns = """
    SELECT \(columns) FROM interactions x INDEXED BY interactions_by_session \(joins)
    WHERE x.session = ? AND x.time IS NULL AND x.key < ? ORDER BY x.key DESC LIMIT ?
    """

  static let answers = """
    SELECT \(columns) FROM interactions x INDEXED BY interactions_by_question \(joins)
    WHERE x.question_key = ? AND x.key <> ? ORDER BY x.key DESC LIMIT ?
    """

  let database: Database
  let limit: Int

  /// What a statement has found.
  struct Found {
    /// The records that may be used for something.
    var records: [RelatedRecord] = []
    /// How many others there are of which nothing may be used.
    var withheld = 0
    /// Whether those are all.
    var areAll = true
  }

  /// The records of a statement, of which the limit is the last parameter.
  func records(_ sql: String, _ values: SQLValue...) throws -> Found {
    var rows: [(RelatedRecord, String?, Consent?)] = []
    try Query(sql, in: database).each(values + [.integer(Int64(limit + 1))]) { row in
      var record = RelatedRecord(
        id: InteractionID(row.text()),
        time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
        question: Self.beginning(row.text()),
        answer: Self.beginning(row.text()),
        isCut: row.flag()
      )
      let (user, consent) = (row.optionalText(), try row.optionalCoded(Consent.self))
      record.agent = Agent(model: row.optionalText(), version: row.optionalText())
      record.signal = try row.optionalCoded(FeedbackSignal.self)
      rows.append((record, user, consent))
    }
    let usable = try rows.prefix(limit).compactMap { record, user, consent in
      let owner = Interaction(id: record.id, question: "", answer: "", user: user, consent: consent)
      let standing = try Consents.standing(of: owner, in: database)
      return standing.forbidsEveryUse ? nil : record
    }
    let shown = min(rows.count, limit)
    return Found(
      records: usable,
      withheld: shown - usable.count,
      areAll: rows.count <= limit
    )
  }

  /// A text that was cut after so many bytes, without what is left of a letter in the middle of which that
  /// was.
  private static func beginning(_ text: String) -> String {
    guard text.utf8.count >= RelatedRecord.longestText, text.unicodeScalars.last == "\u{FFFD}"
    else { return text }
    return String(text.unicodeScalars.dropLast())
  }
}
