/// The hashes by which terms are compared, the same in every run.
///
/// FNV-1a (Fowler, Noll, Vo) with the finaliser of MurmurHash3. Two of the few thousand terms of a
/// record share one with a chance of about 1 in 10¹².
enum EvidenceHash {
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  /// Of a word in lower-case ASCII.
  static func of(_ word: some Sequence<UInt8>) -> UInt64 {
    mixed(word.reduce(start) { ($0 ^ UInt64($1)) &* prime })
  }

  /// Of a word of other letters.
  static func of(_ scalars: [Unicode.Scalar]) -> UInt64 {
    mixed(scalars.reduce(start ^ 1) { ($0 ^ UInt64($1.value)) &* prime })
  }

  static func of(_ scalar: Unicode.Scalar) -> UInt64 {
    mixed((start ^ UInt64(scalar.value)) &* prime)
  }

  /// Of a number's value.
  static func of(digits: [UInt8], fraction: [UInt8]) -> UInt64 {
    var hash = digits.reduce(start ^ 2) { ($0 ^ UInt64($1)) &* prime }
    if !fraction.isEmpty {
      hash = fraction.reduce((hash ^ 0x2F) &* prime) { ($0 ^ UInt64($1)) &* prime }
    }
    return mixed(hash)
  }

  /// Of a whole number.
  static func of(_ number: Int) -> UInt64 {
    of(digits: String(number).utf8.map { $0 & 15 }, fraction: [])
  }

  /// Of two terms in a row.
  static func of(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mixed(first &* 31 &+ (second ^ 0x9E37_79B9_7F4A_7C15))
  }

  /// Of every negation.
  static let negation = of("\u{0}not".utf8)

  private static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash ^= hash >> 33
    hash = hash &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    hash = hash &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ hash >> 33
  }
}
