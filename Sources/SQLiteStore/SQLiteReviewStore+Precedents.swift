import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``PrecedentStore``.
  package func precedents(of item: ItemKey, limit: Int) throws(StoreError) -> Precedents {
    try read { database in
      let own = try database.first(
        "SELECT question_key, interaction FROM items WHERE key = ?",
        .integer(item)
      ) { (question: $0.integer(), interaction: $0.integer()) }
      guard let own else { return Precedents() }
      let search = PrecedentSearch(database, item: item, interaction: own.interaction)
      var corrections = try search.corrections(of: own.question)
      if corrections.count < limit {
        for question in try Sketches(database).near(own.question) {
          corrections += try search.corrections(of: question, isSame: false)
        }
      }
      return Precedents(
        corrections: search.best(of: corrections, limit: limit),
        approved: try search.approved(own.question, limit: limit)
      )
    }
  }
}

/// A search for what was said before, inside one transaction.
struct PrecedentSearch {
  /// How many rows of a question are looked at.
  static let mostRows = 200
  /// How many records of a question are asked for a user's correction, the newest first.
  static let mostRecords = 2_000

  static let corrected = """
    SELECT i.key, i.interaction, i.since, c.id FROM items i INDEXED BY items_corrected
      LEFT JOIN conflicts c ON c.item = i.key
    WHERE i.question_key = ? AND i.status = 3 AND i.key <> ? ORDER BY i.key DESC LIMIT ?
    """

  static let saidByUsers = """
    SELECT x.key, f.correction, f.time FROM (
      SELECT key FROM interactions INDEXED BY interactions_by_question
      WHERE question_key = ? AND key <> ? ORDER BY key DESC LIMIT ?) x
      CROSS JOIN feedback f ON f.interaction = x.key
    WHERE f.correction IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM items i INDEXED BY items_of_answers
        WHERE i.interaction = f.interaction AND i.kind = 0 AND i.status BETWEEN 2 AND 5)
      AND NOT EXISTS (SELECT 1 FROM items i INDEXED BY items_of_conflicts
        WHERE i.interaction = f.interaction AND i.kind > 0 AND i.kind = 1 AND i.status BETWEEN 2 AND 5)
    ORDER BY x.key DESC LIMIT ?
    """

  static let examples = """
    SELECT s.key, s.id, e.id, e.content FROM interactions x INDEXED BY interactions_by_question
      CROSS JOIN examples e ON e.record = x.key CROSS JOIN sets s ON s.key = e.set_key
    WHERE x.question_key = ? ORDER BY s.key DESC LIMIT ?
    """

  private let database: Database
  private let item: ItemKey
  private let interaction: Int64

  init(_ database: Database, item: ItemKey, interaction: Int64) {
    self.database = database
    self.item = item
    self.interaction = interaction
  }

  /// The corrections that stand of a question, in no order.
  func corrections(of question: Int64, isSame: Bool = true) throws -> [EarlierCorrection] {
    var found: [EarlierCorrection] = []
    let rows = try database.all(
      Self.corrected,
      .integer(question),
      .integer(item),
      .integer(Self.mostRows)
    ) {
      (key: $0.integer(), interaction: $0.integer(), since: $0.integer(), id: $0.optionalText())
    }
    for row in rows where row.interaction != interaction || row.id != nil {
      let log = try DecisionRow.log(of: row.key, since: row.since, in: database)
      guard let decision = log.effective, case .decide(.correct(let text)) = decision.action,
        !text.isEmpty, let record = try usable(row.interaction)
      else { continue }
      found.append(
        EarlierCorrection(
          id: ItemID(row.id ?? record.id.rawValue),
          question: record.question,
          isSameQuestion: isSame,
          correction: text,
          reviewer: decision.reviewer,
          time: decision.time
        )
      )
    }
    return isSame ? try found + corrections(ofUsersAbout: question) : found
  }

  private func corrections(ofUsersAbout question: Int64) throws -> [EarlierCorrection] {
    let rows = try database.all(
      Self.saidByUsers,
      .integer(question),
      .integer(interaction),
      .integer(Self.mostRecords),
      .integer(Self.mostRows)
    ) {
      (
        interaction: $0.integer(), correction: $0.text(),
        time: $0.optionalInteger().map(Timestamp.init(milliseconds:))
      )
    }
    return try rows.compactMap { row in
      guard !row.correction.isEmpty, let record = try usable(row.interaction) else { return nil }
      return EarlierCorrection(
        id: ItemID(record.id.rawValue),
        question: record.question,
        correction: row.correction,
        reviewer: nil,
        time: row.time
      )
    }
  }

  /// The corrections to show: those of the same question first, then the newest; each text once.
  func best(of corrections: [EarlierCorrection], limit: Int) -> [EarlierCorrection] {
    let sorted = corrections.sorted(by: EarlierCorrection.isShownBefore)
    var seen: Set<[UInt8]> = []
    return Array(sorted.filter { seen.insert(Array($0.correction.utf8)).inserted }.prefix(limit))
  }

  /// What approved examples of a question expect, of the newest sets first; each text once.
  func approved(_ question: Int64, limit: Int) throws -> [ApprovedAnswer] {
    var rows: [(set: Int64, answer: ApprovedAnswer)] = []
    try Query(Self.examples, in: database).each([.integer(question), .integer(Self.mostRows)]) {
      row in
      let set = row.integer()
      let (id, example) = (SetID(row.text()), ExampleID(row.text()))
      let expected = try row.bytes { try ExampleJSON.example(id: example, from: $0).expected }
      rows.append((set, ApprovedAnswer(example: example, set: id, expected: expected)))
    }
    var answers: [ApprovedAnswer] = []
    for (set, answer) in rows where answers.count < limit {
      let log = try ApprovalLog.of(set, .example(answer.example), in: database)
      guard log.states.values.contains(.approved),
        !answers.contains(where: { $0.expected.utf8.elementsEqual(answer.expected.utf8) })
      else { continue }
      answers.append(answer)
    }
    return answers
  }

  /// A record of which some use is allowed.
  private func usable(_ interaction: Int64) throws -> Interaction? {
    let record = try database.first(
      InteractionRow.selection + " WHERE x.key = ?",
      .integer(interaction)
    ) { try InteractionRow.read(&$0) }
    guard let record, try !Consents.standing(of: record, in: database).forbidsEveryUse else {
      return nil
    }
    return record
  }
}
