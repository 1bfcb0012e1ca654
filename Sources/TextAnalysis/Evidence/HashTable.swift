/// Numbers by hashes that are mixed well already: a dictionary that does not hash again.
///
/// Open addressing with linear steps, at most half full.
struct HashTable: Hashable, Sendable {
  private var keys: [UInt64]
  private var values: [Int32]
  private(set) var count = 0

  /// Makes a table with room for so many before it grows.
  init(capacity: Int) {
    var size = 8
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
  }

  /// The number of a hash, nil when it has none.
  subscript(hash: UInt64) -> Int? {
    let value = values[place(of: hash)]
    return value < 0 ? nil : Int(value)
  }

  /// The number of a hash, which is given the next one, from 0 on, when it has none.
  mutating func number(of hash: UInt64) -> (number: Int, isNew: Bool) {
    var place = place(of: hash)
    if values[place] >= 0 { return (Int(values[place]), false) }
    if count * 2 >= keys.count {
      grow()
      place = self.place(of: hash)
    }
    keys[place] = hash
    values[place] = Int32(truncatingIfNeeded: count)
    count += 1
    return (count - 1, true)
  }

  private func place(of hash: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while values[place] >= 0, keys[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: -1, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where value >= 0 {
      let place = place(of: key)
      keys[place] = key
      values[place] = value
    }
  }
}
