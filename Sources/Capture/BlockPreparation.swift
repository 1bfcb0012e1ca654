import JSONText
import Redaction
import ReviewModel

/// Reads, checks and redacts the records of a block; a pure function, for any thread.
struct BlockPreparation: Sendable {
  let records: RecordPreparation
  /// What counts for a record that says nothing about consent; nil to leave that to the store.
  let consent: Consent?
  let maximumLine: Int

  /// What became of a line.
  enum Result: Sendable {
    case record(PreparedRecord)
    case withoutConsent
    case broken(BrokenLine.Reason)
  }

  /// A block, with a result for each of its lines that is not blank.
  struct PreparedBlock: Sendable {
    /// Which block of the input it is.
    var index: Int
    var block: LineBlock
    var results: [(line: LineBlock.Line, result: Result)]
  }

  func prepare(_ block: LineBlock, index: Int) -> PreparedBlock {
    var results: [(line: LineBlock.Line, result: Result)] = []
    results.reserveCapacity(block.lines.count)
    for line in block.lines where !block.isBlank(line) {
      results.append((line, prepare(line, of: block)))
    }
    return PreparedBlock(index: index, block: block, results: results)
  }

  private func prepare(_ line: LineBlock.Line, of block: LineBlock) -> Result {
    guard !line.isTooLong else { return .broken(.tooLong(limit: maximumLine)) }
    let document: JSONDocument
    do throws(JSONError) {
      document = try block.bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
        try JSONReader.parse(
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[line.range]))
        )
      }
    } catch {
      return .broken(.json(error))
    }
    do throws(RecordError) {
      var raw = try RecordReader.read(document)
      raw.consent = raw.consent ?? consent
      return raw.consent == Consent.none ? .withoutConsent : .record(records.prepare(raw))
    } catch {
      return .broken(.record(error))
    }
  }
}
