package import ReviewModel

/// Writes JSON that is the same bytes for the same value, always.
///
/// No white space, members in their order, numbers in their own characters. Only what RFC 8259
/// demands is escaped: quote, backslash, and the controls below U+0020, with the short forms where
/// there are any. U+2028, U+2029 and DEL stay as they are.
package enum JSONWriter {
  /// Appends a value.
  ///
  /// A `.number` whose characters are no JSON number is written as a string, so that the output
  /// can always be read.
  package static func append(_ value: JSONValue, to output: inout [UInt8]) {
    switch value {
    case .null: append(literal: "null", to: &output)
    case .bool(true): append(literal: "true", to: &output)
    case .bool(false): append(literal: "false", to: &output)
    case .number(let digits):
      if isNumber(digits) {
        output.append(contentsOf: digits.utf8)
      } else {
        append(string: digits, to: &output)
      }
    case .string(let text): append(string: text, to: &output)
    case .array(let elements):
      output.append(JSONByte.openBracket)
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(JSONByte.comma) }
        append(element, to: &output)
      }
      output.append(JSONByte.closeBracket)
    case .object(let members):
      output.append(JSONByte.openBrace)
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(JSONByte.comma) }
        append(string: member.key, to: &output)
        output.append(JSONByte.colon)
        append(member.value, to: &output)
      }
      output.append(JSONByte.closeBrace)
    }
  }

  /// Appends a string with its quotes.
  package static func append(string text: String, to output: inout [UInt8]) {
    output.append(JSONByte.quote)
    appendEscaped(text, to: &output)
    output.append(JSONByte.quote)
  }

  /// Appends what stands between a string's quotes.
  package static func appendEscaped(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      var index = 0
      while index < bytes.count {
        let end = PlainRun(in: bytes, from: index).end
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[index..<end]))
        guard end < bytes.count else { break }
        append(escapeOf: bytes[end], to: &output)
        index = end + 1
      }
    }
  }

  private static func append(escapeOf byte: UInt8, to output: inout [UInt8]) {
    output.append(JSONByte.backslash)
    switch byte {
    case JSONByte.quote, JSONByte.backslash: output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      append(literal: "u00", to: &output)
      output.append(hexDigit(byte >> 4))
      output.append(hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? JSONByte.zero + value : UInt8(ascii: "a") + value - 10
  }

  private static func append(literal: StaticString, to output: inout [UInt8]) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    )
  }

  private static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard !bytes.isEmpty else { return false }
      var cursor = JSONCursor(UnsafeRawBufferPointer(bytes))
      guard let range = try? cursor.number() else { return false }
      return range == 0..<bytes.count
    }
  }
}

extension JSONValue {
  /// The value as JSON bytes; see `JSONWriter`.
  package var serializedBytes: [UInt8] {
    var output: [UInt8] = []
    JSONWriter.append(self, to: &output)
    return output
  }

  /// The value as JSON text; see `JSONWriter`.
  package var serialized: String { String(decoding: serializedBytes, as: UTF8.self) }
}
