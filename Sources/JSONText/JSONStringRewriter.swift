/// Replaces the content of string values in a JSON text and leaves every other byte as it was.
///
/// Keys, numbers, literals, white space and the order of members stay byte for byte; so does each
/// string whose replacement is nil. A replaced string is escaped as `JSONWriter` does. With `fields`
/// only strings inside a member of one of these names are offered, at any depth and with all that is
/// nested in it.
///
/// For example, upper-casing `note` turns `{ "id": "a", "note": "b\u0021" }` into
/// `{ "id": "a", "note": "B!" }`.
package struct JSONStringRewriter: Sendable {
  /// The names of the members to rewrite, or nil for all.
  package var fields: Set<String>?
  /// Whether keys and numbers are offered too; a replaced number becomes a string.
  package var offersEverything: Bool
  /// How deep arrays and objects may be nested.
  package var maximumDepth: Int

  /// Makes a rewriter.
  package init(
    fields: Set<String>? = nil,
    offersEverything: Bool = false,
    maximumDepth: Int = JSONReader.defaultDepth
  ) {
    self.fields = fields
    self.offersEverything = offersEverything
    self.maximumDepth = maximumDepth
  }

  /// Walks one JSON text and appends it, rewritten, to the output.
  ///
  /// `replace` is called in the order of the text with the place of each string and its decoded
  /// content, and gives the new content or nil to keep the bytes.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - output: where to append.
  ///   - passed: hears of keys and numbers that stay and are no mere words or small numbers: a key with a digit
  ///     or an `@`, a number of nine characters or more. Only where strings are offered too.
  ///   - replace: gives the new content.
  /// - Throws: the first error of the text, the same as `JSONReader`; the output is then as it was.
  /// - Returns: how many escaped lone surrogates the offered strings had.
  @discardableResult
  package func rewrite(
    _ bytes: UnsafeRawBufferPointer,
    into output: inout [UInt8],
    passed: (JSONPlace, String) -> Void = { _, _ in },
    replace: (JSONPlace, String) -> String?
  ) throws(JSONError) -> Int {
    let mark = output.count
    var walk = Walk(cursor: JSONCursor(bytes), rewriter: self)
    do throws(JSONError) {
      try walk.document(into: &output, passed: passed, replace: replace)
    } catch {
      output.removeLast(output.count - mark)
      throw error
    }
    return walk.cursor.replacedSurrogates
  }
}

private struct Walk {
  var cursor: JSONCursor
  let rewriter: JSONStringRewriter
  var place = JSONPlace()
  /// Everything before this offset is in the output.
  var copied = 0

  mutating func document(
    into output: inout [UInt8],
    passed: (JSONPlace, String) -> Void,
    replace: (JSONPlace, String) -> String?
  ) throws(JSONError) {
    cursor.skipSpace()
    guard !cursor.atEnd else { throw JSONError(.empty, at: cursor.position) }
    try value(chosen: rewriter.fields == nil, into: &output, passed: passed, replace: replace)
    try cursor.expectEnd()
    copy(upTo: cursor.bytes.count, into: &output)
  }

  private mutating func copy(upTo end: Int, into output: inout [UInt8]) {
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: cursor.bytes[copied..<end]))
    copied = end
  }

  private mutating func value(
    chosen: Bool,
    into output: inout [UInt8],
    passed: (JSONPlace, String) -> Void,
    replace: (JSONPlace, String) -> String?
  ) throws(JSONError) {
    switch try cursor.peek() {
    case JSONByte.quote:
      let start = cursor.position
      let surrogates = cursor.replacedSurrogates
      let text = try cursor.string()
      guard chosen else {
        cursor.replacedSurrogates = surrogates
        return
      }
      place.content = start + 1..<cursor.position - 1
      put(replace(place, text), inPlaceOf: start, into: &output)
    case JSONByte.openBrace:
      try members(chosen: chosen, into: &output, passed: passed, replace: replace)
    case JSONByte.openBracket:
      try elements(chosen: chosen, into: &output, passed: passed, replace: replace)
    case UInt8(ascii: "t"): try cursor.take(literal: "true")
    case UInt8(ascii: "f"): try cursor.take(literal: "false")
    case UInt8(ascii: "n"): try cursor.take(literal: "null")
    default:
      let range = try cursor.number()
      guard chosen, rewriter.offersEverything else {
        if chosen, range.count >= 9 { passed(place, cursor.text(range)) }
        return
      }
      place.content = range
      put(replace(place, cursor.text(range)), inPlaceOf: range.lowerBound, into: &output)
    }
  }

  /// Writes a replacement for what stands between an offset and the cursor.
  private mutating func put(
    _ replacement: String?,
    inPlaceOf start: Int,
    into output: inout [UInt8]
  ) {
    guard let replacement else { return }
    copy(upTo: start, into: &output)
    JSONWriter.append(string: replacement, to: &output)
    copied = cursor.position
  }

  /// Opens an array or an object; true when it is empty and already closed.
  private mutating func open(closing: UInt8) throws(JSONError) -> Bool {
    guard place.steps.count < rewriter.maximumDepth else {
      throw JSONError(.tooDeep(limit: rewriter.maximumDepth), at: cursor.position)
    }
    cursor.position += 1
    cursor.skipSpace()
    guard try cursor.peek() == closing else { return false }
    cursor.position += 1
    return true
  }

  private mutating func members(
    chosen: Bool,
    into output: inout [UInt8],
    passed: (JSONPlace, String) -> Void,
    replace: (JSONPlace, String) -> String?
  ) throws(JSONError) {
    if try open(closing: JSONByte.closeBrace) { return }
    var seen: [String] = []
    seen.reserveCapacity(8)
    while true {
      let keyOffset = cursor.position
      let surrogates = cursor.replacedSurrogates
      let key = try cursor.keyText()
      cursor.replacedSurrogates = surrogates
      guard KeyCheck.isNew(key, among: seen, key: { $0 }) else {
        throw JSONError(.duplicateKey, at: keyOffset)
      }
      seen.append(key)
      if chosen, rewriter.offersEverything {
        place.content = keyOffset + 1..<cursor.position - 1
        put(replace(place, key), inPlaceOf: keyOffset, into: &output)
      }
      if chosen, !rewriter.offersEverything, Self.mayTell(key) { passed(place, key) }
      try cursor.takeColon()
      let isChosen = chosen || rewriter.fields?.contains(key) ?? true
      place.steps.append(.member(key))
      try value(chosen: isChosen, into: &output, passed: passed, replace: replace)
      place.steps.removeLast()
      if try cursor.endsGroup(with: JSONByte.closeBrace) { break }
    }
    guard KeyCheck.allDiffer(seen, key: { $0 }) else {
      throw JSONError(.duplicateKey, at: cursor.position - 1)
    }
  }

  private mutating func elements(
    chosen: Bool,
    into output: inout [UInt8],
    passed: (JSONPlace, String) -> Void,
    replace: (JSONPlace, String) -> String?
  ) throws(JSONError) {
    if try open(closing: JSONByte.closeBracket) { return }
    var index = 0
    while true {
      place.steps.append(.element(index))
      try value(chosen: chosen, into: &output, passed: passed, replace: replace)
      place.steps.removeLast()
      if try cursor.endsGroup(with: JSONByte.closeBracket) { return }
      index += 1
    }
  }

  /// Whether a key is more than a word.
  private static func mayTell(_ key: String) -> Bool {
    key.utf8.contains { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "@") }
  }
}
