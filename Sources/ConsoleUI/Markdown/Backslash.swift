/// Which backslashes before punctuation belong to what is written, and are no escapes of Markdown.
enum Backslash {
  /// How far back the beginning of a word is looked for, in bytes.
  private static let longestWord = 300

  /// Whether a backslash is to be seen: in a path of Windows (`C:\\_a`, `\\\\server`), and before a full
  /// stop or a dash that Markdown would not take for a sign there (`\\.com` of a pattern).
  ///
  /// CommonMark hides all of them; somebody who judges whether a path or a pattern is right has to see them.
  static func standsForItself(in bytes: Span<UInt8>, at offset: Int) -> Bool {
    if isInPath(bytes, at: offset) { return true }
    guard offset > 0, !bytes[offset - 1].isBlank else { return false }
    switch bytes[offset + 1] {
    case 0x2E: return !bytes[offset - 1].isDigit
    case 0x2D: return true
    default: return false
    }
  }

  private static func isInPath(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    var start = offset
    while start > 0, offset - start < longestWord, !bytes[start - 1].isBlank { start -= 1 }
    // What opens a path in a sentence.
    while start < offset, [0x22, 0x27, 0x28, 0x3C, 0x5B].contains(bytes[start]) { start += 1 }
    if start + 2 <= offset, bytes[start].isLetter, bytes[start + 1] == 0x3A,
      bytes[start + 2] == 0x5C
    {
      return true
    }
    return start + 2 < bytes.count && bytes[start] == 0x5C && bytes[start + 1] == 0x5C
      && (bytes[start + 2].isLetter || bytes[start + 2].isDigit)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
