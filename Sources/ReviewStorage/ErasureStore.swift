package import ReviewModel

/// The side of the store that takes records out, for good.
package protocol ErasureStore {
  /// Erases records with all that was made of them, in one transaction.
  ///
  /// What goes is named in ``ErasurePlace``. The logs keep their lines without the words in them: a
  /// decision's correction reads as the empty text. A conflict loses the sides of erased records and
  /// its decisions their words; with two sides left it waits again. An example goes with the record
  /// that it was made of; one that only counted it loses the count (``Example/erasing(_:decisions:staying:)``).
  /// Records of other people stay, whatever they say. The marks keep the records from coming back; those of the request
  /// are kept beside them.
  ///
  /// - Parameters:
  ///   - erasures: the records; unknown ones leave their marks alone.
  ///   - request: makes the erasure pending until ``finish(_:receipt:)`` is told that the rest is done; nil
  ///     when there is no rest.
  ///   - isRehearsal: finds out what would go and changes nothing.
  ///   - now: when.
  func erase(
    _ erasures: [RecordErasure],
    for request: ErasureRequest?,
    isRehearsal: Bool,
    now: Timestamp
  ) throws(StoreError) -> ErasureExtent

  /// The erasures of which something is still to be done, in the order in which they began.
  func pendingErasures() throws(StoreError) -> [PendingErasure]

  /// Notes that nothing is left to be done of some erasures, and keeps the receipt, in one transaction; unknown
  /// ones are passed over.
  func finish(_ erasures: [OperationID], receipt: KeptReceipt?) throws(StoreError)

  /// The receipts that are kept, in the order of their erasures.
  func receipts() throws(StoreError) -> [KeptReceipt]

  /// Writes the store anew, so that no byte is left of what was erased, and empties its journal.
  ///
  /// Writers wait meanwhile.
  ///
  /// - Throws: `busy` when somebody reads for so long that the journal cannot be emptied.
  func compact() throws(StoreError)

  /// The keyed hash of what a record said before redaction, ``CapturedRecord/content``; empty when it has
  /// none or is not known.
  func content(of interaction: InteractionID) throws(StoreError) -> [UInt8]

  /// Which of these marks are those of erased records.
  func erased(among marks: [ErasureMark]) throws(StoreError) -> Set<ErasureMark>

  /// How many marks of erased records there are.
  func tombstones() throws(StoreError) -> Int

  /// Lends every text that is stored to `body`, in the form in which it is stored and in no order.
  func forEachStoredText(_ body: (UnsafeRawBufferPointer) -> Void) throws(StoreError)

  /// Remembers that errata wrote texts to a file outside of the store.
  func remember(_ place: KeptPlace) throws(StoreError)

  /// Forgets a file that is gone, with all that stood in it; an unknown one is passed over.
  func forget(_ place: KeptPlace) throws(StoreError)

  /// The files that were remembered, in the order of their paths.
  func places() throws(StoreError) -> [KeptPlace]
}

/// A record on its way out.
package struct RecordErasure: Hashable, Sendable {
  /// The record.
  package var interaction: InteractionID
  /// By what it is known again: keyed hashes of its id and of its content.
  package var marks: [ErasureMark]

  /// Makes an erasure.
  package init(_ interaction: InteractionID, marks: [ErasureMark]) {
    self.interaction = interaction
    self.marks = marks
  }
}

/// A keyed hash by which an erased record is known again, and nothing else of it.
package typealias ErasureMark = Identifier<RecordErasure>

/// A file outside of the store that errata wrote texts to.
package struct KeptPlace: Hashable, Sendable {
  /// What kind of file it is.
  package enum Kind: String, CaseIterable, Sendable {
    /// Lines that were kept out of the store, as they came.
    case rejects
    /// Lines of records on which an external redactor failed, as they came.
    case quarantine
    /// A folder that a release was to be written to; what a killed writing left stands beside it.
    case release
    /// A file or folder that a set was to be exported to; what a killed writing left stands beside it.
    case export
    /// A file that a run of the gate was saved to, with what the candidate answered.
    case gateRun = "gate-run"
  }

  /// What kind of file it is.
  package var kind: Kind
  /// Where it is, from the root on.
  package var path: String
  /// The store's file when the place was remembered, if that is known; it tells no two places apart.
  package var owner: Owner?

  /// Which file a store was.
  package struct Owner: Hashable, Sendable {
    /// The device and the number of the file there, as the system has them.
    package var identity: String
    /// Where it was, from the root on.
    package var path: String

    /// Makes one.
    package init(identity: String, path: String) {
      self.identity = identity
      self.path = path
    }
  }

  /// Makes a place.
  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// Compares paths by their bytes, as file systems do.
  package static func == (left: Self, right: Self) -> Bool {
    left.kind == right.kind && left.path.utf8.elementsEqual(right.path.utf8)
  }

  /// Hashes the path's bytes.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(ByteName(path))
  }
}

/// Where in a store something of an erased record stands.
package enum ErasurePlace: String, CaseIterable, Sendable {
  /// Questions, answers, sources, and what else the log said.
  case records
  /// What users said of them.
  case feedback
  /// Their places in the queue.
  case items
  /// Leases on these.
  case claims
  /// Events of the log of decisions, which stay without words.
  case decisions
  /// Corrections and notes of reviewers.
  case texts
  /// Corrections that stood against others.
  case sides
  /// Conflicts that lost a side, or all.
  case conflicts
  /// Normalised questions that nobody else asked.
  case questions
  /// Agents that answered nobody else.
  case agents
  /// Examples of drafts and approved sets that were made of them.
  case examples
  /// Examples that lost a name, a wording or a label.
  case exampleNames = "example-names"
  /// Lines on what was left out of a set.
  case drops
  /// Reasons for which such examples were rejected.
  case rejections
  /// Cases of gate runs over such examples, with what was answered there.
  case gateCases = "gate-cases"
  /// Items whose words leave the search index.
  case searchIndex = "search-index"
}

/// What an erasure takes out of a store.
package struct ErasureExtent: Sendable {
  /// The records that were found, in the order of their ids.
  package var records: [InteractionID] = []
  /// How much goes, by place; what is nought is missing.
  package var counts: [ErasurePlace: Int] = [:]
  /// The items that go, by which drafts are found; a conflict that loses a side is among them.
  package var items: Set<ItemKey> = []
  /// The examples that go.
  package var examples: Set<ExampleID> = []
  /// Pieces of every text that goes, by which what is left of it would be found.
  package var traces = TextTraces()

  /// Makes the extent of nothing.
  package init() {}

  /// What is pending once this went.
  package func pending(_ request: ErasureRequest, since time: Timestamp) -> PendingErasure {
    PendingErasure(
      request: request,
      time: time,
      records: records.count,
      items: items,
      counts: counts,
      traces: TraceSketch(traces)
    )
  }

  /// Counts something that goes.
  package mutating func count(_ place: ErasurePlace, _ number: Int = 1) {
    if number != 0 { counts[place, default: 0] += number }
  }
}
