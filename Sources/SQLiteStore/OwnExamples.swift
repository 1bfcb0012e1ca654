import GRDB
import ReviewModel
import ReviewStorage

/// Finds the examples of a set that a reviewer may not approve, since the policy asks for two persons and it was they
/// who said what is right (`Example.judgement`).
struct OwnExamples {
  /// Their ids, by their positions; none where the policy is content with one person.
  static func of(
    _ set: Int64,
    _ scope: LapsedExamples.Scope,
    by reviewer: String,
    in database: Database
  ) throws -> [Int: ExampleID] {
    let policy = try database.first("SELECT policy FROM sets WHERE key = ?", .integer(set)) { row in
      try row.bytes { try ExampleJSON.policy(from: $0) }
    }
    guard let policy, CuratedSet.needsTwoPersons(policy) else { return [:] }
    let condition = scope.condition
    var values: [SQLValue] = [.integer(set)] + condition.values
    values.append(.text(reviewer))
    let roles = [LineageRole.reviewerCorrection, .affirmed].map { "'\($0.rawValue)'" }
    var own: [Int: ExampleID] = [:]
    try Query(
      """
      WITH parts AS MATERIALIZED (
        SELECT e.position AS position, e.id AS id, CASE WHEN json_valid(CAST(e.content AS TEXT))
          THEN json_extract(CAST(e.content AS TEXT), '$.lineage[0]') END AS own
        FROM examples e WHERE e.set_key = ? \(condition.sql)
      )
      SELECT p.position, p.id FROM parts p
        CROSS JOIN operations o ON o.id = CAST(json_extract(p.own, '$.operation') AS BLOB)
      WHERE json_extract(p.own, '$.role') IN (\(roles.joined(separator: ", "))) AND o.reviewer = ?
      """,
      in: database
    )
    .each(values) { row in
      let position = Int(row.integer())
      own[position] = ExampleID(row.text())
    }
    return own
  }
}
