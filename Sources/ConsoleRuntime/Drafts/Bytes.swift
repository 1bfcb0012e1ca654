/// Puts numbers and texts one after the other, as a journal's entry has them.
struct ByteWriter {
  private var bytes: [UInt8] = []

  /// Appends a number, its lowest byte first.
  mutating func append(_ number: some FixedWidthInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Appends bytes.
  mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The bytes as an entry: the first four replaced by the payload's length, the checksum behind.
  consuming func framed() -> [UInt8] {
    let length = UInt32(clamping: bytes.count - 5)
    for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * index)) }
    append(Checksum.crc32(bytes))
    return bytes
  }
}

/// Takes numbers and texts off the front of bytes; nil where there are too few of them.
struct ByteReader {
  private var bytes: ArraySlice<UInt8>

  /// Reads these bytes.
  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// A number, its lowest byte first.
  mutating func read<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    let size = Number.bitWidth / 8
    guard bytes.count >= size else { return nil }
    var number: Number = 0
    for byte in bytes.prefix(size).reversed() {
      number = number << 8 | Number(truncatingIfNeeded: byte)
    }
    bytes = bytes.dropFirst(size)
    return number
  }

  /// A text of that many bytes; nil also when it is no UTF-8.
  mutating func text(_ length: Int) -> String? {
    guard bytes.count >= length else { return nil }
    defer { bytes = bytes.dropFirst(length) }
    return String(validating: bytes.prefix(length), as: UTF8.self)
  }

  /// Everything that is left, as a text; nil when it is no UTF-8.
  mutating func rest() -> String? { text(bytes.count) }
}
