/// Says at each byte of a text which detectors want to be asked there.
///
/// One look at a table, by the byte and the kind of the byte before it, tells of most places that
/// nobody wants them; the others lead to a list of detectors, and at a word perhaps to a second one by
/// its first three letters.
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
    /// Those that want a long number only.
    var ofLongNumbers: [Int] = []
    /// Whether a word that triggers may begin here.
    var isWord = false
  }

  /// The letters that may stand third in a word, as bits; all when a word has only two.
  private struct Thirds: Sendable {
    var bits: UInt32 = 0

    init() {}

    /// The third letter of a word; any when it has none.
    init(of word: [UInt8]) {
      bits = word.count < 3 || !word[2].isLetter ? .max : 1 << UInt32(word[2] & 0x1F)
    }

    mutating func formUnion(_ other: Thirds) { bits |= other.bits }

    func contains(_ byte: UInt8) -> Bool {
      bits == .max || byte.isLetter && bits & 1 << UInt32(byte & 0x1F) != 0
    }
  }

  /// A detector that wants to be asked at words.
  private struct WordTrigger: Sendable {
    var detector: Int
    var thirds: Thirds
  }

  /// For each byte, the kind that it is to the byte after it, times 256.
  private let kinds: [UInt16]
  /// For each kind and byte the number of the action; zero for none.
  private let numbers: [UInt16]
  /// The detectors of each action.
  private let byAction: GroupedList<Int>
  /// The detectors of each action that want a long number only.
  private let ofLongNumbers: GroupedList<Int>
  /// For each action whether a word that triggers may begin there.
  private let beginsWord: [Bool]
  /// For the first two letters of a word, as `wordKey` packs them, the detectors.
  private let byWord: GroupedList<WordTrigger>
  /// For the same letters the letters that may stand third for any of the detectors.
  private let thirds: [Thirds]

  init(_ triggers: [Triggers]) {
    var wordGroups = [[WordTrigger]](repeating: [], count: 32 * 32)
    var wordStarts: Set<UInt8> = []
    for (index, trigger) in triggers.enumerated() {
      for word in trigger.words {
        let start = Array(word.utf8.prefix(3))
        guard start.count >= 2, start[0].isLetter, start[1].isLetter else { continue }
        let key = Self.wordKey(start[0], start[1])
        let third = Thirds(of: start)
        if let last = wordGroups[key].indices.last, wordGroups[key][last].detector == index {
          wordGroups[key][last].thirds.formUnion(third)
        } else {
          wordGroups[key].append(WordTrigger(detector: index, thirds: third))
        }
        wordStarts.formUnion([start[0] & 0xDF, start[0] | 0x20])
      }
    }
    let byteSets = triggers.map { Set($0.bytes) }
    var actions = [Action(), Action(isWord: true)]
    var known = [actions[0]: UInt16(0), actions[1]: Self.wordOnly]
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
        if startsRun {
          action.ofLongNumbers = triggers.indices.filter { triggers[$0].longNumbers }
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
    byAction = GroupedList(actions.map(\.detectors))
    ofLongNumbers = GroupedList(actions.map(\.ofLongNumbers))
    beginsWord = actions.map(\.isWord)
    self.numbers = numbers
    byWord = GroupedList(wordGroups)
    thirds = wordGroups.map { group in group.reduce(into: Thirds()) { $0.formUnion($1.thirds) } }
    kinds = (UInt8.min...UInt8.max).map { UInt16(Before($0).rawValue) << 8 }
  }

  /// The number of the action at a place where a word may begin and nothing else is wanted, the one
  /// that prose has most.
  private static let wordOnly: UInt16 = 1

  /// Two letters in any case as a place in a table.
  private static func wordKey(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  /// Goes through a range of the bytes and asks a listener at each place where a detector wants to be
  /// asked.
  func ask<Listener: TriggerListener>(
    _ listener: inout Listener,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) {
    var index = range.lowerBound
    while true {
      index = next(from: index, to: range.upperBound, in: bytes)
      guard index < range.upperBound else { break }
      act(at: index, in: bytes, &listener)
      index += 1
    }
  }

  /// The next place at which somebody may want to be asked, or the end.
  ///
  /// A function of its own, so that its few variables stay in registers: all bytes pass here.
  @inline(never)
  private func next(from start: Int, to end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    kinds.withUnsafeBufferPointer { kinds in
      numbers.withUnsafeBufferPointer { numbers in
        thirds.withUnsafeBufferPointer { thirds in
          var kind = start > 0 ? Int(kinds[Int(bytes[start - 1])]) : 0
          var index = start
          while index < end {
            let byte = Int(bytes[index])
            let number = numbers[kind + byte]
            kind = Int(kinds[byte])
            if number > Self.wordOnly { return index }
            if number == Self.wordOnly, bytes.count - index > 1,
              thirds[Self.wordKey(bytes[index], bytes[index + 1])]
                .contains(bytes.count - index > 2 ? bytes[index + 2] : 0)
            {
              return index
            }
            index += 1
          }
          return end
        }
      }
    }
  }

  private func act<Listener: TriggerListener>(
    at index: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ listener: inout Listener
  ) {
    let kind = index > 0 ? Int(kinds[Int(bytes[index - 1])]) : 0
    let number = Int(numbers[kind + Int(bytes[index])])
    for place in byAction.places(of: number) { listener.ask(byAction[place], at: index) }
    let long = ofLongNumbers.places(of: number)
    if !long.isEmpty, ScannedText(bytes).hasDigits(Triggers.longNumber, from: index) {
      for place in long { listener.ask(ofLongNumbers[place], at: index) }
    }
    guard beginsWord[number], index + 1 < bytes.count, bytes[index + 1].isLetter else { return }
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    for place in byWord.places(of: Self.wordKey(bytes[index], bytes[index + 1])) {
      let trigger = byWord[place]
      if trigger.thirds.contains(third) { listener.ask(trigger.detector, at: index) }
    }
  }
}

/// Asks detectors at the places that a table of triggers names.
protocol TriggerListener {
  /// Asks a detector, by its number, at an offset.
  mutating func ask(_ detector: Int, at index: Int)
}
