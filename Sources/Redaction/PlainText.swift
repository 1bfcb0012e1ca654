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
  let form = "0000-00-00T00:00:00".utf8
  guard bytes.count > form.count, bytes[10] == UInt8(ascii: "T") else { return false }
  let hasForm = zip(bytes, form).allSatisfy { byte, sign in
    sign == UInt8(ascii: "0") ? byte.isDigit : byte == sign
  }
  return hasForm
    && bytes[form.count...].allSatisfy { byte in
      byte.isDigit || ".:+-Z".utf8.contains(byte)
    }
}
