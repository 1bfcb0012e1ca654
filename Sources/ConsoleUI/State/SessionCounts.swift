package import ReviewModel

/// How many items were decided in this session, by what became of them.
package struct SessionCounts: Equatable, Sendable {
  private var counts: [VerdictKind: Int] = [:]

  init() {}

  /// How many items of a kind.
  package subscript(kind: VerdictKind) -> Int { counts[kind] ?? 0 }

  /// Those that are settled: corrected, affirmed or discarded.
  package var decided: Int {
    VerdictKind.allCases.reduce(0) { $0 + ($1.leavesItemWaiting ? 0 : self[$1]) }
  }

  /// Adds items, or takes some away; never below 0.
  mutating func add(_ count: Int, _ kind: VerdictKind) {
    counts[kind] = max(0, self[kind] + count)
  }
}
