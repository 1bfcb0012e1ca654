import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  ///
  /// Reads on a connection of its own, in one transaction: the records are all of one moment, and
  /// `body` may call the store.
  package func forEachJudgedRecord(_ body: (JudgedRecord) throws -> Void) throws {
    try forEachRecord(InteractionRow.selectionInOrder, before: { _ in }, body)
  }

  /// See ``CurationStore``.
  package func forEachRecordToCurate(
    counted: (CurationExtent) -> Void,
    _ body: (JudgedRecord) throws -> Void
  ) throws {
    try forEachRecord(
      InteractionRow.selectionToCurate,
      before: { counted(try Self.curationExtent(in: $0)) },
      body
    )
  }

  private static func curationExtent(in database: Database) throws -> CurationExtent {
    func count(_ query: String) throws -> Int { Int(try database.integer(query) ?? 0) }
    let all = try count("SELECT count(*) FROM interactions")
    let toCurate = try count("SELECT count(*) FROM (\(InteractionRow.toCurate))")
    let waiting = try count(
      """
      SELECT count(*) FROM feedback WHERE signal != \(FeedbackSignal.up.code)
        AND interaction NOT IN (\(InteractionRow.toCurate))
      """
    )
    return CurationExtent(
      toCurate: toCurate,
      waiting: waiting,
      unjudged: all - toCurate - waiting,
      revision: try Verdicts.revision(in: database)
    )
  }

  private func forEachRecord(
    _ selection: String,
    before: (Database) throws -> Void,
    _ body: (JudgedRecord) throws -> Void
  ) throws {
    guard let pool = pool as? DatabasePool else {
      throw StoreError.misuse("Judged records are not read in a rehearsal.")
    }
    var thrownByBody: (any Error)?
    do {
      try pool.makeSnapshot().read { database in
        try before(database)
        let consents = try Consents(database)
        let settled = try ConflictRow.settledQuestions(in: database)
        try Query(selection, in: database).each { row in
          let record = try Self.judgedRecord(
            &row,
            consents,
            settled,
            in: database
          )
          do {
            try body(record)
          } catch {
            thrownByBody = error
            throw error
          }
        }
      }
    } catch {
      if let thrownByBody { throw thrownByBody }
      throw StoreError(error, at: path)
    }
  }

  private static func judgedRecord(
    _ row: inout Columns,
    _ consents: Consents,
    _ settled: Set<Int64>,
    in database: Database
  ) throws -> JudgedRecord {
    let interaction = try InteractionRow.read(&row)
    let feedback = try FeedbackRow.read(&row)?.feedback
    let question = row.integer()
    let questionKey = row.text()
    let item = row.optionalInteger()
    let status = try row.optionalCoded(ItemStatus.self)
    let since = row.integer()
    let audit = row.optionalInteger()
    let auditSince = row.integer()
    let digest = row.optionalText()
    let verdict = row.text()
    let again = row.optionalInteger()
    func decision(on item: ItemKey?, since: Int64) throws -> DecisionEvent? {
      try item.flatMap { try DecisionRow.log(of: $0, since: since, in: database).effective }
    }
    let first = try decision(on: item, since: since)
    let anew = try decision(on: again, since: 0)
    return JudgedRecord(
      interaction: interaction,
      feedback: feedback,
      status: status,
      decision: .later(of: anew, first),
      overruled: .earlier(of: anew, first),
      audit: try decision(on: audit, since: auditSince),
      questionKey: questionKey,
      consent: consents.standing(of: interaction).scope,
      settlement: settled.contains(question)
        ? try ConflictRow.settlement(ofQuestion: question, in: database) : nil,
      verdict: digest.map {
        KeptVerdict(interaction: interaction.id, digest: $0, content: verdict)
      }
    )
  }
}
