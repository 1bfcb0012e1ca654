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
      var turns: (records: [RelatedRecord], areAll: Bool) = ([], true)
      if let session = own.session, let time = own.time {
        turns = try search.records(RelatedSearch.turns, .text(session), .integer(time))
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
        answers: answers.records,
        hasOlderAnswers: !answers.areAll
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
    WHERE x.session = ? AND x.time < ? ORDER BY x.time DESC LIMIT ?
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

  /// The records of a statement that may be used for something, and whether there are no others.
  func records(
    _ sql: String,
    _ first: SQLValue,
    _ second: SQLValue
  ) throws -> (records: [RelatedRecord], areAll: Bool) {
    let rows = try database.all(sql, first, second, .integer(Int64(limit + 1))) { row in
      var record = RelatedRecord(
        id: InteractionID(row.text()),
        time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
        question: row.text(),
        answer: row.text(),
        isCut: row.flag()
      )
      let (user, consent) = (row.optionalText(), try row.optionalCoded(Consent.self))
      record.agent = Agent(model: row.optionalText(), version: row.optionalText())
      record.signal = try row.optionalCoded(FeedbackSignal.self)
      return (record, user, consent)
    }
    let usable = try rows.prefix(limit).compactMap { record, user, consent in
      let owner = Interaction(id: record.id, question: "", answer: "", user: user, consent: consent)
      let standing = try Consents.standing(of: owner, in: database)
      return standing.forbidsEveryUse ? nil : record
    }
    return (usable, rows.count <= limit)
  }
}
