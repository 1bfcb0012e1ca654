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
      for pattern in trigger.patterns where pattern.text.utf8.count >= 2 {
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

  /// Asks a listener at each place of a range of the bytes where a pattern stands, in their order.
  func ask<Listener: TriggerListener>(
    _ listener: inout Listener,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) {
    search.withHits(in: UnsafeBufferPointer(rebasing: bytes[range])) { hits in
      // Several patterns of one detector may begin at a place: it is asked once.
      var asked: UInt128 = 0
      var last = -1
      for hit in hits {
        if hit.index != last { asked = 0 }
        last = hit.index
        for place in detectors.places(of: hit.pattern) {
          let detector = detectors[place]
          let bit: UInt128 = 1 << UInt128(detector)
          if asked & bit == 0 { listener.ask(detector, at: range.lowerBound + hit.index) }
          asked |= bit
        }
      }
    }
  }
}
