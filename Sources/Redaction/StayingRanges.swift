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

  /// What is not looked into any more: what was found, and what stays and does not overlap that, in order.
  func masks(with found: [Finding]) -> [Range<Int>] {
    if ranges.isEmpty { return found.map(\.range) }
    var masks: [Range<Int>] = []
    var next = 0
    for range in found.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      while next < ranges.count, ranges[next].upperBound <= range.lowerBound {
        masks.append(ranges[next])
        next += 1
      }
      while next < ranges.count, ranges[next].lowerBound < range.upperBound { next += 1 }
      masks.append(range)
    }
    return masks + ranges[next...]
  }
}
