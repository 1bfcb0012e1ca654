/// A random order of the numbers from 0 to a power of four, which is computed and not stored.
///
/// A Feistel network of four rounds is a permutation whatever its round function is, and goes both ways:
/// the number at a place, and the place of a number. Source: M. Luby and C. Rackoff, "How to construct
/// pseudorandom permutations from pseudorandom functions" (1988). It is for fairness, not for secrecy.
package struct Shuffle: Hashable, Sendable {
  private let seed: UInt64
  /// The width of a half, in bits.
  package let halfBits: Int

  /// An order of at least so many numbers.
  package init(seed: UInt32, count: Int64) {
    var halfBits = 1
    while halfBits < 31, Int64(1) << Int64(2 * halfBits) < count { halfBits += 1 }
    self.init(seed: seed, halfBits: halfBits)
  }

  /// An order of 4 to the power of `halfBits` numbers.
  package init(seed: UInt32, halfBits: Int) {
    self.seed = UInt64(seed)
    self.halfBits = min(max(1, halfBits), 31)
  }

  /// How many numbers there are.
  package var count: Int64 { Int64(1) << Int64(2 * halfBits) }

  /// The number at a place.
  package func number(at place: Int64) -> Int64 {
    var (left, right) = halves(of: place)
    for round in 0..<Self.rounds { (left, right) = (right, left ^ mix(right, round)) }
    return joined(left, right)
  }

  /// The place of a number.
  package func place(of number: Int64) -> Int64 {
    var (left, right) = halves(of: number)
    for round in (0..<Self.rounds).reversed() { (left, right) = (right ^ mix(left, round), left) }
    return joined(left, right)
  }

  private static let rounds: UInt64 = 4

  private var mask: UInt64 { (1 << UInt64(halfBits)) - 1 }

  private func halves(of number: Int64) -> (UInt64, UInt64) {
    let bits = UInt64(bitPattern: number)
    return (bits >> UInt64(halfBits) & mask, bits & mask)
  }

  private func joined(_ left: UInt64, _ right: UInt64) -> Int64 {
    Int64(bitPattern: left << UInt64(halfBits) | right)
  }

  /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014) over half, round and seed.
  private func mix(_ half: UInt64, _ round: UInt64) -> UInt64 {
    var bits = half &+ (seed << 8 | round) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return (bits ^ bits >> 31) & mask
  }
}
