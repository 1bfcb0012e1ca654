/// Says at each byte of a text which detectors want to be asked there.
///
/// One look at a table, by the byte and the kind of the byte before it, tells of most places that
/// nobody wants them; the others lead to a list of detectors, and at a word perhaps to a second one by
/// its first two letters.
struct TriggerTable: Sendable {
  /// What stands before a byte.
  private enum Before: Int, CaseIterable {
    /// Nothing, or what parts words.
    case gap
    case underscore, letter, digit
    /// A byte outside ASCII.
    case other

    init(_ byte: UInt8) {
      switch byte {
      case 0x30...0x39: self = .digit
      case 0x80...: self = .other
      case UInt8(ascii: "_"): self = .underscore
      default: self = byte.isLetter ? .letter : .gap
      }
    }
  }

  private struct Action: Hashable, Sendable {
    var detectors: [Int] = []
    /// Whether a word that triggers may begin here.
    var isWord = false
  }

  /// For each byte, the kind that it is to the byte after it, times 256.
  private let kinds: [UInt16]
  /// For each kind and byte the number of the action; zero for none.
  private let numbers: [UInt16]
  private let actions: [Action]
  /// For the first two letters of a word, as `wordKey` packs them, the detectors.
  private let wordGroups: [[Int]]

  init(_ triggers: [Triggers]) {
    var wordGroups = [[Int]](repeating: [], count: 32 * 32)
    var wordStarts: Set<UInt8> = []
    for (index, trigger) in triggers.enumerated() {
      for word in trigger.words {
        let start = Array(word.utf8.prefix(2))
        guard start.count == 2, start.allSatisfy(\.isLetter) else { continue }
        let key = Self.wordKey(start[0], start[1])
        if wordGroups[key].last != index { wordGroups[key].append(index) }
        wordStarts.formUnion([start[0] & 0xDF, start[0] | 0x20])
      }
    }
    let byteSets = triggers.map { Set($0.bytes) }
    var actions = [Action()]
    var known = [Action(): UInt16(0)]
    var numbers: [UInt16] = []
    for before in Before.allCases {
      for byte in UInt8.min...UInt8.max {
        let startsRun = byte.isDigit && before != .digit
        let startsWord = before == .gap || before == .underscore
        let isCapital = byte &- 0x41 < 26 || (0xC2...0xF4).contains(byte)
        var action = Action()
        for (index, trigger) in triggers.enumerated()
        where byteSets[index].contains(byte) || startsRun && trigger.digitRuns
          || isCapital && before == .gap && trigger.capitalWords
        {
          action.detectors.append(index)
        }
        action.isWord = startsWord && wordStarts.contains(byte)
        let number = known[action] ?? UInt16(clamping: actions.count)
        if Int(number) == actions.count {
          known[action] = number
          actions.append(action)
        }
        numbers.append(number)
      }
    }
    self.actions = actions
    self.numbers = numbers
    self.wordGroups = wordGroups
    kinds = (UInt8.min...UInt8.max).map { UInt16(Before($0).rawValue) << 8 }
  }

  /// Two letters in any case as a place in a table.
  private static func wordKey(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  /// Goes through a range of the bytes and names each detector with the place where it wants to be
  /// asked.
  func forEachTrigger(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ ask: (_ detector: Int, _ index: Int) -> Void
  ) {
    kinds.withUnsafeBufferPointer { kinds in
      numbers.withUnsafeBufferPointer { numbers in
        var kind = range.lowerBound > 0 ? kinds[Int(bytes[range.lowerBound - 1])] : 0
        for index in range {
          let byte = bytes[index]
          let number = numbers[Int(kind) + Int(byte)]
          kind = kinds[Int(byte)]
          if number != 0 { act(Int(number), at: index, in: bytes, ask) }
        }
      }
    }
  }

  private func act(
    _ number: Int,
    at index: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ ask: (_ detector: Int, _ index: Int) -> Void
  ) {
    for detector in actions[number].detectors { ask(detector, index) }
    guard actions[number].isWord, index + 1 < bytes.count, bytes[index + 1].isLetter else { return }
    for detector in wordGroups[Self.wordKey(bytes[index], bytes[index + 1])] {
      ask(detector, index)
    }
  }
}
