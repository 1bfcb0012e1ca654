import ReviewModel

/// Reads JSON exactly: strict RFC 8259, numbers in their own characters, members in order.
///
/// A reader of our own, and not simdjson or Foundation, since capture needs four things together
/// that none of them gives: the characters of a number, refusal of duplicate keys, U+FFFD with a
/// count in place of an escaped lone surrogate, and the byte where an error stands. The same cursor
/// serves `JSONStringRewriter`, which needs the place of every string.
///
/// Bytes that are not UTF-8, a byte order mark, and anything but white space after the value are
/// refused. Time and memory are linear in the input, but for an object of many keys, which sorts
/// them to find duplicates.
package enum JSONReader {
  /// How deep arrays and objects may be nested unless the caller says otherwise.
  package static let defaultDepth = 128

  /// Reads one value that fills the bytes.
  ///
  /// - Throws: the first error, with its byte.
  package static func parse(
    _ bytes: UnsafeRawBufferPointer,
    maximumDepth: Int = defaultDepth
  ) throws(JSONError) -> JSONDocument {
    var parser = JSONParser(JSONCursor(bytes), maximumDepth: maximumDepth)
    return try parser.document()
  }

  /// Reads one value that fills the bytes.
  ///
  /// - Throws: the first error, with its byte.
  package static func parse(
    _ bytes: [UInt8],
    maximumDepth: Int = defaultDepth
  ) throws(JSONError) -> JSONDocument {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      try parse(UnsafeRawBufferPointer(buffer), maximumDepth: maximumDepth)
    }
  }

  /// Reads one value that fills the text.
  ///
  /// - Throws: the first error, with its byte.
  package static func parse(
    _ text: String,
    maximumDepth: Int = defaultDepth
  ) throws(JSONError) -> JSONDocument {
    try parse(Array(text.utf8), maximumDepth: maximumDepth)
  }
}

/// Recursive descent over a cursor; the recursion is bounded by the depth limit.
private struct JSONParser {
  var cursor: JSONCursor
  let maximumDepth: Int

  init(_ cursor: JSONCursor, maximumDepth: Int) {
    self.cursor = cursor
    self.maximumDepth = maximumDepth
  }

  mutating func document() throws(JSONError) -> JSONDocument {
    cursor.skipSpace()
    guard !cursor.atEnd else { throw JSONError(.empty, at: cursor.position) }
    let value = try value(depth: 0)
    try cursor.expectEnd()
    return JSONDocument(value: value, replacedSurrogates: cursor.replacedSurrogates)
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    switch try cursor.peek() {
    case JSONByte.quote:
      return .string(try cursor.string())
    case JSONByte.openBrace:
      return .object(try members(depth: depth + 1))
    case JSONByte.openBracket:
      return .array(try elements(depth: depth + 1))
    case UInt8(ascii: "t"):
      try cursor.take(literal: "true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try cursor.take(literal: "false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try cursor.take(literal: "null")
      return .null
    default:
      return .number(cursor.text(try cursor.number()))
    }
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSONMember] {
    guard depth <= maximumDepth else {
      throw JSONError(.tooDeep(limit: maximumDepth), at: cursor.position)
    }
    cursor.position += 1
    cursor.skipSpace()
    if try cursor.peek() == JSONByte.closeBrace {
      cursor.position += 1
      return []
    }
    var members: [JSONMember] = []
    members.reserveCapacity(8)
    while true {
      let keyOffset = cursor.position
      let key = try cursor.key()
      guard KeyCheck.isNew(key, among: members, key: { $0.key }) else {
        throw JSONError(.duplicateKey, at: keyOffset)
      }
      members.append(JSONMember(key, try value(depth: depth)))
      if try cursor.endsGroup(with: JSONByte.closeBrace) { break }
    }
    guard KeyCheck.allDiffer(members, key: { $0.key }) else {
      throw JSONError(.duplicateKey, at: cursor.position - 1)
    }
    return members
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSONValue] {
    guard depth <= maximumDepth else {
      throw JSONError(.tooDeep(limit: maximumDepth), at: cursor.position)
    }
    cursor.position += 1
    cursor.skipSpace()
    if try cursor.peek() == JSONByte.closeBracket {
      cursor.position += 1
      return []
    }
    var elements: [JSONValue] = []
    while true {
      elements.append(try value(depth: depth))
      if try cursor.endsGroup(with: JSONByte.closeBracket) { return elements }
    }
  }
}
