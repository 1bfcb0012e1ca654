import Redaction
import ReviewModel
import ReviewStorage

/// A block of lines with its records, ready for a store but for the ids of those that have none.
struct PreparedBlock: Sendable {
  /// Which block of the input it is.
  let index: Int
  let block: LineBlock
  /// The records in their order.
  var records: [CapturedRecord] = []
  /// The line of each record.
  private(set) var lines: [LineBlock.Line] = []
  /// What an external redactor needs, a record each; empty without one.
  private(set) var open: [OpenRedaction?] = []
  /// The values that texts of records name, by the place of their record.
  private var values: [(place: Int, named: [NamedValue])] = []
  /// What the ids are made of, by the place of their record, for records without one.
  private var digests: [(place: Int, digest: ContentDigest)] = []
  /// The lines that are no records.
  var broken: [(line: LineBlock.Line, reason: BrokenLine.Reason)] = []
  /// What redaction replaced, a record each: in all of it, and in the feedback.
  private(set) var replaced: [ReplacedValues] = []
  /// What is known before the store has spoken.
  var counts = CaptureReport()

  init(index: Int, block: LineBlock) {
    self.index = index
    self.block = block
    records.reserveCapacity(block.lines.count)
    lines.reserveCapacity(block.lines.count)
  }

  mutating func add(_ prepared: PreparedRecord, of line: LineBlock.Line) {
    if let digest = prepared.digest { digests.append((records.count, digest)) }
    if !prepared.values.isEmpty { values.append((records.count, prepared.values)) }
    records.append(prepared.record)
    open.append(prepared.open)
    lines.append(line)
    replaced.append(prepared.replaced)
    counts.runaways.merge(prepared.runaways, uniquingKeysWith: +)
    counts.replacedSurrogates += prepared.record.interaction.replacedSurrogates
  }

  /// Gives each record without an id one that is made of its content and its count among equal ones, and
  /// notes by what the values in its texts are known again.
  mutating func name(with identity: RecordIdentity, counting repeats: inout RepeatCounter) {
    for (place, digest) in digests {
      let id = identity.interaction(digest, earlier: repeats.earlier(digest))
      records[place].interaction.id = id
      records[place].marks.append(identity.mark(ofID: id))
    }
    for (place, named) in values { records[place].know(named, by: identity) }
  }

  /// Leaves the records out that are not at these places; their ids must have been given already.
  mutating func keep(_ places: Set<Int>) {
    guard places.count < records.count else { return }
    let kept = records.indices.filter(places.contains)
    records = kept.map { records[$0] }
    lines = kept.map { lines[$0] }
    open = kept.map { open[$0] }
    replaced = kept.map { replaced[$0] }
  }

  /// Counts what was replaced in a record besides, in its feedback or elsewhere.
  mutating func addReplaced(_ type: FindingType, inFeedback: Bool, of place: Int) {
    replaced[place].all[type, default: 0] += 1
    if inFeedback { replaced[place].inFeedback[type, default: 0] += 1 }
  }
}
