/// The words of a text as numbers, for rules that count and compare them.
///
/// A word is a run of letters, marks and digits; scripts that write without spaces give one word a scalar. Case does not
/// count. Of a long text the first ``longest`` words are read.
package struct WordSequence: Sendable {
  /// How many words are read.
  package static let longest = 100_000

  /// A hash of each word.
  package private(set) var hashes: [UInt64] = []
  /// How many scalars each word has.
  package private(set) var lengths: [Int] = []

  /// Reads a text.
  package init(_ text: String) {
    var hash = Self.start
    var length = 0
    for scalar in text.unicodeScalars {
      switch Part(scalar) {
      case .letter:
        Self.mix(scalar, into: &hash)
        length += 1
        continue
      case .single:
        close(&hash, &length)
        Self.mix(scalar, into: &hash)
        length = 1
        close(&hash, &length)
      case .other:
        close(&hash, &length)
      }
      if hashes.count >= Self.longest { return }
    }
    close(&hash, &length)
  }

  /// How many words there are.
  package var count: Int { hashes.count }

  /// The hash of one word, for tables.
  package static func hash(of word: some StringProtocol) -> UInt64 {
    word.unicodeScalars.reduce(into: start) { mix($1, into: &$0) }
  }

  private mutating func close(_ hash: inout UInt64, _ length: inout Int) {
    guard length > 0 else { return }
    hashes.append(hash)
    lengths.append(length)
    hash = Self.start
    length = 0
  }

  private enum Part {
    case letter, single, other

    init(_ scalar: Unicode.Scalar) {
      if scalar.isASCII {
        self = scalar.isASCIILetter || scalar.isASCIIDigit ? .letter : .other
        return
      }
      if scalar.isWrittenWithoutSpaces {
        self = scalar.properties.isAlphabetic ? .single : .other
        return
      }
      let properties = scalar.properties
      self =
        properties.isAlphabetic || properties.numericType != nil
          || properties.canonicalCombiningClass != .notReordered ? .letter : .other
    }
  }

  private static let start: UInt64 = 14_695_981_039_346_656_037

  /// FNV-1a over the scalar in small letters.
  private static func mix(_ scalar: Unicode.Scalar, into hash: inout UInt64) {
    if scalar.isASCII {
      let value = scalar.value
      hash = (hash ^ UInt64("A"..."Z" ~= scalar ? value | 0x20 : value)) &* 1_099_511_628_211
    } else {
      for small in scalar.properties.lowercaseMapping.unicodeScalars {
        hash = (hash ^ UInt64(small.value)) &* 1_099_511_628_211
      }
    }
  }
}
