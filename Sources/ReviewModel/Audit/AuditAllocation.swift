/// How many of a sample each part of a pool gives: as many as every other, and the smaller parts all that they have.
///
/// Equal shares, not shares by size, since who parts a pool wants to hear of each part.
package struct AuditAllocation: Hashable, Sendable {
  /// How many each part gives, in the order of the sizes.
  package let counts: [Int]

  /// Allots a sample.
  ///
  /// - Parameters:
  ///   - size: how many in all; a pool that has fewer gives all that it has.
  ///   - sizes: how many each part has. Where equal shares leave a rest, the first parts give one more.
  package init(of size: Int, over sizes: [Int]) {
    var counts = [Int](repeating: 0, count: sizes.count)
    var rest = max(0, size)
    var open = sizes.indices.filter { sizes[$0] > 0 }
    while rest > 0, !open.isEmpty {
      let share = max(1, rest / open.count)
      for part in open where rest > 0 {
        let more = min(share, sizes[part] - counts[part], rest)
        counts[part] += more
        rest -= more
      }
      open.removeAll { counts[$0] == sizes[$0] }
    }
    self.counts = counts
  }
}
