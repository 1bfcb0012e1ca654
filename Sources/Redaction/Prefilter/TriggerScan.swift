/// A text and the tables of a `TriggerTable`, as all bytes of the text pass them.
struct TriggerScan {
  let bytes: UnsafeBufferPointer<UInt8>
  /// For each byte, the kind that it is to the byte after it, times 256.
  let kinds: UnsafeBufferPointer<UInt16>
  /// For each kind and byte the number of the action; zero for none.
  let numbers: UnsafeBufferPointer<UInt16>
  /// For the first two letters of a word those that may stand third.
  let thirds: UnsafeBufferPointer<ThirdLetters>
  /// For each action whether a word that triggers may begin there.
  let beginsWord: UnsafeBufferPointer<Bool>

  /// The number of the action at a place where a word may begin and nothing else is wanted, the one
  /// that prose has most.
  static let wordOnly: UInt16 = 1

  /// Two letters in any case as a place in a table.
  static func wordKey(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  /// The next place at which somebody may want to be asked, or the end.
  ///
  /// A function of its own, so that its few variables stay in registers.
  @inline(never)
  func next(from start: Int, to end: Int) -> Int {
    var kind = start > 0 ? Int(kinds[Int(bytes[start - 1])]) : 0
    var index = start
    while index < end {
      let byte = Int(bytes[index])
      let number = numbers[kind + byte]
      kind = Int(kinds[byte])
      if number > Self.wordOnly { return index }
      if number == Self.wordOnly, bytes.count - index > 1,
        thirds[Self.wordKey(bytes[index], bytes[index + 1])].contains(third(at: index))
      {
        return index
      }
      index += 1
    }
    return end
  }

  /// The number of the action at a place.
  func number(at index: Int) -> Int {
    let kind = index > 0 ? Int(kinds[Int(bytes[index - 1])]) : 0
    return Int(numbers[kind + Int(bytes[index])])
  }

  /// The key of the first two letters of a word at a place, and the byte after them; nil when there is
  /// one letter.
  func wordStart(at index: Int) -> (key: Int, third: UInt8)? {
    guard index + 1 < bytes.count, bytes[index + 1].isLetter else { return nil }
    return (Self.wordKey(bytes[index], bytes[index + 1]), third(at: index))
  }

  private func third(at index: Int) -> UInt8 {
    bytes.count - index > 2 ? bytes[index + 2] : 0
  }
}

/// The letters that may stand third in a word, as bits; all when a word has only two.
struct ThirdLetters: Sendable {
  private var bits: UInt32 = 0

  init() {}

  /// The third letter of a word; any when it has none.
  init(of word: [UInt8]) {
    bits = word.count < 3 || !word[2].isLetter ? .max : 1 << UInt32(word[2] & 0x1F)
  }

  mutating func formUnion(_ other: ThirdLetters) { bits |= other.bits }

  func contains(_ byte: UInt8) -> Bool {
    bits == .max || byte.isLetter && bits & 1 << UInt32(byte & 0x1F) != 0
  }
}
