extension JSONCursor {
  /// Takes a string, quotes and all, and gives its decoded text.
  mutating func string() throws(JSONError) -> String {
    let start = position + 1
    let run = PlainRun(in: bytes, from: start)
    guard run.end < bytes.count else { throw JSONError(.truncated, at: bytes.count) }
    if bytes[run.end] == JSONByte.quote {
      position = run.end + 1
      return try text(bytes[start..<run.end], isASCII: run.isASCII, at: start)
    }
    scratch.removeAll(keepingCapacity: true)
    try decode(from: start, plainUpTo: run.end)
    guard let text = try? String(copying: UTF8Span(validating: scratch.span)) else {
      throw JSONError(.invalidUTF8, at: start)
    }
    return text
  }

  /// Makes a string of bytes, after checking them unless they are known to be ASCII.
  private func text(
    _ utf8: Slice<UnsafeRawBufferPointer>,
    isASCII: Bool,
    at start: Int
  ) throws(JSONError) -> String {
    let span = UnsafeRawBufferPointer(rebasing: utf8).assumingMemoryBound(to: UInt8.self).span
    if isASCII { return String(copying: unsafe UTF8Span(unchecked: span, isKnownASCII: true)) }
    do {
      return String(copying: try UTF8Span(validating: span))
    } catch {
      throw JSONError(.invalidUTF8, at: start + error.byteOffsets.lowerBound)
    }
  }

  private mutating func decode(from start: Int, plainUpTo firstEnd: Int) throws(JSONError) {
    var runStart = start
    var index = firstEnd
    while true {
      scratch.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[runStart..<index]))
      guard index < bytes.count else { throw JSONError(.truncated, at: bytes.count) }
      switch bytes[index] {
      case JSONByte.quote:
        position = index + 1
        return
      case JSONByte.backslash:
        index = try decodeEscape(at: index)
      default:
        throw JSONError(.controlCharacter, at: index)
      }
      runStart = index
      index = PlainRun(in: bytes, from: index).end
    }
  }

  /// Decodes the escape at a backslash and gives the place after it.
  private mutating func decodeEscape(at backslash: Int) throws(JSONError) -> Int {
    let index = backslash + 1
    guard index < bytes.count else { throw JSONError(.truncated, at: bytes.count) }
    switch bytes[index] {
    case JSONByte.quote, JSONByte.backslash, UInt8(ascii: "/"): scratch.append(bytes[index])
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"): return try decodeUnicodeEscape(at: backslash)
    default: throw JSONError(.invalidEscape, at: backslash)
    }
    return index + 1
  }

  private mutating func decodeUnicodeEscape(at backslash: Int) throws(JSONError) -> Int {
    let unit = try codeUnit(at: backslash)
    var next = backslash + 6
    var scalar = unit
    switch unit {
    case 0xD800...0xDBFF:
      if next + 1 < bytes.count, bytes[next] == JSONByte.backslash,
        bytes[next + 1] == UInt8(ascii: "u"),
        case let low = try codeUnit(at: next), (0xDC00...0xDFFF).contains(low)
      {
        scalar = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        next += 6
      } else {
        scalar = replacement()
      }
    case 0xDC00...0xDFFF:
      scalar = replacement()
    default:
      break
    }
    // Surrogates are gone, so every value that is left is a scalar.
    scratch.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? .init())
    return next
  }

  private mutating func replacement() -> UInt32 {
    replacedSurrogates += 1
    return 0xFFFD
  }

  private func codeUnit(at backslash: Int) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for index in backslash + 2..<backslash + 6 {
      guard index < bytes.count else { throw JSONError(.truncated, at: bytes.count) }
      guard let digit = JSONByte.hexValue(bytes[index]) else {
        throw JSONError(.invalidEscape, at: backslash)
      }
      unit = unit << 4 | digit
    }
    return unit
  }
}
