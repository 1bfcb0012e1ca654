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
    /// Those that want a word that may be a name only.
    var ofNames: [Int] = []
    /// Whether a word that triggers may begin here.
    var isWord = false
  }

  /// A detector that wants to be asked at words.
  private struct WordTrigger: Sendable {
    var detector: Int
    var thirds: ThirdLetters
  }

  /// For each byte, the kind that it is to the byte after it, times 256.
  private let kinds: [UInt16]
  /// For each kind and byte the number of the action; zero for none.
  private let numbers: [UInt16]
  /// The detectors of each action.
  private let byAction: GroupedList<Int>
  /// The detectors of each action that want a long number only.
  private let ofLongNumbers: GroupedList<Int>
  /// The detectors of each action that want a word that may be a name only.
  private let ofNames: GroupedList<Int>
  /// For each action whether a word that triggers may begin there.
  private let beginsWord: [Bool]
  /// For the first two letters of a word, as `TriggerScan.wordKey` packs them, the detectors.
  private let byWord: GroupedList<WordTrigger>
  /// For the same letters the letters that may stand third for any of the detectors.
  private let thirds: [ThirdLetters]

  init(_ triggers: [Triggers]) {
    var wordGroups = [[WordTrigger]](repeating: [], count: 32 * 32)
    var wordStarts: Set<UInt8> = []
    for (index, trigger) in triggers.enumerated() {
      for word in trigger.words {
        let start = Array(word.utf8.prefix(3))
        guard start.count >= 2, start[0].isLetter, start[1].isLetter else { continue }
        let key = TriggerScan.wordKey(start[0], start[1])
        let third = ThirdLetters(of: start)
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
    var known = [actions[0]: UInt16(0), actions[1]: TriggerScan.wordOnly]
    var numbers: [UInt16] = []
    for before in Before.allCases {
      for byte in UInt8.min...UInt8.max {
        let startsRun = byte.isDigit && before != .digit
        let startsWord = before == .gap || before == .underscore
        let isCapital = byte &- 0x41 < 26 || (0xC2...0xF4).contains(byte)
        var action = Action()
        for (index, trigger) in triggers.enumerated()
        where byteSets[index].contains(byte) || startsRun && trigger.digitRuns
          || startsRun && before == .letter && trigger.lettersThenDigits
        {
          action.detectors.append(index)
        }
        if startsRun {
          action.ofLongNumbers = triggers.indices.filter { triggers[$0].longNumbers }
        }
        if isCapital, before == .gap {
          action.ofNames = triggers.indices.filter { triggers[$0].nameWords }
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
    ofNames = GroupedList(actions.map(\.ofNames))
    beginsWord = actions.map(\.isWord)
    self.numbers = numbers
    byWord = GroupedList(wordGroups)
    thirds = wordGroups.map { group in
      group.reduce(into: ThirdLetters()) { $0.formUnion($1.thirds) }
    }
    kinds = (UInt8.min...UInt8.max).map { UInt16(Before($0).rawValue) << 8 }
  }

  /// Goes through a range of the bytes and asks a listener at each place where a detector wants to be
  /// asked.
  func ask<Listener: TriggerListener>(
    _ listener: inout Listener,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) {
    let text = ScannedText(bytes)
    withScan(of: bytes) { scan, lists in
      var index = range.lowerBound
      while true {
        index = scan.next(from: index, to: range.upperBound)
        guard index < range.upperBound else { break }
        let number = scan.number(at: index)
        for detector in lists.byAction[number] { listener.ask(detector, at: index) }
        let long = lists.ofLongNumbers[number]
        if !long.isEmpty, text.hasDigits(Triggers.longNumber, from: index) {
          for detector in long { listener.ask(detector, at: index) }
        }
        let names = lists.ofNames[number]
        if !names.isEmpty, NameWord.mayBegin(at: index, in: text) {
          for detector in names { listener.ask(detector, at: index) }
        }
        if scan.beginsWord[number], let start = scan.wordStart(at: index) {
          for trigger in lists.byWord[start.key] where trigger.thirds.contains(start.third) {
            listener.ask(trigger.detector, at: index)
          }
        }
        index += 1
      }
    }
  }

  /// The lists of detectors while they are lent.
  private struct Lists {
    let byAction: GroupedList<Int>.View
    let ofLongNumbers: GroupedList<Int>.View
    let ofNames: GroupedList<Int>.View
    let byWord: GroupedList<WordTrigger>.View
  }

  private func withLists(_ body: (Lists) -> Void) {
    byAction.withView { byAction in
      ofLongNumbers.withView { ofLongNumbers in
        ofNames.withView { ofNames in
          byWord.withView { byWord in
            body(
              Lists(
                byAction: byAction,
                ofLongNumbers: ofLongNumbers,
                ofNames: ofNames,
                byWord: byWord
              )
            )
          }
        }
      }
    }
  }

  private func withScan(
    of bytes: UnsafeBufferPointer<UInt8>,
    _ body: (TriggerScan, Lists) -> Void
  ) {
    kinds.withUnsafeBufferPointer { kinds in
      numbers.withUnsafeBufferPointer { numbers in
        thirds.withUnsafeBufferPointer { thirds in
          beginsWord.withUnsafeBufferPointer { beginsWord in
            let scan = TriggerScan(
              bytes: bytes,
              kinds: kinds,
              numbers: numbers,
              thirds: thirds,
              beginsWord: beginsWord
            )
            withLists { body(scan, $0) }
          }
        }
      }
    }
  }
}

/// Asks detectors at the places that a table of triggers names.
protocol TriggerListener {
  /// Asks a detector, by its number, at an offset.
  mutating func ask(_ detector: Int, at index: Int)
}
