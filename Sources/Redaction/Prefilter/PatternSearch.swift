import Synchronization

/// Finds where any of many fixed patterns stand, all in one pass over the text.
///
/// Two searches give the same hits. The plain one is there at once. Vectorscan's takes a tenth of a
/// second to compile and is then faster, so it takes over once enough text has come; where it cannot
/// be had (a processor that it does not know), the plain one goes on.
final class PatternSearch: Sendable {
  /// Where a pattern begins, and which.
  struct Hit: Hashable, Comparable, Sendable {
    var index: Int
    var pattern: Int

    static func < (one: Hit, other: Hit) -> Bool {
      (one.index, one.pattern) < (other.index, other.pattern)
    }
  }

  /// Which of the searches is used.
  enum Engine: Sendable {
    case plain, vectorscan
    /// The plain one until so many bytes have been searched.
    case vectorscanAfter(Int)
  }

  /// How many bytes are searched before Vectorscan's compilation pays.
  static let patience = 2 << 20

  private let patterns: [FixedPattern]
  private let plain: PlainSearch
  private let patience: Int
  private let searched = Atomic<Int>(0)
  /// Where the database is, once it is made, or zero; it is kept as long as the search.
  private let vectorscan = Atomic<UInt>(0)

  init(_ patterns: [FixedPattern], engine: Engine = .vectorscanAfter(patience)) {
    self.patterns = patterns
    plain = PlainSearch(patterns)
    switch engine {
    case .plain: patience = .max
    case .vectorscanAfter(let bytes): patience = bytes
    case .vectorscan:
      patience = .max
      if let database = VectorscanDatabase(patterns) { keep(database) }
    }
  }

  deinit {
    kept?.release()
  }

  private func keep(_ database: VectorscanDatabase) {
    let pointer = Unmanaged.passRetained(database).toOpaque()
    vectorscan.store(UInt(bitPattern: pointer), ordering: .releasing)
  }

  private var kept: Unmanaged<VectorscanDatabase>? {
    UnsafeRawPointer(bitPattern: vectorscan.load(ordering: .acquiring)).map { .fromOpaque($0) }
  }

  /// The hits in the order of their starts, then of the patterns.
  func hits(in bytes: UnsafeBufferPointer<UInt8>) -> [Hit] { withHits(in: bytes) { $0 } }

  /// Hands on the hits in the order of their starts, then of the patterns.
  func withHits<Result>(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ body: ([Hit]) -> Result
  ) -> Result {
    if patterns.isEmpty || bytes.isEmpty { return body([]) }
    if let kept {
      let result = kept._withUnsafeGuaranteedRef { $0.withHits(in: bytes, body) }
      if let result { return result }
    } else if isDue(after: bytes.count), let made = VectorscanDatabase(patterns) {
      keep(made)
    }
    return body(plain.hits(in: bytes).sorted())
  }

  /// Whether this text uses up the patience.
  private func isDue(after count: Int) -> Bool {
    guard patience < .max else { return false }
    let sum = searched.add(count, ordering: .relaxed).newValue
    return sum >= patience && sum - count < patience
  }
}
