/// Finds the patterns at which detectors want to be asked.
struct PatternTriggers: Sendable {
  /// A place where a detector wants to be asked.
  struct Place: Hashable, Sendable {
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

  /// The places in their order, each once.
  func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Place] {
    var places: [Place] = []
    for hit in search.hits(in: bytes) {
      for detector in detectors[hit.pattern] {
        let place = Place(index: hit.index, detector: detector)
        if places.reversed().prefix(while: { $0.index == hit.index }).contains(place) { continue }
        places.append(place)
      }
    }
    return places
  }
}
