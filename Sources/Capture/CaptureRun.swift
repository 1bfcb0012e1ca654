import ReviewModel
import ReviewStorage

/// What changes while an input is read: the counts, the repeats, and the store behind them.
struct CaptureRun {
  private(set) var report = CaptureReport()
  private let input: String
  private let target: any CaptureStore
  private let rejects: RejectsFile?
  private let identity: RecordIdentity
  private var repeats = RepeatCounter()
  /// Whether the store, or the file of rejects, can no longer be written.
  private(set) var isStopped = false

  init(
    input: String,
    store: any CaptureStore,
    identity: RecordIdentity,
    rejects: RejectsFile?
  ) {
    self.input = input
    self.identity = identity
    target = store
    self.rejects = rejects
  }

  /// The next block; nil at the end, and when reading fails, which is noted.
  mutating func read(_ reader: inout LineReader) -> LineBlock? {
    do throws(CaptureError) {
      return try reader.next()
    } catch {
      report.failure = .input(error)
      return nil
    }
  }

  /// Stores the records of a block in one transaction, and counts what became of its lines.
  mutating func store(
    _ block: consuming PreparedBlock,
    now: Timestamp,
    onBroken: (BrokenLine) -> Void
  ) {
    block.name(with: identity, counting: &repeats)
    do throws(StoreError) {
      let outcomes = block.records.isEmpty ? [] : try target.ingest(block.records, now: now)
      for (outcome, line) in zip(outcomes, block.lines) {
        block.counts.add(outcome)
        if outcome == .contradicts { block.broken.append((line, .contradicts)) }
      }
    } catch {
      report.failure = .store(error)
      isStopped = true
      return
    }
    block.counts.bytesRead = block.block.bytesRead - report.bytesRead
    report.add(block.counts)
    block.broken.sort { $0.line.number < $1.line.number }
    name(block.broken, of: block.block, onBroken)
  }

  private mutating func name(
    _ broken: [(line: LineBlock.Line, reason: BrokenLine.Reason)],
    of block: LineBlock,
    _ onBroken: (BrokenLine) -> Void
  ) {
    for (line, reason) in broken {
      let named = BrokenLine(input: input, line: line.number, reason: reason)
      rejects?.add(named, block, line)
      onBroken(named)
    }
    do throws(CaptureError) {
      try rejects?.flush()
    } catch {
      report.failure = .input(error)
      isStopped = true
    }
  }
}
