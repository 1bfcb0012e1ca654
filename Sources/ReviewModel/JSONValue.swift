/// A JSON value as it was written: members keep their order and numbers their digits.
///
/// The parser and the writer stand in `JSONText`; the type stands here because a record's `meta`
/// is one.
package enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number in the characters of the input, so that no digit is lost.
  case number(String)
  /// A decoded string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, members in the order of the input.
  case object([JSONMember])
}

/// One `"key": value` of a JSON object.
package struct JSONMember: Hashable, Sendable {
  /// The decoded key.
  package var key: String
  /// The value.
  package var value: JSONValue

  /// Makes a member.
  package init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  /// The value of an object's member, or nil when this is no object or has none of that name.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string value, else nil.
  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
