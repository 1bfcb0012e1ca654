extension String {
  /// Whether it is one word of small letters, or a moment as RFC 3339 writes it, as the fields of logs have
  /// them: nothing private can stand in either.
  var isPlain: Bool {
    guard utf8.count <= 35 else { return false }
    return utf8.withContiguousStorageIfAvailable { bytes in
      isMoment(bytes) || bytes.count <= 16 && bytes.allSatisfy { $0 &- 0x61 < 26 }
    } ?? false
  }
}

/// Whether the bytes are written like `2026-01-31T09:30:00Z`.
private func isMoment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let form: StaticString = "0000-00-00T00:00:00"
  let length = form.utf8CodeUnitCount
  guard bytes.count > length, bytes[10] == UInt8(ascii: "T") else { return false }
  let hasForm = (0..<length).allSatisfy { place in
    form.utf8Start[place] == UInt8(ascii: "0")
      ? bytes[place].isDigit : bytes[place] == form.utf8Start[place]
  }
  return hasForm
    && bytes[length...].allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "Z"):
        true
      default: byte.isDigit
      }
    }
}
