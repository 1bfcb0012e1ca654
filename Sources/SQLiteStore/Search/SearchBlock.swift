import ReviewStorage

/// A row of the index: some words of a segment, in the order of their bytes, with the items of each.
///
/// The words stand as they are, each behind its length and before the number of its items and the
/// length of their list; the lists stand one after another in a column of their own, as differences
/// in the variable-length form of LEB128. A word is read without its list, and no word is hidden from
/// whoever looks through the file for what an erasure left.
struct SearchBlock {
  /// Small enough that the words stand on the b-tree's page, and their lists behind it.
  static let wordsLimit = 400
  static let listsLimit = 8192

  var first: [UInt8] = []
  var words: [UInt8] = []
  var lists: [UInt8] = []

  var isEmpty: Bool { words.isEmpty }

  var isFull: Bool { words.count >= Self.wordsLimit || lists.count >= Self.listsLimit }

  /// Adds a word that stands behind all others.
  ///
  /// - Parameters:
  ///   - items: the keys, ascending.
  ///   - origin: what the first key is counted from.
  mutating func add(
    _ word: some Collection<UInt8>,
    items: some Sequence<Int64>,
    from origin: Int64
  ) {
    if words.isEmpty { first = Array(word) }
    words.append(UInt8(truncatingIfNeeded: word.count))
    words.append(contentsOf: word)
    let start = lists.count
    var count = 0
    var last = origin
    for item in items {
      Self.append(UInt64(bitPattern: item &- last), to: &lists)
      last = item
      count += 1
    }
    Self.append(UInt64(count), to: &words)
    Self.append(UInt64(lists.count - start), to: &words)
  }

  /// A word of a block.
  struct Entry {
    /// The word's bytes, in the column of words.
    let word: Range<Int>
    /// How many items have it.
    let count: Int
    /// Its list's bytes, in the column of lists.
    let list: Range<Int>
  }

  /// Hands over the words of a row.
  ///
  /// - Throws: `damaged` for bytes that no index has.
  static func forEachEntry(
    of words: UnsafeRawBufferPointer,
    _ body: (Entry) throws -> Void
  ) throws {
    var index = 0
    var listStart = 0
    while index < words.count {
      let start = index + 1
      let end = start + Int(words[index])
      guard end <= words.count else { throw damage }
      index = end
      let count = try number(in: words, at: &index)
      let length = try number(in: words, at: &index)
      guard count > 0, length >= count, listStart + length >= listStart else { throw damage }
      try body(Entry(word: start..<end, count: count, list: listStart..<listStart + length))
      listStart += length
    }
  }

  /// Appends the items of a list.
  static func read(
    _ list: UnsafeRawBufferPointer,
    from origin: Int64,
    into items: inout [Int64]
  ) throws {
    var last = origin
    var value: UInt64 = 0
    var shift: UInt64 = 0
    for byte in list {
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 != 0 {
        shift += 7
        guard shift < 64 else { throw damage }
      } else {
        last &+= Int64(bitPattern: value)
        items.append(last)
        value = 0
        shift = 0
      }
    }
    guard shift == 0 else { throw damage }
  }

  static var damage: StoreError {
    StoreError(
      .damaged,
      "The search index of the store cannot be read. Run errata doctor, and go back to a copy."
    )
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  private static func number(in bytes: UnsafeRawBufferPointer, at index: inout Int) throws -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count, shift < 56 {
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return Int(value) }
      shift += 7
    }
    throw damage
  }
}
