import CNcurses

/// The bytes that give a terminal back, whatever state it is in.
enum RestoreSequence {
  /// Builds them from the terminfo entry that was loaded last: mouse and marks off, plain attributes,
  /// the ordinary keypad, the cursor shown, and the ordinary screen.
  static func bytes() -> [UInt8] {
    let capabilities = ["sgr0", "rmkx", "cnorm", "rmcup"].map(capability)
    return PrivateModes.mouseOff + PrivateModes.pasteOff + capabilities.flatMap { $0 }
  }

  /// Plain attributes and the ordinary character set, by the entry that was loaded last.
  static func plain() -> [UInt8] { capability("sgr0") }

  private static func capability(_ name: String) -> [UInt8] {
    guard let text = cncurses_string(name) else { return [] }
    return withoutDelays(Array(String(cString: text).utf8))
  }

  /// A capability without the pauses that terminfo writes as `$<5>`.
  static func withoutDelays(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == 0x24, rest.dropFirst().first == 0x3C, let end = rest.firstIndex(of: 0x3E) {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
