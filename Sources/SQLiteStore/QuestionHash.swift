/// Hashes normalised questions to 64 bits: SipHash-1-3 with a key that the store draws when it is
/// made, so that nobody can prepare many questions with one hash.
///
/// Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012).
struct QuestionHash: Sendable {
  private let key: (UInt64, UInt64)

  /// Takes a key of 16 bytes; missing ones count as zero.
  init(key bytes: [UInt8]) {
    let padded = bytes + [UInt8](repeating: 0, count: max(0, 16 - bytes.count))
    key = padded.withUnsafeBytes {
      (
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }

  /// The hash of a text's UTF-8 bytes.
  func callAsFunction(_ text: String) -> Int64 {
    var text = text
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  private func hash(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var state = SipState(key: key)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state.take(UInt64(littleEndian: word))
      offset += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    for index in offset..<bytes.count {
      last |= UInt64(bytes[index]) << UInt64(8 * (index - offset))
    }
    state.take(last)
    return Int64(bitPattern: state.finish())
  }
}

private struct SipState {
  var v0, v1, v2, v3: UInt64

  init(key: (UInt64, UInt64)) {
    v0 = key.0 ^ 0x736f_6d65_7073_6575
    v1 = key.1 ^ 0x646f_7261_6e64_6f6d
    v2 = key.0 ^ 0x6c79_6765_6e65_7261
    v3 = key.1 ^ 0x7465_6462_7974_6573
  }

  mutating func take(_ word: UInt64) {
    v3 ^= word
    round()
    v0 ^= word
  }

  mutating func finish() -> UInt64 {
    v2 ^= 0xff
    round()
    round()
    round()
    return v0 ^ v1 ^ v2 ^ v3
  }

  private mutating func round() {
    v0 = v0 &+ v1
    v1 = rotated(v1, 13) ^ v0
    v0 = rotated(v0, 32)
    v2 = v2 &+ v3
    v3 = rotated(v3, 16) ^ v2
    v0 = v0 &+ v3
    v3 = rotated(v3, 21) ^ v0
    v2 = v2 &+ v1
    v1 = rotated(v1, 17) ^ v2
    v2 = rotated(v2, 32)
  }
}

private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
  word << count | word >> (64 - count)
}
