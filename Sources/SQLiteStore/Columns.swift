import GRDBSQLite
import ReviewStorage

/// The columns of a row, read from left to right.
struct Columns {
  private let statement: OpaquePointer
  private var index: Int32 = -1

  init(_ statement: OpaquePointer) { self.statement = statement }

  mutating func integer() -> Int64 {
    index += 1
    return sqlite3_column_int64(statement, index)
  }

  mutating func flag() -> Bool { integer() != 0 }

  mutating func optionalInteger() -> Int64? {
    index += 1
    guard sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
    return sqlite3_column_int64(statement, index)
  }

  /// A text; NULL reads as the empty one.
  mutating func text() -> String { bytes { String(decoding: $0, as: UTF8.self) } }

  mutating func optionalText() -> String? {
    sqlite3_column_type(statement, index + 1) == SQLITE_NULL ? skipped() : text()
  }

  /// Lends the bytes; NULL reads as none.
  mutating func bytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    index += 1
    let start = sqlite3_column_blob(statement, index)
    let count = Int(sqlite3_column_bytes(statement, index))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// Lends the bytes, or gives nil for NULL.
  mutating func optionalBytes<Value>(
    _ body: (UnsafeRawBufferPointer) throws -> Value
  ) rethrows -> Value? {
    sqlite3_column_type(statement, index + 1) == SQLITE_NULL ? skipped() : try bytes(body)
  }

  /// An enum by its number.
  mutating func coded<Value: StoredCode>(_ type: Value.Type = Value.self) throws -> Value {
    let code = integer()
    guard let value = Value(code: code) else { throw unknownCode(code, of: type) }
    return value
  }

  /// An enum by its number, or nil for NULL.
  mutating func optionalCoded<Value: StoredCode>(
    _ type: Value.Type = Value.self
  ) throws -> Value? {
    sqlite3_column_type(statement, index + 1) == SQLITE_NULL ? skipped() : try coded(type)
  }

  private mutating func skipped<Value>() -> Value? {
    index += 1
    return nil
  }
}

private func unknownCode<Value>(_ code: Int64, of type: Value.Type) -> StoreError {
  StoreError(
    .damaged,
    "The store holds \(code) where a \(type) is expected. Run errata doctor, and go back to a "
      + "copy of the store if it finds damage."
  )
}
