import GRDB
import GRDBSQLite
import Queueing
import ReviewModel

/// The SQL functions of the filter: `errata_finds(pattern, text)` and `errata_equals(pattern, text)`
/// compare as `TextPattern` does, `errata_tagged(pattern, tags)` looks among a feedback's tags and
/// `errata_cites(pattern, sources)` in a record's sources; `errata_turn` is `ItemRow.turn`.
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
      sqlite3_create_function_v2(
        connection,
        "errata_cites",
        2,
        flags,
        nil,
        { context, _, arguments in
          answer(context, arguments) { pattern, sources in isCited(pattern, in: sources) }
        },
        nil,
        nil,
        nil
      ),
      sqlite3_create_function_v2(
        connection,
        "errata_turn",
        5,
        flags,
        nil,
        { context, _, arguments in sqlite3_result_int64(context, turn(arguments)) },
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

/// Whether title, address or text of one of the sources contains the pattern.
private func isCited(_ pattern: TextPattern, in sources: UnsafeRawBufferPointer) -> Bool {
  // What needs no escape in JSON stands in the column as it is.
  if !pattern.bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }),
    !pattern.isFound(in: sources)
  {
    return false
  }
  var isFound = false
  try? JSONColumn.forEachSourceText(in: sources) { isFound = isFound || pattern.isFound(in: $0) }
  return isFound
}

/// What the order by value sorts by, of kind, signal, late decisions, moment, and how often asked.
private func turn(_ arguments: UnsafeMutablePointer<OpaquePointer?>?) -> Int64 {
  guard let arguments else { return 0 }
  let value = ReviewValue(
    kind: ItemKind(code: sqlite3_value_int64(arguments[0])) ?? .answer,
    signal: Signal(code: sqlite3_value_int64(arguments[1])) ?? .none,
    asked: sqlite3_value_int64(arguments[4]),
    secondOpinions: sqlite3_value_int64(arguments[2]),
    moment: sqlite3_value_int64(arguments[3])
  )
  return ItemRow.turn(of: value)
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
