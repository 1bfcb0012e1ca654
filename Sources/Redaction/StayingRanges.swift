/// Where values stand in a text that stay, in order, none touching another.
struct StayingRanges: Sendable {
  private(set) var ranges: [Range<Int>]

  init(_ ranges: [Range<Int>]) { self.ranges = ranges }

  /// Adds more, which may overlap.
  mutating func add(_ more: [Range<Int>]) {
    guard !more.isEmpty else { return }
    let all = (ranges + more).sorted { $0.lowerBound < $1.lowerBound }
    ranges = all.reduce(into: []) { joined, range in
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
  }

  /// Takes those away of which something else has taken a part: what is left of such a value is not that value.
  mutating func remove(cutBy taken: [Range<Int>]) {
    ranges.removeAll { range in
      taken.contains { other in
        other.overlaps(range)
          && (other.lowerBound < range.lowerBound || other.upperBound > range.upperBound)
      }
    }
  }

  /// Whether a range has a place in common with one of them.
  func touch(_ range: Range<Int>) -> Bool {
    let next = firstIndex { $0.upperBound > range.lowerBound }
    return next < ranges.count && ranges[next].lowerBound < range.upperBound
  }

  /// Whether a range lies inside of one of them.
  func cover(_ range: Range<Int>) -> Bool {
    let next = firstIndex { $0.upperBound >= range.upperBound }
    return next < ranges.count && ranges[next].lowerBound <= range.lowerBound
  }

  /// The number of the first range that is far enough to the right.
  private func firstIndex(isFarEnough: (Range<Int>) -> Bool) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if isFarEnough(ranges[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
