/// Gives each word that it meets a number, the first one 0: questions are compared as numbers.
struct WordTable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Open addressing: a word's number and one, zero where nothing is.
  private var slots: [UInt32]
  private var mask: Int

  init() {
    slots = [UInt32](repeating: 0, count: 1 << 12)
    mask = slots.count - 1
  }

  /// How many words there are.
  var count: Int { ends.count }

  /// The number of a word, nil when it is new.
  func existingNumber(of word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let slot = slots[place(of: word, hash(of: word))]
    return slot == 0 ? nil : slot - 1
  }

  /// The number of a word, which is added when it is new.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = hash(of: word)
    let place = place(of: word, hash)
    if slots[place] != 0 { return slots[place] - 1 }
    bytes.append(contentsOf: word)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[place] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return UInt32(ends.count - 1)
  }

  /// Lends a word's bytes.
  func withWord<Result>(
    _ number: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(number)])) }
  }

  /// A copy of a word's bytes.
  func word(_ number: Int) -> ArraySlice<UInt8> { bytes[range(number)] }

  private func hash(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: wordHash(word) >> 32)
  }

  /// The slot of a word, or the free one where it belongs.
  private func place(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    var place = Int(hash) & mask
    while slots[place] != 0 {
      let known = Int(slots[place] - 1)
      if hashes[known] == hash, isEqual(known, word) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  private func isEqual(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(number)
    guard range.count == word.count else { return false }
    for place in 0..<word.count where bytes[range.lowerBound + place] != word[place] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = UInt32(number + 1)
    }
  }
}

/// FNV-1a of 64 bits, stirred: http://www.isthe.com/chongo/tech/comp/fnv/.
func wordHash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return stirred(hash)
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
func stirred(_ value: UInt64) -> UInt64 {
  var value = value &+ 0x9E37_79B9_7F4A_7C15
  value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
  return value ^ (value >> 31)
}
