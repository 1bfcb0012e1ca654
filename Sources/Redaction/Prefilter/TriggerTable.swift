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
    /// Whether a word that triggers may begin here.
    var isWord = false
  }

  /// A detector that wants to be asked at words.
  private struct WordTrigger: Sendable {
    var detector: Int
    /// The letters that may stand third, as bits; all when a word has only two.
    var thirds: UInt32

    func fits(third byte: UInt8) -> Bool {
      thirds == .max || byte.isLetter && thirds & 1 << UInt32(byte & 0x1F) != 0
    }
  }

  /// For each byte, the kind that it is to the byte after it, times 256.
  private let kinds: [UInt16]
  /// For each kind and byte the number of the action; zero for none.
  private let numbers: [UInt16]
  /// The detectors of each action.
  private let byAction: GroupedList<Int>
  /// For each action whether a word that triggers may begin there.
  private let beginsWord: [Bool]
  /// For the first two letters of a word, as `wordKey` packs them, the detectors.
  private let byWord: GroupedList<WordTrigger>

  init(_ triggers: [Triggers]) {
    var wordGroups = [[WordTrigger]](repeating: [], count: 32 * 32)
    var wordStarts: Set<UInt8> = []
    for (index, trigger) in triggers.enumerated() {
      for word in trigger.words {
        let start = Array(word.utf8.prefix(3))
        guard start.count >= 2, start[0].isLetter, start[1].isLetter else { continue }
        let key = Self.wordKey(start[0], start[1])
        let isShort = start.count < 3 || !start[2].isLetter
        let third: UInt32 = isShort ? .max : 1 << UInt32(start[2] & 0x1F)
        if let last = wordGroups[key].indices.last, wordGroups[key][last].detector == index {
          wordGroups[key][last].thirds |= third
        } else {
          wordGroups[key].append(WordTrigger(detector: index, thirds: third))
        }
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
    byAction = GroupedList(actions.map(\.detectors))
    beginsWord = actions.map(\.isWord)
    self.numbers = numbers
    byWord = GroupedList(wordGroups)
    kinds = (UInt8.min...UInt8.max).map { UInt16(Before($0).rawValue) << 8 }
  }

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
    kinds.withUnsafeBufferPointer { kinds in
      numbers.withUnsafeBufferPointer { numbers in
        var kind = range.lowerBound > 0 ? kinds[Int(bytes[range.lowerBound - 1])] : 0
        for index in range {
          let byte = bytes[index]
          let number = numbers[Int(kind) + Int(byte)]
          kind = kinds[Int(byte)]
          if number != 0 { act(Int(number), at: index, in: bytes, &listener) }
        }
      }
    }
  }

  private func act<Listener: TriggerListener>(
    _ number: Int,
    at index: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ listener: inout Listener
  ) {
    for place in byAction.places(of: number) { listener.ask(byAction[place], at: index) }
    guard beginsWord[number], index + 1 < bytes.count, bytes[index + 1].isLetter else { return }
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    for place in byWord.places(of: Self.wordKey(bytes[index], bytes[index + 1])) {
      let trigger = byWord[place]
      if trigger.fits(third: third) { listener.ask(trigger.detector, at: index) }
    }
  }
}

/// Asks detectors at the places that a table of triggers names.
protocol TriggerListener {
  /// Asks a detector, by its number, at an offset.
  mutating func ask(_ detector: Int, at index: Int)
}

/// Lists that stand one after the other, so that none of them is a reference to be counted.
private struct GroupedList<Element: Sendable>: Sendable {
  private let elements: [Element]
  /// Where each list begins, and where the last one ends.
  private let starts: [Int32]

  init(_ lists: [[Element]]) {
    elements = lists.flatMap(\.self)
    var starts: [Int32] = [0]
    for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
    self.starts = starts
  }

  /// The places of a list's elements.
  func places(of list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  subscript(place: Int) -> Element { elements[place] }
}
