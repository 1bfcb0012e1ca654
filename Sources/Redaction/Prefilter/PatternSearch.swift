import Synchronization

/// Finds where any of many fixed patterns stand, all in one pass over the text.
///
/// Two searches give the same hits. The plain one is there at once. Vectorscan's takes a tenth of a
/// second to compile and is then faster, so it takes over once enough text has come; where it cannot
/// be had (a processor that it does not know), the plain one goes on.
final class PatternSearch: Sendable {
  /// Where a pattern begins, and which.
  struct Hit: Hashable, Sendable {
    var index: Int
    var pattern: Int
  }

  /// Which of the searches is used.
  enum Engine: Sendable {
    case plain, vectorscan
    /// The plain one until so many bytes have been searched.
    case vectorscanAfter(Int)
  }

  private enum State {
    case plain(searched: Int)
    case vectorscan(VectorscanDatabase)
  }

  /// How many bytes are searched before Vectorscan's compilation pays.
  static let patience = 2 << 20

  private let patterns: [FixedPattern]
  private let plain: PlainSearch
  private let patience: Int
  private let state: Mutex<State>

  init(_ patterns: [FixedPattern], engine: Engine = .vectorscanAfter(patience)) {
    self.patterns = patterns
    plain = PlainSearch(patterns)
    var state = State.plain(searched: 0)
    switch engine {
    case .plain: patience = .max
    case .vectorscanAfter(let bytes): patience = bytes
    case .vectorscan:
      patience = .max
      if let database = VectorscanDatabase(patterns) { state = .vectorscan(database) }
    }
    self.state = Mutex(state)
  }

  /// The hits in the order of their starts, then of the patterns.
  func hits(in bytes: UnsafeBufferPointer<UInt8>) -> [Hit] {
    guard !patterns.isEmpty, !bytes.isEmpty else { return [] }
    var hits = database(for: bytes.count)?.hits(in: bytes) ?? plain.hits(in: bytes)
    if hits.count > 1 { hits.sort { ($0.index, $0.pattern) < ($1.index, $1.pattern) } }
    return hits
  }

  /// The database, if it is there; the one who uses up the patience makes it.
  private func database(for count: Int) -> VectorscanDatabase? {
    let (database, isDue) = state.withLock { state -> (VectorscanDatabase?, Bool) in
      switch state {
      case .vectorscan(let database): return (database, false)
      case .plain(let searched):
        guard searched < patience else { return (nil, false) }
        let sum = searched + count
        state = .plain(searched: sum)
        return (nil, sum >= patience)
      }
    }
    guard isDue, let made = VectorscanDatabase(patterns) else { return database }
    state.withLock { $0 = .vectorscan(made) }
    return made
  }
}
