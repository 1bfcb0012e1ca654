import GRDB
import GRDBSQLite

/// A cached statement that is bound and read by position, without a copy of its texts more than
/// SQLite needs.
///
/// Valid inside the access that made it. One statement is not run again while it is being read.
struct Query {
  private let database: Database
  private let statement: OpaquePointer
  private let sql: String
  // Keeps the C statement alive.
  private let owner: Statement

  init(_ sql: String, in database: Database) throws {
    self.database = database
    self.sql = sql
    owner = try database.cachedStatement(sql: sql)
    statement = owner.sqliteStatement
  }

  /// Runs the statement to its end and ignores its rows.
  func run(_ values: SQLValue...) throws { try run(values) }

  /// Runs the statement to its end and ignores its rows.
  func run(_ values: [SQLValue]) throws {
    try each(values) { _ in }
  }

  /// Reads the first row, or gives nil when there is none.
  func first<Value>(
    _ values: SQLValue...,
    read: (inout Columns) throws -> Value
  ) throws -> Value? {
    try first(values, read: read)
  }

  /// Reads the first row, or gives nil when there is none.
  func first<Value>(
    _ values: [SQLValue],
    read: (inout Columns) throws -> Value
  ) throws -> Value? {
    defer { reset() }
    try bind(values)
    guard try step() else { return nil }
    var columns = Columns(statement)
    return try read(&columns)
  }

  /// Hands over row by row.
  func each(_ values: [SQLValue] = [], read: (inout Columns) throws -> Void) throws {
    defer { reset() }
    try bind(values)
    while try step() {
      var columns = Columns(statement)
      try read(&columns)
    }
  }

  /// Hands over row by row, as long as `read` wants more.
  func eachWhile(_ values: [SQLValue], read: (inout Columns) throws -> Bool) throws {
    defer { reset() }
    try bind(values)
    while try step() {
      var columns = Columns(statement)
      guard try read(&columns) else { return }
    }
  }

  private func bind(_ values: [SQLValue]) throws {
    var index: Int32 = 0
    for value in values {
      index += 1
      let code =
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .bytes(let bytes): bytes.withUnsafeBytes { bind($0, at: index) }
        case .text(var text): text.withUTF8 { bind(UnsafeRawBufferPointer($0), at: index) }
        }
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  private func bind(_ bytes: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
    // A nil pointer would bind NULL.
    guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
    // SQLITE_TRANSIENT, whose macro Swift does not import: SQLite makes its own copy.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    return sqlite3_bind_blob64(
      statement,
      index,
      bytes.baseAddress,
      UInt64(bytes.count),
      copied
    )
  }

  private func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  private func reset() {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)),
      message: database.lastErrorMessage,
      sql: sql
    )
  }
}

extension Database {
  /// Runs a statement to its end and ignores its rows.
  func run(_ sql: String, _ values: SQLValue...) throws { try run(sql, values) }

  /// Runs a statement to its end and ignores its rows.
  func run(_ sql: String, _ values: [SQLValue]) throws {
    try Query(sql, in: self).run(values)
  }

  /// Reads the first row, or gives nil when there is none.
  func first<Value>(
    _ sql: String,
    _ values: SQLValue...,
    read: (inout Columns) throws -> Value
  ) throws -> Value? {
    try Query(sql, in: self).first(values, read: read)
  }

  /// Reads every row.
  func all<Value>(
    _ sql: String,
    _ values: SQLValue...,
    read: (inout Columns) throws -> Value
  ) throws -> [Value] {
    var result: [Value] = []
    try Query(sql, in: self).each(values) { result.append(try read(&$0)) }
    return result
  }

  /// Reads the first column of the first row as an integer, or gives nil when there is no row.
  func integer(_ sql: String, _ values: SQLValue...) throws -> Int64? {
    try Query(sql, in: self).first(values) { $0.integer() }
  }
}
