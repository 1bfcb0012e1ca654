/// Some items with their words, in memory, on their way to a segment.
///
/// One open-addressed table finds a word; what is found is noted as a pair of word and item, and the
/// pairs are put in the order of the words at the end, by counting.
struct SearchBatch {
  private struct Word {
    let hash: UInt64
    let start: Int
    let length: Int
    var items: Int
    /// The place of the last item that has it, so that each counts once.
    var last: Int32
  }

  private var table = [Int32](repeating: -1, count: 1 << 12)
  private var words: [Word] = []
  private var bytes: [UInt8] = []
  private var pairs: [(word: Int32, item: Int32)] = []
  private var scratch: [UInt8] = []
  /// Drawn anew for each batch, so that nobody can prepare words that meet in one place.
  private let seed = UInt64.random(in: .min ... .max) | 1

  /// The items, ascending.
  private(set) var items: [Int64] = []
  /// How many bytes of text were taken in.
  private(set) var size = 0

  /// Begins an item, whose key is greater than those before.
  mutating func begin(_ item: Int64) { items.append(item) }

  /// Takes in a text of the item that was begun last.
  mutating func add(_ text: UnsafeRawBufferPointer) {
    guard !text.isEmpty else { return }
    size += text.count
    var scratch = self.scratch
    self.scratch = []
    SearchWords.forEach(in: text, scratch: &scratch) { note($0) }
    self.scratch = scratch
  }

  private mutating func note(_ word: UnsafeRawBufferPointer) {
    let item = Int32(truncatingIfNeeded: items.count - 1)
    let index = place(of: word)
    guard words[index].last != item else { return }
    words[index].last = item
    words[index].items += 1
    pairs.append((Int32(truncatingIfNeeded: index), item))
  }

  private mutating func place(of word: UnsafeRawBufferPointer) -> Int {
    var hash = seed
    for byte in word {
      hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while table[slot] >= 0 {
      let index = Int(table[slot])
      if words[index].hash == hash, words[index].length == word.count, equals(index, word) {
        return index
      }
      slot = (slot + 1) & mask
    }
    let index = words.count
    table[slot] = Int32(truncatingIfNeeded: index)
    words.append(Word(hash: hash, start: bytes.count, length: word.count, items: 0, last: -1))
    bytes.append(contentsOf: word)
    if words.count * 2 > table.count { grow() }
    return index
  }

  private func equals(_ index: Int, _ word: UnsafeRawBufferPointer) -> Bool {
    let start = words[index].start
    return bytes.withUnsafeBufferPointer { bytes in
      for offset in word.indices where bytes[start + offset] != word[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    let mask = table.count - 1
    for index in words.indices {
      var slot = Int(truncatingIfNeeded: words[index].hash) & mask
      while table[slot] >= 0 { slot = (slot + 1) & mask }
      table[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  /// Hands over the words in the order of their bytes, each with its items, ascending.
  func forEachWord(_ body: (ArraySlice<UInt8>, ArraySlice<Int64>) throws -> Void) rethrows {
    let order = sorted()
    var starts = [Int](repeating: 0, count: words.count)
    var total = 0
    for index in order {
      starts[index] = total
      total += words[index].items
    }
    var places = starts
    var listed = [Int64](repeating: 0, count: total)
    for pair in pairs {
      let word = Int(pair.word)
      listed[places[word]] = items[Int(pair.item)]
      places[word] += 1
    }
    for index in order {
      let word = words[index]
      try body(
        bytes[word.start..<word.start + word.length],
        listed[starts[index]..<starts[index] + word.items]
      )
    }
  }

  private func sorted() -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      words.indices.sorted { left, right in
        let (left, right) = (words[left], words[right])
        for offset in 0..<min(left.length, right.length) {
          let (a, b) = (bytes[left.start + offset], bytes[right.start + offset])
          if a != b { return a < b }
        }
        return left.length < right.length
      }
    }
  }
}
