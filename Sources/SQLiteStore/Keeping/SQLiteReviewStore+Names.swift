import GRDB
package import ReviewModel
package import ReviewStorage

extension SQLiteReviewStore {
  /// See ``RevisionStore``.
  package func conflictQuestions() throws(StoreError) -> [ItemID: String] {
    try read { database in
      var questions: [ItemID: String] = [:]
      let rows = try Query(
        """
        SELECT c.id, q.text FROM conflicts c CROSS JOIN items i ON i.key = c.item
          CROSS JOIN questions q ON q.key = c.question_key
        WHERE i.kind = 1
        """,
        in: database
      )
      try rows.each { row in questions[ItemID(row.text())] = row.text() }
      return questions
    }
  }

  /// See ``RevisionStore``.
  package func rename(_ names: RevisedNames) throws(StoreError) {
    try write { database in
      for (old, new) in names.conflicts {
        let id = try Self.free(new.rawValue) { name in
          try database.integer("SELECT 1 FROM conflicts WHERE id = ?", .text(name)) == nil
        }
        try database.run(
          "UPDATE conflicts SET id = ? WHERE id = ?",
          .text(id),
          .text(old.rawValue)
        )
      }
      guard !names.examples.isEmpty else { return }
      try ApprovalLog.renaming(in: database) {
        for name in names.examples { try Self.rename(name, in: database) }
      }
    }
  }

  private static func rename(
    _ name: RevisedNames.ExampleName,
    in database: Database
  ) throws {
    guard let set = try key(of: name.set, in: database) else { return }
    let row = try database.first(
      "SELECT position, content FROM examples WHERE set_key = ? AND id = ?",
      .integer(set),
      .text(name.old.rawValue)
    ) { row in
      let position = row.integer()
      return try row.bytes { (position, try ExampleJSON.example(id: name.new, from: $0)) }
    }
    guard let (position, found) = row else { return }
    var example = found
    example.cluster = name.cluster
    let id =
      name.new == name.old
      ? name.old.rawValue
      : try free(name.new.rawValue) { id in
        try database.integer(
          "SELECT 1 FROM examples WHERE set_key = ? AND id = ?",
          .integer(set),
          .text(id)
        ) == nil
      }
    try database.run(
      "UPDATE examples SET id = ?, content = ? WHERE set_key = ? AND position = ?",
      .text(id),
      .bytes(ExampleJSON.bytes(of: example)),
      .integer(set),
      .integer(position)
    )
    try database.run(
      "UPDATE trained SET cluster = ? WHERE set_key = ? AND position = ?",
      .text(example.cluster),
      .integer(set),
      .integer(position)
    )
    for statement in [
      "UPDATE approvals SET example = ? WHERE set_key = ? AND example = ?",
      "UPDATE drops SET merged_into = ? WHERE set_key = ? AND merged_into = ?",
    ] {
      try database.run(statement, .text(id), .integer(set), .text(name.old.rawValue))
    }
  }

  /// The name, or with a number behind it when it is taken.
  private static func free(_ wanted: String, isFree: (String) throws -> Bool) throws -> String {
    var name = wanted
    var number = 1
    while try !isFree(name) {
      number += 1
      name = "\(wanted)-\(number)"
    }
    return name
  }
}

extension ApprovalLog {
  /// Lets `body` give the examples of approvals other names.
  ///
  /// The trigger that lets nobody change an approval is set aside inside the transaction, so that it holds for
  /// all else.
  static func renaming(in database: Database, _ body: () throws -> Void) throws {
    let trigger = try database.first(
      "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'approvals_stay'"
    ) { $0.text() }
    if trigger != nil { try database.execute(sql: "DROP TRIGGER approvals_stay") }
    try body()
    if let trigger { try database.execute(sql: trigger) }
  }
}
