/// A place in the bytes of a JSON text, and the steps of the grammar that read on from there.
///
/// The bytes must outlive the cursor, which every caller sees to by making one inside
/// `withUnsafeBytes`. Every step checks the end itself.
struct JSONCursor {
  let bytes: UnsafeRawBufferPointer
  var position = 0
  var replacedSurrogates = 0
  /// Where escapes are decoded, kept for the next string.
  var scratch: [UInt8] = []

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var atEnd: Bool { position >= bytes.count }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// The next byte, which is not taken.
  func peek() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw JSONError(.truncated, at: bytes.count) }
    return bytes[position]
  }

  mutating func take(literal: StaticString) throws(JSONError) {
    for index in 0..<literal.utf8CodeUnitCount {
      guard try peek() == literal.utf8Start[index] else {
        throw JSONError(.unexpectedByte, at: position)
      }
      position += 1
    }
  }

  /// Takes a key, its colon and the white space around it.
  mutating func key() throws(JSONError) -> String {
    let key = try keyText()
    try takeColon()
    return key
  }

  /// Takes a key.
  mutating func keyText() throws(JSONError) -> String {
    guard try peek() == JSONByte.quote else { throw JSONError(.unexpectedByte, at: position) }
    return try string()
  }

  /// Takes a colon and the white space around it.
  mutating func takeColon() throws(JSONError) {
    skipSpace()
    guard try peek() == JSONByte.colon else { throw JSONError(.unexpectedByte, at: position) }
    position += 1
    skipSpace()
  }

  /// After a member or an element: takes the closing byte (true), or a comma (false), and the white
  /// space around it.
  mutating func endsGroup(with closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    switch try peek() {
    case closing:
      position += 1
      return true
    case JSONByte.comma:
      position += 1
      skipSpace()
      return false
    default:
      throw JSONError(.unexpectedByte, at: position)
    }
  }

  func expectEnd() throws(JSONError) {
    var rest = self
    rest.skipSpace()
    guard rest.atEnd else { throw JSONError(.trailing, at: rest.position) }
  }

  /// The characters of a range that is known to be ASCII.
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Takes a number and gives its range.
  mutating func number() throws(JSONError) -> Range<Int> {
    let start = position
    if bytes[position] == JSONByte.minus { position += 1 }
    let integer = position
    let digits = takeDigits()
    guard digits > 0 else {
      if atEnd { throw JSONError(.truncated, at: position) }
      throw JSONError(integer == start ? .unexpectedByte : .invalidNumber, at: position)
    }
    if digits > 1, bytes[integer] == JSONByte.zero { throw JSONError(.invalidNumber, at: integer) }
    if position < bytes.count, bytes[position] == JSONByte.dot {
      position += 1
      guard takeDigits() > 0 else { throw numberError() }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == JSONByte.plus || bytes[position] == JSONByte.minus
      {
        position += 1
      }
      guard takeDigits() > 0 else { throw numberError() }
    }
    return start..<position
  }

  private func numberError() -> JSONError {
    JSONError(atEnd ? .truncated : .invalidNumber, at: position)
  }

  private mutating func takeDigits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- JSONByte.zero < 10 { position += 1 }
    return position - start
  }
}
