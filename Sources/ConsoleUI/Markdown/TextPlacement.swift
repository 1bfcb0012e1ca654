/// Where the parts of a text that is shown stand in the text that is stored.
///
/// Both are counted in scalars from the start of their texts. What only the shown one has (padding, the
/// brackets around an address) belongs to no run; what only the stored one has (stars, hashes, the bars
/// of a table) is left out.
struct TextPlacement: Equatable, Sendable {
  /// A part that is the same in both.
  struct Run: Equatable, Sendable {
    var shown: Int
    var stored: Int
    var count: Int
  }

  /// The parts in the order in which they are shown.
  private(set) var runs: [Run] = []

  /// Adds a part behind all others.
  mutating func append(shown: Int, stored: Int, count: Int) {
    guard count > 0 else { return }
    if let last = runs.last, last.shown + last.count == shown, last.stored + last.count == stored {
      runs[runs.count - 1].count += count
    } else {
      runs.append(Run(shown: shown, stored: stored, count: count))
    }
  }

  /// Adds those parts of another placement that stand in a range of its shown text, for a text to which
  /// that range is appended at a place.
  mutating func append(_ other: TextPlacement, in range: Range<Int>, at place: Int) {
    var index = other.firstRun(endingAfter: range.lowerBound)
    while index < other.runs.count, other.runs[index].shown < range.upperBound {
      let run = other.runs[index]
      let start = max(run.shown, range.lowerBound)
      let end = min(run.shown + run.count, range.upperBound)
      append(
        shown: place + start - range.lowerBound,
        stored: run.stored + start - run.shown,
        count: end - start
      )
      index += 1
    }
  }

  /// Where a part of the stored text is shown: none, one or several parts.
  func shown(of stored: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for run in runs {
      let start = max(run.stored, stored.lowerBound)
      let end = min(run.stored + run.count, stored.upperBound)
      guard start < end else { continue }
      let part = run.shown + start - run.stored..<run.shown + end - run.stored
      if let last = found.last, last.upperBound == part.lowerBound {
        found[found.count - 1] = last.lowerBound..<part.upperBound
      } else {
        found.append(part)
      }
    }
    return found
  }

  /// The part of the stored text that a part of the shown one comes from, with what is left out inside
  /// it; nil when nothing of it is stored.
  func stored(of shown: Range<Int>) -> Range<Int>? {
    var hull: Range<Int>?
    var index = firstRun(endingAfter: shown.lowerBound)
    while index < runs.count, runs[index].shown < shown.upperBound {
      let run = runs[index]
      let start = run.stored + max(run.shown, shown.lowerBound) - run.shown
      let end = run.stored + min(run.shown + run.count, shown.upperBound) - run.shown
      if start < end {
        hull = hull.map { min($0.lowerBound, start)..<max($0.upperBound, end) } ?? start..<end
      }
      index += 1
    }
    return hull
  }

  private func firstRun(endingAfter place: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].shown + runs[middle].count <= place {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
