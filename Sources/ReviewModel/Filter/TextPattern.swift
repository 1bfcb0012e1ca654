/// A text to look for without regard to case.
///
/// An ASCII pattern matches ASCII letters in either case; any other pattern is compared after both
/// sides were lowercased as Unicode says. Texts are compared by their bytes, so a composed letter
/// is not found by its parts.
package struct TextPattern: Hashable, Sendable {
  private let folded: [UInt8]
  private let isASCII: Bool

  /// Makes a pattern; an empty one is found everywhere.
  package init(_ text: String) {
    folded = Array(text.lowercased().utf8)
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Makes a pattern again from its ``bytes``.
  package init(bytes: some Collection<UInt8>) {
    folded = Array(bytes)
    isASCII = folded.allSatisfy { $0 < 0x80 }
  }

  /// The folded pattern, to be handed on to where it is compared.
  package var bytes: [UInt8] { folded }

  /// Whether a text contains the pattern.
  package func isFound(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { isFound(in: UnsafeRawBufferPointer($0)) }
  }

  /// Whether the UTF-8 bytes of a text contain the pattern.
  package func isFound(in bytes: UnsafeRawBufferPointer) -> Bool {
    withFolded(bytes) { haystack in
      folded.withUnsafeBytes { contains($0, in: haystack) }
    }
  }

  /// Whether a text is the pattern, whole.
  package func equals(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { equals(UnsafeRawBufferPointer($0)) }
  }

  /// Whether the UTF-8 bytes of a text are the pattern, whole.
  package func equals(_ bytes: UnsafeRawBufferPointer) -> Bool {
    withFolded(bytes) { text in
      text.count == folded.count && zip(text, folded).allSatisfy { foldedASCII($0) == $1 }
    }
  }

  /// Lowercases only when the pattern needs more than ASCII; what is left is folded bytewise.
  private func withFolded(
    _ bytes: UnsafeRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    if isASCII || bytes.allSatisfy({ $0 < 0x80 }) { return body(bytes) }
    var lowercased = String(decoding: bytes, as: UTF8.self).lowercased()
    return lowercased.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}

/// Looks for a folded needle: finds candidates by the first byte, then compares the rest.
private func contains(_ needle: UnsafeRawBufferPointer, in haystack: UnsafeRawBufferPointer) -> Bool
{
  guard let first = needle.first else { return true }
  guard haystack.count >= needle.count else { return false }
  for start in 0...(haystack.count - needle.count) where foldedASCII(haystack[start]) == first {
    var offset = 1
    while offset < needle.count, foldedASCII(haystack[start + offset]) == needle[offset] {
      offset += 1
    }
    if offset == needle.count { return true }
  }
  return false
}

private func foldedASCII(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
