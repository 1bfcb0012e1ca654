/// Finds the patterns at which detectors want to be asked.
struct PatternTriggers: Sendable {
  /// A place where a detector wants to be asked.
  private struct Place: Equatable {
    var index: Int
    var detector: Int
  }

  private let search: PatternSearch
  /// The detectors that want a pattern.
  private let detectors: [[Int]]

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
    self.detectors = detectors
    search = PatternSearch(patterns)
  }

  /// Asks a listener at each place of a range of the bytes where a pattern stands, in their order.
  func ask<Listener: TriggerListener>(
    _ listener: inout Listener,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) {
    var last: Place?
    for hit in search.hits(in: UnsafeBufferPointer(rebasing: bytes[range])) {
      for detector in detectors[hit.pattern] {
        let place = Place(index: range.lowerBound + hit.index, detector: detector)
        if place != last { listener.ask(place.detector, at: place.index) }
        last = place
      }
    }
  }
}
