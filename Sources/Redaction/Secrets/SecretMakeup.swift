/// What a value is made of, by which a secret is told from a word.
struct SecretMakeup: Sendable {
  private(set) var count = 0
  private(set) var digits = 0
  private(set) var smalls = 0
  private(set) var capitals = 0
  /// Bytes outside ASCII.
  private(set) var others = 0
  /// How many different bytes there are.
  private(set) var distinct = 0
  /// How often a letter stands beside a digit, or a capital letter after a small one.
  private(set) var changes = 0
  /// How many letters are in words: three small letters or more, with the capital before them.
  private(set) var worded = 0
  /// Whether every letter and digit is a hex digit.
  private(set) var isHex = true
  private var counts = InlineArray<256, UInt16>(repeating: 0)

  /// Punctuation and symbols.
  var symbols: Int { count - digits - smalls - capitals - others }

  init(_ bytes: some Sequence<UInt8>) {
    var last: UInt8 = 0
    var smallRun = 0
    var followsCapital = false
    for byte in bytes {
      count += 1
      if counts[Int(byte)] == 0 { distinct += 1 }
      if counts[Int(byte)] < .max { counts[Int(byte)] += 1 }
      if !byte.isLetter { smallRun = 0 }
      if byte.isDigit {
        digits += 1
      } else if byte.isLetter {
        if byte.lowercased == byte {
          smalls += 1
          if smallRun == 0 { followsCapital = last &- 0x41 < 26 }
          smallRun += 1
          if smallRun == 3 { worded += followsCapital ? 4 : 3 } else if smallRun > 3 { worded += 1 }
        } else {
          capitals += 1
          smallRun = 0
        }
      } else if byte >= 0x80 {
        others += 1
      }
      if byte.isAlphanumeric, !byte.isHexDigit { isHex = false }
      if byte.isDigit && last.isLetter || byte.isLetter && last.isDigit
        || byte.isLetter && byte.lowercased != byte && last.isLetter && last.lowercased == last
      {
        changes += 1
      }
      last = byte
    }
  }

  /// Whether half of it or more are words, as in names of programs: `getUserByIdAndName2`.
  ///
  /// Of letters and digits by chance, in both cases, a fifth are.
  var isOfWords: Bool { worded * 2 >= count }

  /// Shannon's entropy of the bytes, in bits a byte.
  var entropy: Double {
    guard count > 1 else { return 0 }
    var entropy = 0.0
    for index in 0..<256 where counts[index] > 0 {
      let share = Double(counts[index]) / Double(count)
      entropy -= share * binaryLogarithm(share)
    }
    return entropy
  }
}

/// The logarithm to base 2 of a number from 0 to 1, without a mathematical library.
private func binaryLogarithm(_ value: Double) -> Double {
  // value = significand · 2^exponent with a significand from 1 to 2; its logarithm by the series of
  // atanh, whose error after these terms is below 1e-7.
  let ratio = (value.significand - 1) / (value.significand + 1)
  let square = ratio * ratio
  var term = ratio
  var sum = 0.0
  for divisor in stride(from: 1.0, through: 13.0, by: 2.0) {
    sum += term / divisor
    term *= square
  }
  return Double(value.exponent) + 2 * sum / 0.693_147_180_559_945_3
}
