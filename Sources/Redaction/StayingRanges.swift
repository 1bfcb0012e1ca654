/// Where values stand in a text that stay, in order, none touching another.
struct StayingRanges {
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

  /// Whether a range lies inside of one of them.
  func cover(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < range.upperBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= range.lowerBound
  }
}
