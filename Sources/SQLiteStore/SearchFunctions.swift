import GRDB
import GRDBSQLite
import ReviewModel

/// The SQL functions of the filter: `errata_finds(pattern, text)` and `errata_equals(pattern, text)`
/// compare as `TextPattern` does, `errata_tagged(pattern, tags)` looks among a feedback's tags.
///
/// Written to SQLite's C interface, which lends the texts without a copy.
enum SearchFunctions {
  static func register(in database: Database) throws {
    let connection = database.sqliteConnection
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
    let codes = [
      sqlite3_create_function_v2(
        connection,
        "errata_finds",
        2,
        flags,
        nil,
        { context, _, arguments in
          answer(context, arguments) { pattern, text in pattern.isFound(in: text) }
        },
        nil,
        nil,
        nil
      ),
      sqlite3_create_function_v2(
        connection,
        "errata_equals",
        2,
        flags,
        nil,
        { context, _, arguments in
          answer(context, arguments) { pattern, text in pattern.equals(text) }
        },
        nil,
        nil,
        nil
      ),
      sqlite3_create_function_v2(
        connection,
        "errata_tagged",
        2,
        flags,
        nil,
        { context, _, arguments in
          answer(context, arguments) { pattern, tags in
            (try? JSONColumn.tags(from: tags))?.contains { pattern.equals($0) } ?? false
          }
        },
        nil,
        nil,
        nil
      ),
    ]
    for code in codes where code != SQLITE_OK {
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
  }
}

private func answer(
  _ context: OpaquePointer?,
  _ arguments: UnsafeMutablePointer<OpaquePointer?>?,
  _ matches: (TextPattern, UnsafeRawBufferPointer) -> Bool
) {
  guard let arguments, let pattern = arguments[0], let text = arguments[1],
    sqlite3_value_type(text) != SQLITE_NULL
  else {
    sqlite3_result_int(context, 0)
    return
  }
  let isMatch = matches(TextPattern(bytes: lent(pattern)), lent(text))
  sqlite3_result_int(context, isMatch ? 1 : 0)
}

private func lent(_ value: OpaquePointer) -> UnsafeRawBufferPointer {
  // The blob first: asking for it may change the count.
  let start = sqlite3_value_blob(value)
  let count = Int(sqlite3_value_bytes(value))
  return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
}
