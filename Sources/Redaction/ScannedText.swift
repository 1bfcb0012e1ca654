/// The folded bytes of a text as detectors see them.
///
/// Reading outside gives zero, which is no character of any format, so a detector never asks for the
/// length. Lives only during a walk of the redactor, which owns the bytes.
package struct ScannedText {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Wraps bytes that outlive the walk.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// How many bytes there are.
  package var count: Int { bytes.count }

  /// Hands out the bytes of a part of the text.
  func withBytes<Result>(
    in range: Range<Int>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    body(UnsafeBufferPointer(rebasing: bytes[range.clamped(to: bytes.indices)]))
  }

  /// The bytes of a part of the text.
  func bytes(in range: Range<Int>) -> [UInt8] { withBytes(in: range) { Array($0) } }

  /// The byte at an offset, or zero outside.
  package subscript(index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: bytes.count) ? bytes[index] : 0
  }

  /// Whether the ASCII text stands at an offset, byte for byte.
  func has(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= bytes.count else { return false }
    for step in 0..<count where bytes[index + step] != text.utf8Start[step] { return false }
    return true
  }

  /// Whether the bytes stand at an offset, ASCII capitals taken for small letters.
  func hasLowercased(_ text: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + text.count <= bytes.count else { return false }
    return text.withUnsafeBufferPointer { text in
      for step in text.indices where bytes[index + step].lowercased != text[step] { return false }
      return true
    }
  }

  /// Whether at least `minimum` digits stand from here on with nothing but separators between them.
  ///
  /// The quick look before a number is taken apart: separators are blanks, `-./` and brackets, at
  /// most four in a row, as in `(555) - 123`.
  func hasDigits(_ minimum: Int, from start: Int) -> Bool {
    var index = start
    var digits = 0
    var separators = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        separators = 0
        if digits == minimum { return true }
      case 0x20, 0x0A, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-")...UInt8(ascii: "/"):
        separators += 1
        if separators > 4 { return false }
      default: return false
      }
      index += 1
    }
    return false
  }

  /// Whether a text in small ASCII letters stands somewhere in a range, in any case.
  func hasLowercased(_ bytes: [UInt8], within range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<count)
    guard range.count >= bytes.count else { return false }
    return (range.lowerBound...range.upperBound - bytes.count).contains {
      hasLowercased(bytes, at: $0)
    }
  }

  /// The first offset from here on at which the bytes no longer fit, at most `limit` further.
  func end(from start: Int, limit: Int = .max, while fits: (UInt8) -> Bool) -> Int {
    let stop = limit < bytes.count - start ? start + limit : bytes.count
    var index = start
    while index < stop, fits(bytes[index]) { index += 1 }
    return index
  }

  /// The first offset of the run of fitting bytes that ends before `end`, at most `limit` long.
  func start(before end: Int, limit: Int = .max, while fits: (UInt8) -> Bool) -> Int {
    let stop = limit < end ? end - limit : 0
    var index = min(end, bytes.count)
    while index > stop, fits(bytes[index - 1]) { index -= 1 }
    return index
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
  var isWordByte: Bool { isAlphanumeric || self == UInt8(ascii: "_") }
  var isBase64URL: Bool { isWordByte || self == UInt8(ascii: "-") }
  var isBase64: Bool { isAlphanumeric || self == UInt8(ascii: "+") || self == UInt8(ascii: "/") }
  var isSpace: Bool { self == 0x20 || self &- 0x09 < 5 }
  var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
  /// The six bits of a character of Base64; meaningless for other bytes.
  var base64Value: UInt32 {
    switch self {
    case 0x41...0x5A: UInt32(self) - 0x41
    case 0x61...0x7A: UInt32(self) - 0x61 + 26
    case 0x30...0x39: UInt32(self) - 0x30 + 52
    case UInt8(ascii: "+"): 62
    default: 63
    }
  }
  /// The value of a digit; meaningless for other bytes.
  var digitValue: Int { Int(self &- 0x30) }
}
