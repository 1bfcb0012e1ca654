/// Cuts texts into the words of the search index, and does the same to what is looked for.
///
/// A text is folded as `TextPattern` folds it, then cut where the kind of character changes: letters
/// and digits make words, every other ASCII character and the usual punctuation parts them, and
/// scripts that put no blanks between words (Han, kana, Hangul, Thai…) are taken by overlapping pairs.
/// A word of more than 64 bytes is taken in pieces of 64 that begin every 32, so that any 32 bytes of
/// it stand whole in one of them. Where a cut falls depends on the characters on both sides of it
/// alone, so the inner words of a phrase are words of every text that contains it.
enum SearchWords {
  /// The longest word, in bytes.
  static let longest = 64
  /// The longest beginning, end or part of a word that is looked for, in bytes.
  static let longestPart = 32

  /// What a character is to the index.
  enum Kind: UInt8 {
    case separator
    case letter
    case ideograph
  }

  /// Hands over the words of a text, in order, folded; one may come more than once.
  ///
  /// - Parameters:
  ///   - text: the UTF-8 bytes.
  ///   - scratch: memory that is used again from call to call.
  @inline(__always)
  static func forEach(
    in text: UnsafeRawBufferPointer,
    scratch: inout [UInt8],
    _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    scratch.removeAll(keepingCapacity: true)
    if needsUnicode(text) {
      scratch.append(contentsOf: String(decoding: text, as: UTF8.self).lowercased().utf8)
    } else {
      scratch.append(contentsOf: text)
      scratch.withUnsafeMutableBufferPointer { bytes in
        for index in bytes.indices where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
      }
    }
    scratch.withUnsafeBytes { folded in
      forEachRun(in: folded) { run, kind in
        if kind == .letter { pieces(of: run, body) } else { pairs(of: run, body) }
      }
    }
  }

  /// Hands over the runs of letters and of ideographs of a folded text, in order.
  @inline(__always)
  static func forEachRun(
    in folded: UnsafeRawBufferPointer,
    _ body: (UnsafeRawBufferPointer, Kind) -> Void
  ) {
    let count = folded.count
    var start = 0
    var current = Kind.separator
    var index = 0
    while index < count {
      let byte = folded[index]
      let kind: Kind
      let length: Int
      if byte < 0x80 {
        kind = isASCIILetter(byte) ? .letter : .separator
        length = 1
      } else {
        (kind, length) = scalar(in: folded, at: index)
      }
      if kind != current {
        if current != .separator {
          body(UnsafeRawBufferPointer(rebasing: folded[start..<index]), current)
        }
        start = index
        current = kind
      }
      index += length
    }
    if current != .separator {
      body(UnsafeRawBufferPointer(rebasing: folded[start..<count]), current)
    }
  }

  /// Hands over a word, in overlapping pieces if it is long.
  @inline(__always)
  private static func pieces(
    of run: UnsafeRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    guard run.count > longest else { return body(run) }
    var start = 0
    while true {
      let end = min(start + longest, run.count)
      body(UnsafeRawBufferPointer(rebasing: run[start..<end]))
      if end == run.count { return }
      start += longestPart
    }
  }

  /// Hands over the pairs of neighbours, or the character that stands alone.
  static func pairs(of run: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    var first = 0
    var second = scalar(in: run, at: 0).length
    if second >= run.count { return body(run) }
    while second < run.count {
      let end = second + scalar(in: run, at: second).length
      body(UnsafeRawBufferPointer(rebasing: run[first..<min(end, run.count)]))
      first = second
      second = end
    }
  }

  /// Whether a text has characters that lowercasing as Unicode says may change: not so general
  /// punctuation (E2 80), kana and Han (E3 to E9).
  private static func needsUnicode(_ text: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
      } else if byte >= 0xE3 && byte <= 0xE9 {
        index += 3
      } else if byte == 0xE2, index + 1 < text.count, text[index + 1] == 0x80 {
        index += 3
      } else {
        return true
      }
    }
    return false
  }

  @inline(__always)
  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte &- 0x41 < 26
  }

  /// The kind and the length of the character that begins at a byte; a byte that begins none is a
  /// letter of its own.
  private static func scalar(
    in bytes: UnsafeRawBufferPointer,
    at index: Int
  ) -> (kind: Kind, length: Int) {
    let lead = bytes[index]
    let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, index + length <= bytes.count else {
      return (lead < 0x80 && !isASCIILetter(lead) ? .separator : .letter, 1)
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (kind(of: value), length)
  }

  private static func kind(of scalar: UInt32) -> Kind {
    switch scalar {
    case 0x80...0xBF, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20,
      0xFF3B...0xFF40, 0xFF5B...0xFF65:
      .separator
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FFF, 0x3040...0x9FFF,
      0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x20000...0x3FFFF:
      .ideograph
    default: .letter
    }
  }
}
