/// Finds the literals at which detectors want to be asked.
struct LiteralTriggers: Sendable {
  /// A place where a detector wants to be asked.
  struct Place: Comparable, Sendable {
    var index: Int
    var detector: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.index, left.detector) < (right.index, right.detector)
    }
  }

  private struct Word: Sendable {
    var bytes: [UInt8]
    var detector: Int
  }

  private var words: [Word] = []
  /// For each pair of bytes in small letters the words that begin with it, as a number of a list.
  private var listOfPair: [UInt16] = []
  private var lists: [[Int]] = [[]]

  /// Whether no detector asks for a word.
  var isEmpty: Bool { words.isEmpty }

  init(_ triggers: [Triggers]) {
    for (detector, trigger) in triggers.enumerated() {
      for word in trigger.literals where word.utf8.count >= 2 {
        words.append(Word(bytes: word.utf8.map(\.lowercased), detector: detector))
      }
    }
    guard !words.isEmpty else { return }
    listOfPair = [UInt16](repeating: 0, count: 1 << 16)
    for (index, word) in words.enumerated() {
      let pair = Int(word.bytes[0]) << 8 | Int(word.bytes[1])
      if listOfPair[pair] == 0 {
        lists.append([])
        listOfPair[pair] = UInt16(clamping: lists.count - 1)
      }
      lists[Int(listOfPair[pair])].append(index)
    }
  }

  /// The places in their order, each once.
  func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Place] {
    guard !words.isEmpty else { return [] }
    let text = ScannedText(bytes)
    var places: [Place] = []
    var before: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index].lowercased
      let list = listOfPair[Int(before) << 8 | Int(byte)]
      before = byte
      guard list != 0 else { continue }
      for word in lists[Int(list)] where text.hasLowercased(words[word].bytes, at: index - 1) {
        let place = Place(index: index - 1, detector: words[word].detector)
        if !places.contains(place) { places.append(place) }
      }
    }
    places.sort()
    return places
  }
}
