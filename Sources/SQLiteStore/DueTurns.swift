import GRDB

/// Puts the items of questions that were asked again where they belong in the order by value.
///
/// The items of a question stand all over the table, and a question that is asked often passes many
/// doublings while a log is read. So the batches of a log note their questions, and the items are
/// moved together later: before the store is closed, or when many questions are noted.
enum DueTurns {
  /// A batch of so many records notes its questions; a smaller one moves their items at once.
  static let manyRecords = 256
  /// So many questions wait at most.
  static let mostQuestions = 8192
  /// About so many items are moved in one transaction, so that other writers wait a moment only.
  private static let items = 20_000

  /// Notes a question for later.
  static func note(_ question: Int64, in database: Database) throws {
    try database.run("INSERT OR IGNORE INTO turns_due VALUES (?)", .integer(question))
  }

  /// Whether there is something to do: anything at all, or much.
  static func wait(isUrgent: Bool, in database: Database) throws -> Bool {
    try database.integer(
      "SELECT 1 FROM turns_due LIMIT 1 OFFSET ?",
      .integer(isUrgent ? 0 : mostQuestions)
    ) != nil
  }

  /// Moves the items of some questions.
  static func settle(in database: Database) throws {
    let questions = try database.all(
      """
      SELECT t.question, coalesce(q.asked, 0) FROM turns_due t
      LEFT JOIN questions q ON q.key = t.question LIMIT 8192
      """
    ) { (key: $0.integer(), asked: Int($0.integer())) }
    var moved = 0
    for question in questions where moved < items {
      try database.run(ItemRow.turnsOfQuestion, .integer(question.key))
      try database.run("DELETE FROM turns_due WHERE question = ?", .integer(question.key))
      moved += question.asked
    }
  }
}
