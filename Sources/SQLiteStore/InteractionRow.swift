import ReviewModel

/// Records as rows.
enum InteractionRow {
  private static let columns = """
    x.id, x.time, x.question, x.answer, x.sources, x.user, x.session, x.consent, g.model,
      g.version, x.meta, x.surrogates, p.bytes
    """

  private static let tables = """
    CROSS JOIN agents g ON g.key = x.agent LEFT JOIN feedback f ON f.interaction = x.key
      LEFT JOIN record_fingerprints p ON p.interaction = x.key
    """

  /// The columns of a record and of its feedback.
  static let selection = """
    SELECT \(columns), \(FeedbackRow.columns) FROM interactions x \(tables)
    """

  /// The columns of a record, of its feedback, how often it was asked, and its item.
  static let selectionWithItem = """
    SELECT \(columns), \(FeedbackRow.columns), q.asked, i.key FROM interactions x \(tables)
      CROSS JOIN questions q ON q.key = x.question_key
      LEFT JOIN items i ON i.interaction = x.key AND i.kind = 0
    """

  /// The columns of a record, of its feedback, its question's key and text, and its item; in the
  /// order of ids.
  static let selectionInOrder = """
    SELECT \(judgedColumns) FROM interactions x INDEXED BY interactions_by_id \(judgedTables)
    ORDER BY x.id
    """

  /// The same columns of the records that may go into a set.
  static let selectionToCurate = """
    SELECT \(judgedColumns)
    FROM (\(toCurate)) c CROSS JOIN interactions x ON x.key = c.record \(judgedTables)
    """

  /// The records that a user called good or corrected, or of which a reviewer's word stands.
  static let toCurate = """
    SELECT interaction AS record FROM feedback
    WHERE signal = \(FeedbackSignal.up.code) OR signal IS NOT NULL AND correction IS NOT NULL
    UNION
    SELECT interaction FROM items
    WHERE kind IN (0, 3, 4) AND status > 1 AND status != \(ItemStatus.withdrawn.code)
    """

  private static let judgedColumns = """
    \(columns), \(FeedbackRow.columns), q.key, q.text, i.key, i.status, i.since, a.key, a.since,
      v.digest, v.content,
      (SELECT max(c.key) FROM items c WHERE c.interaction = x.key AND c.kind > 0 AND c.kind = 4
        AND c.status > 1 AND c.status != \(ItemStatus.withdrawn.code))
    """

  private static let judgedTables = """
    \(tables) CROSS JOIN questions q ON q.key = x.question_key
      LEFT JOIN items i ON i.interaction = x.key AND i.kind = 0
      LEFT JOIN items a ON a.interaction = x.key AND a.kind > 0 AND a.kind = 3
      LEFT JOIN verdicts v ON v.interaction = x.key
    """

  static func read(_ row: inout Columns) throws -> Interaction {
    var interaction = Interaction(
      id: InteractionID(row.text()),
      time: row.optionalInteger().map(Timestamp.init(milliseconds:)),
      question: row.text(),
      answer: row.text(),
      sources: try row.optionalBytes { try JSONColumn.sources(from: $0) } ?? [],
      user: row.optionalText(),
      session: row.optionalText(),
      consent: try row.optionalCoded(),
      agent: Agent(model: row.optionalText(), version: row.optionalText()),
      meta: try row.optionalBytes { try JSONColumn.value(from: $0) } ?? .object([]),
      replacedSurrogates: Int(row.integer())
    )
    interaction.fingerprints =
      row.optionalBytes { ValueFingerprints(bytes: $0) } ?? ValueFingerprints()
    return interaction
  }
}
