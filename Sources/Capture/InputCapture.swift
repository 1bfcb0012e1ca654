import ReviewModel
import ReviewStorage

/// What changes while an input is read: the counts, the repeats, and the store behind them.
struct InputCapture {
  private(set) var report = CaptureReport()
  private let input: String
  private let target: any CaptureStore
  private let rejects: RejectsFile?
  private let outside: OutsideWord
  /// Whether the input is the quarantine itself.
  private let isQuarantine: Bool
  /// The lines of the quarantine that need not wait any more.
  private(set) var released: Set<Int> = []
  private let identity: RecordIdentity
  private var repeats = RepeatCounter()
  /// Whether the store, or the file of rejects, can no longer be written.
  private(set) var isStopped = false

  init(
    input: String,
    store: any CaptureStore,
    identity: RecordIdentity,
    rejects: RejectsFile?,
    outside: OutsideWord,
    isQuarantine: Bool
  ) {
    self.outside = outside
    self.isQuarantine = isQuarantine
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

  /// Notes a failure that came after everything was stored.
  mutating func fail(_ error: CaptureError) { report.failure = report.failure ?? .input(error) }

  /// Stores the records of some blocks in one transaction, and counts what became of their lines.
  mutating func store(
    _ blocks: consuming [PreparedBlock],
    now: Timestamp,
    onBroken: (BrokenLine) -> Void
  ) {
    // What the external redactor cannot be asked about ends the run, after the blocks before it.
    var failure: CaptureFailure?
    for place in blocks.indices {
      blocks[place].name(with: identity, counting: &repeats)
      do throws(CaptureFailure) {
        switch outside {
        case .nobody: break
        case .program(let redactor, let quarantine):
          try refine(&blocks[place], by: redactor, quarantine)
        case .missing(let quarantine): try holdBack(&blocks[place], quarantine)
        }
      } catch {
        failure = error
        blocks.removeSubrange(place...)
        break
      }
    }
    do throws(StoreError) {
      let records = blocks.flatMap(\.records)
      var outcomes = records.isEmpty ? [] : try target.ingest(records, now: now)[...]
      for place in blocks.indices {
        count(outcomes.prefix(blocks[place].records.count), of: &blocks[place], onBroken)
        outcomes = outcomes.dropFirst(blocks[place].records.count)
      }
    } catch {
      failure = .store(error)
    }
    guard let failure else { return }
    report.failure = failure
    isStopped = true
  }

  private mutating func count(
    _ outcomes: ArraySlice<IngestOutcome>,
    of block: inout PreparedBlock,
    _ onBroken: (BrokenLine) -> Void
  ) {
    for (place, (outcome, record)) in zip(outcomes, block.records).enumerated() {
      let line = block.lines[place]
      block.counts.add(outcome)
      block.counts.redactions
        .merge(block.replaced[place].stored(by: outcome), uniquingKeysWith: +)
      block.counts.noteConsent(of: record, outcome)
      if outcome == .contradicts { block.broken.append((line, .contradicts)) }
    }
    if isQuarantine { release(block) }
    block.counts.bytesRead = block.block.bytesRead - report.bytesRead
    report.add(block.counts)
    block.broken.sort { $0.line.number < $1.line.number }
    name(block.broken, of: block.block, onBroken)
  }

  /// Asks the external redactor; what it fails on goes into the quarantine, before the others are stored.
  ///
  /// No text is sent out of a record that may not be stored.
  private func refine(
    _ block: inout PreparedBlock,
    by redactor: ExternalRedactor,
    _ quarantine: Quarantine
  ) throws(CaptureFailure) {
    do throws(StoreError) {
      var sent: Set<Int> = []
      for (place, record) in block.records.enumerated() {
        if let outcome = try quarantine.refusal(of: record) {
          block.counts.add(outcome)
        } else {
          sent.insert(place)
        }
      }
      block.keep(sent)
    } catch {
      throw .store(error)
    }
    var entries: [Quarantine.Entry] = []
    for (found, line, failure) in block.refine(with: redactor, identity: identity) {
      let record: CapturedRecord
      do throws(StoreError) {
        // Somebody may have taken consent back meanwhile.
        if let outcome = try quarantine.refusal(of: found) {
          block.counts.add(outcome)
          continue
        }
        record = try quarantine.stored(found)
      } catch {
        throw .store(error)
      }
      block.counts.quarantined += 1
      block.broken.append((line, .quarantined(failure)))
      entries.append(
        Quarantine.Entry(
          input: input,
          line: line.number,
          reason: failure.description,
          record: record
        )
      )
    }
    if !isQuarantine, !entries.isEmpty { try quarantine.add(entries) }
  }

  /// Keeps records out that wait in the quarantine for a program which is not set any more; what is new of
  /// them, such as feedback, waits beside them.
  private func holdBack(
    _ block: inout PreparedBlock,
    _ quarantine: Quarantine
  ) throws(CaptureFailure) {
    var free: Set<Int> = []
    var entries: [Quarantine.Entry] = []
    for (place, (record, line)) in zip(block.records, block.lines).enumerated() {
      do throws(CaptureError) {
        let waits = isQuarantine ? true : try quarantine.waits(record)
        guard waits else {
          free.insert(place)
          continue
        }
      } catch {
        throw .input(error)
      }
      do throws(StoreError) {
        if let outcome = try quarantine.refusal(of: record) {
          block.counts.add(outcome)
          continue
        }
        // The quarantine's own lines stand there already.
        if !isQuarantine {
          entries.append(
            Quarantine.Entry(
              input: input,
              line: line.number,
              reason: "what is known of this record waits for the external redactor",
              record: try quarantine.stored(record)
            )
          )
        }
      } catch {
        throw .store(error)
      }
      block.counts.quarantined += 1
      block.broken.append((line, .waiting))
    }
    block.keep(free)
    if !entries.isEmpty { try quarantine.add(entries) }
  }

  /// Notes the lines of the quarantine that went in, or need not wait for another reason than a fault.
  private mutating func release(_ block: borrowing PreparedBlock) {
    let faulty = Set(block.broken.map(\.line.number))
    for line in block.block.lines where !faulty.contains(line.number) {
      released.insert(Quarantine.hash(of: block.block.bytes[line.range]))
    }
  }

  private mutating func name(
    _ broken: [(line: LineBlock.Line, reason: BrokenLine.Reason)],
    of block: LineBlock,
    _ onBroken: (BrokenLine) -> Void
  ) {
    for (line, reason) in broken {
      let named = BrokenLine(input: input, line: line.number, reason: reason)
      switch reason {
      // They have a file of their own.
      case .quarantined, .waiting: break
      default: rejects?.add(named, block, line)
      }
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
