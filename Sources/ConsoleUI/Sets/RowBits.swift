/// A set of rows of a long list: a bit each, so that marking all of a hundred thousand, counting them and
/// finding the next one stay cheap.
struct RowBits: Equatable, Sendable {
  private var words: [UInt64] = []
  /// How many rows are in it.
  private(set) var count = 0

  /// Whether no row is in it.
  var isEmpty: Bool { count == 0 }

  /// Whether a row is in it.
  func contains(_ row: Int) -> Bool {
    guard row >= 0, row >> 6 < words.count else { return false }
    return words[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// Puts a row in or takes it out.
  mutating func set(_ row: Int, _ isIn: Bool) {
    guard row >= 0, contains(row) != isIn else { return }
    while words.count <= row >> 6 { words.append(0) }
    words[row >> 6] ^= 1 << UInt64(row & 63)
    count += isIn ? 1 : -1
  }

  /// Puts rows in.
  mutating func insert(_ rows: Range<Int>) {
    for row in rows { set(row, true) }
  }

  /// The first row from there on that is in it.
  func first(from row: Int) -> Int? {
    var index = max(0, row) >> 6
    var mask: UInt64 = ~0 << UInt64(max(0, row) & 63)
    while index < words.count {
      let word = words[index] & mask
      if word != 0 { return index << 6 + word.trailingZeroBitCount }
      mask = ~0
      index += 1
    }
    return nil
  }

  /// How many of these rows are in it.
  func count(in rows: Range<Int>) -> Int {
    guard let last = rows.last, !words.isEmpty else { return 0 }
    var count = 0
    for index in (rows.lowerBound >> 6)...(last >> 6) where index < words.count {
      let from = max(0, rows.lowerBound - index << 6)
      let to = min(63, last - index << 6)
      let mask = (UInt64.max << UInt64(from)) & (UInt64.max >> UInt64(63 - to))
      count += (words[index] & mask).nonzeroBitCount
    }
    return count
  }

  /// The rows that are in it, in order.
  var rows: [Int] {
    var rows: [Int] = []
    rows.reserveCapacity(count)
    var next = first(from: 0)
    while let row = next {
      rows.append(row)
      next = first(from: row + 1)
    }
    return rows
  }
}
