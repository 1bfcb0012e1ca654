/// Looks for fixed patterns by the two bytes of each that prose has least.
struct PlainSearch: Sendable {
  private struct Candidate: Sendable {
    var pattern: Int
    /// Where in the pattern the two bytes stand.
    var anchor: Int
    /// Where in `texts` the text of the pattern stands, in small letters where case does not count.
    var text: Range<Int>
    var ignoresCase: Bool
    var tail: ByteClass
    var tailLength: Int
  }

  /// For each pair of bytes in small letters the number of its list.
  private var lists: [UInt16]
  /// The candidates of each list.
  private let candidates: GroupedList<Candidate>
  private var texts: [UInt8] = []

  init(_ patterns: [FixedPattern]) {
    lists = [UInt16](repeating: 0, count: patterns.isEmpty ? 0 : 1 << 16)
    var candidates: [[Candidate]] = [[]]
    for (index, pattern) in patterns.enumerated() {
      let text = pattern.text.utf8.map(\.lowercased)
      guard let anchor = Self.anchor(of: text) else { continue }
      let pair = Self.pair(text[anchor], text[anchor + 1])
      if lists[pair] == 0 {
        lists[pair] = UInt16(clamping: candidates.count)
        candidates.append([])
      }
      candidates[Int(lists[pair])].append(
        Candidate(
          pattern: index,
          anchor: anchor,
          text: texts.count..<texts.count + text.count,
          ignoresCase: pattern.ignoresCase,
          tail: pattern.tail,
          tailLength: pattern.tailLength
        )
      )
      texts += pattern.ignoresCase ? text : Array(pattern.text.utf8)
    }
    self.candidates = GroupedList(candidates)
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first) << 8 | Int(second)
  }

  private static func anchor(of text: [UInt8]) -> Int? {
    text.indices.dropLast().min {
      share(text[$0]) * share(text[$0 + 1]) < share(text[$1]) * share(text[$1 + 1])
    }
  }

  /// How much of prose a byte makes up, in thousandths, roughly.
  private static func share(_ byte: UInt8) -> Int {
    switch byte {
    case 0x20: 170
    case UInt8(ascii: "e"): 100
    case UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "i"),
      UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "r"):
      60
    case UInt8(ascii: "h"), UInt8(ascii: "l"), UInt8(ascii: "d"): 40
    case UInt8(ascii: "c"), UInt8(ascii: "u"), UInt8(ascii: "m"), UInt8(ascii: "f"),
      UInt8(ascii: "p"), UInt8(ascii: "g"), UInt8(ascii: "w"), UInt8(ascii: "y"),
      UInt8(ascii: "b"):
      20
    case UInt8(ascii: "v"), UInt8(ascii: "k"): 8
    case UInt8(ascii: "."), UInt8(ascii: ","): 10
    case 0x30...0x39: 4
    default: 2
    }
  }

  /// The hits, in no order.
  func hits(in bytes: UnsafeBufferPointer<UInt8>) -> [PatternSearch.Hit] {
    guard !lists.isEmpty, bytes.count > 1 else { return [] }
    let text = ScannedText(bytes)
    var hits: [PatternSearch.Hit] = []
    lists.withUnsafeBufferPointer { lists in
      var first = bytes[0].lowercased
      for index in 1..<bytes.count {
        let second = bytes[index].lowercased
        let list = lists[Self.pair(first, second)]
        first = second
        guard list != 0 else { continue }
        for place in candidates.places(of: Int(list)) {
          let start = index - 1 - candidates[place].anchor
          if stands(candidates[place], at: start, in: text) {
            hits.append(PatternSearch.Hit(index: start, pattern: candidates[place].pattern))
          }
        }
      }
    }
    return hits
  }

  private func stands(_ candidate: Candidate, at start: Int, in text: ScannedText) -> Bool {
    var place = start
    for index in candidate.text {
      let found = candidate.ignoresCase ? text[place].lowercased : text[place]
      guard found == texts[index] else { return false }
      place += 1
    }
    return (place..<place + candidate.tailLength).allSatisfy { candidate.tail.contains(text[$0]) }
  }
}
