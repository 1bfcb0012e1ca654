import JSONText
import Redaction
import ReviewModel
import ReviewStorage

/// Reads, checks and redacts the records of a block; a pure function, for any thread.
struct BlockPreparation: Sendable {
  let records: RecordPreparation
  /// What counts for a record that says nothing about consent; nil to leave that to the store.
  let consent: Consent?
  let maximumLine: Int
  /// Whether the lines are those of a quarantine, each with a redacted record in it.
  var isQuarantine = false

  func prepare(_ block: LineBlock, index: Int) -> PreparedBlock {
    var prepared = PreparedBlock(index: index, block: block)
    var records = records
    for line in block.lines where !block.isBlank(line) {
      prepared.counts.lines += 1
      do throws(BrokenReason) {
        let (raw, waiting) = try read(line, of: block)
        switch raw.consent ?? consent {
        case Consent.none? where raw.consent == nil: prepared.counts.withoutConsent += 1
        // The store may know the record from before its user took the consent back.
        case Consent.none?: prepared.add(records.refusal(raw), of: line)
        case let scope:
          var raw = raw
          raw.consent = scope
          let record = records.prepare(raw, waiting: waiting)
          let isRefused = record.record.interaction.consent == Consent.none
          prepared.add(isRefused ? records.refusal(raw) : record, of: line)
        }
      } catch {
        prepared.counts.broken += 1
        prepared.broken.append((line, error.reason))
      }
    }
    return prepared
  }

  private func read(
    _ line: LineBlock.Line,
    of block: LineBlock
  ) throws(BrokenReason) -> (RawRecord, waiting: QuarantinedLine?) {
    guard !line.isTooLong else { throw BrokenReason(reason: .tooLong(limit: maximumLine)) }
    if isQuarantine {
      guard let entry = QuarantinedLine(block.bytes[line.range]) else {
        throw BrokenReason(reason: .record(RecordError("text", .missing)))
      }
      return (try record(in: Array(entry.text.utf8)[...]), entry)
    }
    return (try record(in: block.bytes[line.range]), nil)
  }

  private func record(in bytes: ArraySlice<UInt8>) throws(BrokenReason) -> RawRecord {
    let document: JSONDocument
    do throws(JSONError) {
      document = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
        try JSONReader.parse(UnsafeRawBufferPointer(bytes))
      }
    } catch {
      throw BrokenReason(reason: .json(error))
    }
    do throws(RecordError) {
      return try RecordReader.read(document)
    } catch {
      throw BrokenReason(reason: .record(error))
    }
  }

  /// Why a line is kept out, as something to throw.
  private struct BrokenReason: Error {
    var reason: BrokenLine.Reason
  }
}
