import GRDB
import JSONText
import ReviewModel
import ReviewStorage

/// The redacting anew that is not done yet, as a setting of the store.
enum PendingRecheckRow {
  private static let name = "pending recheck"

  static func put(_ recheck: PendingRecheck, in database: Database) throws {
    let releases = recheck.releases.map { release in
      JSONValue.object([
        JSONMember("name", .string(release.name)),
        JSONMember("words", .array(release.words.map(JSONValue.string))),
      ])
    }
    let value = JSONValue.object([
      JSONMember("time", .number(String(recheck.time.milliseconds))),
      JSONMember("releases", .array(releases)),
    ])
    try database.run(
      """
      INSERT INTO settings VALUES ('\(name)', ?)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """,
      .bytes(value.serializedBytes)
    )
  }

  static func read(in database: Database) throws -> PendingRecheck? {
    try database.first("SELECT value FROM settings WHERE name = '\(name)'") { row in
      let value = try row.bytes { try JSONColumn.value(from: $0) }
      var recheck = PendingRecheck(time: Timestamp(milliseconds: 0), releases: [])
      if case .number(let digits)? = value["time"], let time = Int64(digits) {
        recheck.time = Timestamp(milliseconds: time)
      }
      recheck.releases = elements(value["releases"]).map { release in
        PendingRecheck.Release(
          name: release["name"]?.text ?? "",
          words: elements(release["words"]).compactMap(\.text)
        )
      }
      return recheck
    }
  }

  static func delete(in database: Database) throws {
    try database.run("DELETE FROM settings WHERE name = '\(name)'")
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }
}
