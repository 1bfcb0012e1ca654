/// Finds the patterns at which detectors want to be asked.
struct PatternTriggers: Sendable {
  private let search: PatternSearch
  /// The detectors that want a pattern.
  private let detectors: GroupedList<Int>

  init(_ triggers: [Triggers]) {
    var numbers: [FixedPattern: Int] = [:]
    var patterns: [FixedPattern] = []
    var detectors: [[Int]] = []
    for (detector, trigger) in triggers.enumerated() {
      for pattern in Self.shortest(of: trigger.patterns) {
        let number = numbers[pattern] ?? patterns.count
        if number == patterns.count {
          numbers[pattern] = number
          patterns.append(pattern)
          detectors.append([])
        }
        if detectors[number].last != detector { detectors[number].append(detector) }
      }
    }
    self.detectors = GroupedList(detectors)
    search = PatternSearch(patterns)
  }

  /// The patterns without those that stand only where a shorter one does too.
  private static func shortest(of patterns: [FixedPattern]) -> [FixedPattern] {
    let patterns = patterns.filter { $0.text.utf8.count >= 2 }
    let plain = Dictionary(grouping: patterns.filter { $0.tailLength == 0 }, by: \.ignoresCase)
      .mapValues { Set($0.map { Array($0.text.utf8) }) }
    return patterns.filter { pattern in
      let text = Array(pattern.text.utf8)
      let isWhole = pattern.tailLength == 0
      return !(2..<text.count + (isWhole ? 0 : 1)).contains { length in
        plain[pattern.ignoresCase]?.contains(Array(text.prefix(length))) ?? false
      }
    }
  }

  /// Asks a listener at each place of a range of the bytes where a pattern stands, in their order.
  func ask<Listener: TriggerListener>(
    _ listener: inout Listener,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) {
    search.withHits(in: UnsafeBufferPointer(rebasing: bytes[range])) { hits in
      guard !hits.isEmpty else { return }
      detectors.withView { detectors in
        // Several patterns of one detector may begin at a place: it is asked once.
        var asked: UInt128 = 0
        var last = -1
        for hit in hits {
          if hit.index != last { asked = 0 }
          last = hit.index
          for detector in detectors[hit.pattern] {
            let bit: UInt128 = 1 << UInt128(detector)
            if asked & bit == 0 { listener.ask(detector, at: range.lowerBound + hit.index) }
            asked |= bit
          }
        }
      }
    }
  }
}
