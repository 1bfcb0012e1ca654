/// A value on its way into a statement.
///
/// Texts are bound as bytes: GRDB binds a string as a C string, which a NUL would cut.
enum SQLValue {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }

  static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

  /// An integer or NULL.
  static func optional(_ value: Int64?) -> SQLValue { value.map(SQLValue.integer) ?? .null }

  /// A text or NULL.
  static func optional(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }

  /// Bytes or NULL.
  static func optional(_ value: [UInt8]?) -> SQLValue { value.map(SQLValue.bytes) ?? .null }
}
