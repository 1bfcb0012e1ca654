/// Stars or underscores in a row, and what they can do: CommonMark 0.31, section 6.2, with one rule
/// more, for sums and names: a single star between two ASCII letters or digits does nothing.
struct DelimiterRun {
  var utf8: Range<Int>
  var canOpen: Bool
  var canClose: Bool

  init(_ bytes: Span<UInt8>, _ utf8: Range<Int>) {
    self.utf8 = utf8
    let before = Neighbour(before: utf8.lowerBound, in: bytes)
    let after = Neighbour(at: utf8.upperBound, in: bytes)
    let isLeft = after != .blank && (after != .punctuation || before.isLoose)
    let isRight = before != .blank && (before != .punctuation || after.isLoose)
    let isLine = bytes[utf8.lowerBound] == 0x5F
    canOpen = isLeft && (!isLine || !isRight || before == .punctuation)
    canClose = isRight && (!isLine || !isLeft || after == .punctuation)
    if !isLine, utf8.count == 1, before == .plainLetter, after == .plainLetter {
      canOpen = false
      canClose = false
    }
  }

  /// What stands beside a run.
  private enum Neighbour {
    case blank
    case punctuation
    /// An ASCII letter or digit.
    case plainLetter
    case letter

    var isLoose: Bool { self == .blank || self == .punctuation }

    init(before offset: Int, in bytes: Span<UInt8>) {
      guard offset > 0 else {
        self = .blank
        return
      }
      var start = offset - 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      self.init(at: start, in: bytes)
    }

    init(at offset: Int, in bytes: Span<UInt8>) {
      guard offset < bytes.count else {
        self = .blank
        return
      }
      let byte = bytes[offset]
      if byte <= 0x20 {
        self = .blank
      } else if byte.isASCIIPunctuation {
        self = .punctuation
      } else if byte < 0x80 {
        self = .plainLetter
      } else {
        self.init(beyondASCII: bytes, offset)
      }
    }

    private init(beyondASCII bytes: Span<UInt8>, _ offset: Int) {
      let second = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      switch (bytes[offset], second) {
      // A no-break space; blanks and punctuation from U+2000 to U+203F; those of CJK.
      case (0xC2, 0xA0): self = .blank
      case (0xE2, 0x80), (0xE3, 0x80): self = .punctuation
      // Fullwidth punctuation to U+FF3F, such as the comma.
      case (0xEF, 0xBC): self = .punctuation
      default: self = .letter
      }
    }
  }
}

extension UInt8 {
  /// A sign of ASCII that is neither letter, digit, blank nor control.
  var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  var isASCIILetter: Bool {
    switch self {
    case 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}

extension Span<UInt8> {
  /// The offset behind some words, when they stand at that place.
  func end(of words: String, at offset: Int) -> Int? {
    var place = offset
    for byte in words.utf8 {
      guard place < count, self[place] == byte else { return nil }
      place += 1
    }
    return place
  }
}
