import GRDB
import JSONText
import ReviewModel

/// Finds the examples of a set that are no longer allowed to be used as they are, by the rule of
/// `Example+Consent`, in one statement however many they are.
struct LapsedExamples {
  /// Which examples are looked at.
  enum Scope {
    /// All of the set.
    case whole
    /// Those at these positions.
    case positions([Int])
    /// Those with these ids.
    case ids([ExampleID])

    /// What a statement over `examples e` has to ask besides, and the value that it binds for that.
    var condition: (sql: String, values: [SQLValue]) {
      switch self {
      case .whole: return ("", [])
      case .positions(let positions):
        return (
          "AND e.position IN (SELECT value FROM json_each(CAST(? AS TEXT)))",
          [.text("[\(positions.map(String.init).joined(separator: ","))]")]
        )
      case .ids(let ids):
        return (
          "AND e.id IN (SELECT CAST(value AS BLOB) FROM json_each(CAST(? AS TEXT)))",
          [.bytes(JSONValue.array(ids.map { .string($0.rawValue) }).serializedBytes)]
        )
      }
    }
  }

  /// Their ids, by their positions.
  static func of(
    _ set: Int64,
    _ scope: Scope = .whole,
    in database: Database
  ) throws -> [Int: ExampleID] {
    let condition = scope.condition
    var values: [SQLValue] = [.integer(set)] + condition.values
    values.append(.text(LineageRole.duplicate.rawValue))
    values.append(.text(refusals(try SQLiteReviewStore.defaultConsent(in: database))))
    var lapsed: [Int: ExampleID] = [:]
    // An example is parsed once; its parts are small. What is no JSON is for whoever reads it to name.
    try Query(
      """
      WITH parts AS MATERIALIZED (
        SELECT e.position AS position, e.id AS id, CASE WHEN json_valid(CAST(e.content AS TEXT))
          THEN json_extract(CAST(e.content AS TEXT), '$.uses', '$.lineage') END AS part
        FROM examples e WHERE e.set_key = ? \(condition.sql)
      )
      SELECT p.position, p.id FROM parts p CROSS JOIN json_each(p.part, '$[1]') l
        LEFT JOIN interactions x
          ON x.id = CAST(json_extract(l.value, '$.interaction') AS BLOB)
        LEFT JOIN consents c ON c.user = x.user
      WHERE x.key IS NULL
        OR (coalesce(x.consent, 3) * 4 + coalesce(c.scope, 3)) * 4
          + (json_extract(l.value, '$.role') = CAST(? AS TEXT)) * 2
          + (json_extract(p.part, '$[0]') NOT IN ('[]', '["\(ExampleUse.eval.rawValue)"]'))
        IN (SELECT value FROM json_each(CAST(? AS TEXT)))
      """,
      in: database
    )
    .each(values) { row in
      let position = Int(row.integer())
      lapsed[position] = ExampleID(row.text())
    }
    return lapsed
  }

  /// The rule in numbers: what a record and its user say (3 for nothing), whether it is a repeat, and whether
  /// more than evaluation is made of the example, for all in which that is too little.
  private static func refusals(_ storeDefault: Consent?) -> String {
    let said: [Consent?] = [nil] + Consent.allCases
    var numbers: [Int64] = []
    for record in said {
      for user in said {
        let standing = ConsentStanding(record: record, user: user, storeDefault: storeDefault)
        let base = ((record?.code ?? 3) * 4 + (user?.code ?? 3)) * 4
        for (role, isRepeat) in [(LineageRole.confirmed, Int64(0)), (.duplicate, 1)] {
          for (needed, isTrained) in [(Consent.eval, Int64(0)), (.training, 1)]
          where role.consent(by: standing) < needed {
            numbers.append(base + isRepeat * 2 + isTrained)
          }
        }
      }
    }
    return "[\(numbers.map(String.init).joined(separator: ","))]"
  }
}
