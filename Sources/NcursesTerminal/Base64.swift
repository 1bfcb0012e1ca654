/// Base64 (RFC 4648, section 4), in which OSC 52 carries texts, and ncurses takes descriptions.
enum Base64 {
  /// The bytes of a text that terminals in use still take whole, xterm's limit being the lowest.
  static let clipboardLimit = 74_994
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// The text's UTF-8, encoded.
  static func encoded(_ text: String) -> String { encoded(Array(text.utf8)) }

  /// Bytes, encoded.
  static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        let isPadding = position > group.count
        result.append(isPadding ? 0x3D : alphabet[padded >> (18 - 6 * position) & 63])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
