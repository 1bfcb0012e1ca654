/// Finds the patterns at which detectors want to be asked.
struct PatternTriggers: Sendable {
  /// A place where a detector wants to be asked.
  private struct Place: Equatable {
    var index: Int
    var detector: Int
  }

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
      var last: Place?
      for hit in hits {
        for number in detectors.places(of: hit.pattern) {
          let place = Place(index: range.lowerBound + hit.index, detector: detectors[number])
          if place != last { listener.ask(place.detector, at: place.index) }
          last = place
        }
      }
    }
  }
}
