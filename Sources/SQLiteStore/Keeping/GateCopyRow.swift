import GRDB
import ReviewModel
import ReviewStorage

/// Words of gate runs as copies: of a run with one number, of a case with two.
enum GateCopyRow {
  static func forEach(in database: Database, _ body: (CopiedWords) -> Void) throws {
    let runs = try Query("SELECT key, candidate, scoring FROM gate_runs ORDER BY key", in: database)
    try runs.each { row in
      let run = row.integer()
      body(
        CopiedWords(
          .gate,
          row: [run],
          name: "gate run \(run)",
          texts: [row.text(), row.text()]
        )
      )
    }
    let cases = try Query(
      """
      SELECT c.run, c.position, \(GateRow.caseColumns),
        (SELECT e.content FROM gate_runs r CROSS JOIN examples e ON e.set_key = r.set_key
          WHERE r.key = c.run AND e.id = c.example)
      FROM gate_cases c ORDER BY c.run, c.position
      """,
      in: database
    )
    try cases.each { row in
      let place = [row.integer(), row.integer()]
      let result = try GateRow.found(&row).result
      let example = try row.optionalBytes { try ExampleJSON.example(id: result.id, from: $0) }
      body(
        CopiedWords(
          .gate,
          row: place,
          name: "a case of gate run \(place[0])",
          texts: result.texts,
          sources: example?.sources ?? []
        )
      )
    }
  }

  /// Replaces the words of a copy; one that has changed since, or is gone, is passed over.
  static func revise(_ revision: CopyRevision, in database: Database) throws {
    let (row, old, new) = (
      revision.old.row.map(SQLValue.integer), revision.old.texts, revision.new.texts
    )
    guard row.count == 2 else {
      try database.run(
        "UPDATE gate_runs SET candidate = ?, scoring = ? WHERE key = ? AND candidate = ?",
        .text(new[0]),
        .text(new[1]),
        row[0],
        .text(old[0])
      )
      return
    }
    let found = try database.first(
      "SELECT \(GateRow.caseColumns) FROM gate_cases c WHERE c.run = ? AND c.position = ?",
      row[0],
      row[1]
    ) { try GateRow.found(&$0) }
    guard let result = found?.result, result.texts == old,
      let revised = result.replacingTexts(by: new)
    else { return }
    try database.run(
      "UPDATE gate_cases SET content = ? WHERE run = ? AND position = ?",
      .bytes(GateRow.bytes(of: revised.trials)),
      row[0],
      row[1]
    )
  }
}
