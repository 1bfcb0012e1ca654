/// Says at each byte of a text which detectors want to be asked there.
///
/// Detectors that share a trigger form a group. One look at a table tells of most bytes that nobody
/// wants them; the others lead to a group, and to a look at what stands before and after.
struct TriggerTable: Sendable {
  private struct Flags {
    static let digit: UInt32 = 1 << 16
    static let capital: UInt32 = 1 << 17
    static let word: UInt32 = 1 << 18
    static let group: UInt32 = (1 << 16) - 1
  }

  /// For each byte the number of its group, and flags for what else it may be.
  private var entries = [UInt32](repeating: 0, count: 256)
  /// The detectors that are asked at a byte, by the number of the group; the first is empty.
  private var byteGroups: [[Int]] = [[]]
  private var digitGroup: [Int] = []
  private var capitalGroup: [Int] = []
  /// For the first two letters of a word, as `wordKey` packs them, the detectors.
  private var wordGroups = [[Int]](repeating: [], count: 32 * 32)

  init(_ triggers: [Triggers]) {
    var groupOfByte = [[Int]](repeating: [], count: 256)
    for (index, trigger) in triggers.enumerated() {
      for byte in Set(trigger.bytes) { groupOfByte[Int(byte)].append(index) }
      if trigger.digitRuns { digitGroup.append(index) }
      if trigger.capitalWords { capitalGroup.append(index) }
      for word in trigger.words { append(index, at: word) }
    }
    for byte in 0..<256 where !groupOfByte[byte].isEmpty {
      entries[byte] |= UInt32(byteGroups.count)
      byteGroups.append(groupOfByte[byte])
    }
    if !digitGroup.isEmpty { for digit in 0x30...0x39 { entries[digit] |= Flags.digit } }
    if !capitalGroup.isEmpty {
      for byte in Array(0x41...0x5A) + Array(0xC2...0xF4) { entries[byte] |= Flags.capital }
    }
  }

  private mutating func append(_ detector: Int, at word: String) {
    let start = Array(word.utf8.prefix(2))
    guard start.count == 2, start.allSatisfy(\.isLetter) else { return }
    let key = Self.wordKey(start[0], start[1])
    if wordGroups[key].last != detector { wordGroups[key].append(detector) }
    entries[Int(start[0] & 0xDF)] |= Flags.word
    entries[Int(start[0] | 0x20)] |= Flags.word
  }

  /// Two letters in any case as a place in a table.
  private static func wordKey(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  /// Goes through the bytes and names each detector with the place where it wants to be asked.
  func forEachTrigger(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ ask: (_ detector: Int, _ index: Int) -> Void
  ) {
    entries.withUnsafeBufferPointer { entries in
      for index in bytes.indices {
        let entry = entries[Int(bytes[index])]
        if entry == 0 { continue }
        let group = Int(entry & Flags.group)
        if group != 0 { for detector in byteGroups[group] { ask(detector, index) } }
        if entry > Flags.group { askOthers(entry, at: index, in: bytes, ask) }
      }
    }
  }

  private func askOthers(
    _ entry: UInt32,
    at index: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ ask: (_ detector: Int, _ index: Int) -> Void
  ) {
    let before = index > 0 ? bytes[index - 1] : 0
    if entry & Flags.digit != 0 {
      if !before.isDigit { for detector in digitGroup { ask(detector, index) } }
      return
    }
    guard !before.isAlphanumeric, before < 0x80 else { return }
    if entry & Flags.capital != 0, before != UInt8(ascii: "_") {
      for detector in capitalGroup { ask(detector, index) }
    }
    if entry & Flags.word != 0, index + 1 < bytes.count, bytes[index + 1].isLetter {
      for detector in wordGroups[Self.wordKey(bytes[index], bytes[index + 1])] {
        ask(detector, index)
      }
    }
  }
}
