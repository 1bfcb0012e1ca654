import ReviewModel
import ReviewStorage

/// What changes while an input is read: the counts, the repeats, and the store behind them.
struct CaptureRun {
  private(set) var report = CaptureReport()
  private let input: String
  private let target: any CaptureStore
  private let rejects: RejectsFile?
  private var repeats = RepeatCounter()
  /// Whether the store, or the file of rejects, can no longer be written.
  private(set) var isStopped = false

  init(input: String, store: any CaptureStore, rejects: RejectsFile?) {
    self.input = input
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
    _ prepared: BlockPreparation.PreparedBlock,
    now: Timestamp,
    onBroken: (BrokenLine) -> Void
  ) {
    var counts = CaptureReport()
    var broken: [(line: LineBlock.Line, reason: BrokenLine.Reason)] = []
    var records: [CapturedRecord] = []
    var recordLines: [LineBlock.Line] = []
    for (line, result) in prepared.results {
      counts.lines += 1
      switch result {
      case .withoutConsent: counts.withoutConsent += 1
      case .broken(let reason):
        counts.broken += 1
        broken.append((line, reason))
      case .record(let record):
        records.append(named(record))
        recordLines.append(line)
        counts.redactions.merge(record.redactions, uniquingKeysWith: +)
        counts.replacedSurrogates += record.record.interaction.replacedSurrogates
      }
    }
    do throws(StoreError) {
      let outcomes = records.isEmpty ? [] : try target.ingest(records, now: now)
      for (outcome, line) in zip(outcomes, recordLines) {
        counts.add(outcome)
        if outcome == .contradicts { broken.append((line, .contradicts)) }
      }
    } catch {
      report.failure = .store(error)
      isStopped = true
      return
    }
    counts.bytesRead = prepared.block.bytesRead - report.bytesRead
    report.add(counts)
    broken.sort { $0.line.number < $1.line.number }
    name(broken, of: prepared.block, onBroken)
  }

  /// The record with an id: its own, or one made of its content and its count among equal ones.
  private mutating func named(_ prepared: PreparedRecord) -> CapturedRecord {
    var record = prepared.record
    if let digest = prepared.digest {
      record.interaction.id = prepared.identity.interaction(
        digest,
        earlier: repeats.earlier(digest)
      )
    }
    return record
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
