import GRDB
package import ReviewModel
import ReviewStorage

extension SQLiteReviewStore {
  /// See ``CurationStore``.
  ///
  /// Reads on a connection of its own, in one transaction: the records are all of one moment, and
  /// `body` may call the store.
  package func forEachJudgedRecord(_ body: (JudgedRecord) throws -> Void) throws {
    guard let pool = pool as? DatabasePool else {
      throw StoreError.misuse("Judged records are not read in a rehearsal.")
    }
    var thrownByBody: (any Error)?
    do {
      try pool.makeSnapshot().read { database in
        let consents = try Consents(database)
        try Query(InteractionRow.selectionInOrder, in: database).each { row in
          let record = try Self.judgedRecord(
            &row,
            consents,
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
    in database: Database
  ) throws -> JudgedRecord {
    let interaction = try InteractionRow.read(&row)
    let feedback = try FeedbackRow.read(&row)?.feedback
    let question = row.integer()
    let questionKey = row.text()
    let item = row.optionalInteger()
    let status = try row.optionalCoded(ItemStatus.self)
    let since = row.integer()
    return JudgedRecord(
      interaction: interaction,
      feedback: feedback,
      status: status,
      decision: try item.flatMap {
        try DecisionRow.log(of: $0, since: since, in: database).effective
      },
      questionKey: questionKey,
      consent: consents.standing(of: interaction).scope,
      settlement: try ConflictRow.settlement(ofQuestion: question, in: database)
    )
  }
}
