/// A set of item keys as bits: united and intersected without a comparison.
struct ItemSet {
  private var bits: [UInt64]

  /// Makes an empty set that holds keys from 0 to `limit`.
  init(limit: Int64) {
    bits = [UInt64](repeating: 0, count: Int(limit / 64) + 1)
  }

  /// Adds a key; one beyond the limit is not there to be found.
  @inline(__always)
  mutating func insert(_ key: Int64) {
    let word = Int(truncatingIfNeeded: key >> 6)
    guard key >= 0, word < bits.count else { return }
    bits[word] |= 1 << UInt64(key & 63)
  }

  @inline(__always)
  func contains(_ key: Int64) -> Bool {
    let word = Int(truncatingIfNeeded: key >> 6)
    return key >= 0 && word < bits.count && bits[word] & 1 << UInt64(key & 63) != 0
  }

  /// How many keys there are.
  var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

  mutating func formIntersection(_ other: ItemSet) {
    for index in bits.indices { bits[index] &= index < other.bits.count ? other.bits[index] : 0 }
  }

  /// The keys, ascending.
  var keys: [Int64] {
    var keys: [Int64] = []
    keys.reserveCapacity(count)
    for (index, word) in bits.enumerated() {
      var rest = word
      while rest != 0 {
        keys.append(Int64(index) << 6 | Int64(rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return keys
  }
}
