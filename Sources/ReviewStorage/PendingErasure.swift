package import ReviewModel

/// What an erasure is about beside the records that it names: enough to carry it on in another
/// process, and no word of anybody.
package struct ErasureRequest: Hashable, Sendable {
  /// Names the erasure.
  package var id: OperationID
  /// The keyed hashes of the users who are erased, if users are.
  package var users: Set<String>
  /// Before which moment something happened that is meant, if age is meant.
  package var before: Timestamp?
  /// Whether all is meant of which nobody agreed to any use.
  package var isOfUnconsented: Bool
  /// The releases that cannot be read and whose sets have something of it.
  package var unread: [UnreadRelease]
  /// The releases that are to be written again without it.
  package var rewrites: [ReleaseRewrite]
  /// By what the users who are erased are known to have been, should somebody ask for the same again.
  package var marks: [ErasureMark]

  /// Makes a request.
  package init(
    id: OperationID,
    users: Set<String> = [],
    before: Timestamp? = nil,
    isOfUnconsented: Bool = false,
    unread: [UnreadRelease] = [],
    rewrites: [ReleaseRewrite] = [],
    marks: [ErasureMark] = []
  ) {
    self.rewrites = rewrites
    self.marks = marks
    self.id = id
    self.users = users
    self.before = before
    self.isOfUnconsented = isOfUnconsented
    self.unread = unread
  }
}

/// An erasure whose records left the tables, and of which something may still stand elsewhere: in the
/// file's unused parts and its journal, in drafts, in lines that were kept out.
///
/// It is written in the transaction that takes the records out, and goes when the rest is done. So
/// whatever ended a process in between, the next one knows what is left to do.
package struct PendingErasure: Hashable, Sendable {
  /// What it is about.
  package var request: ErasureRequest
  /// When the records left the tables.
  package var time: Timestamp
  /// How many did.
  package var records: Int
  /// The items that went, by which drafts are found.
  package var items: Set<ItemKey>
  /// How much went, by place; empty of an erasure that did not keep it.
  package var counts: [ErasurePlace: Int]
  /// By what the texts that went are looked for; nil of an erasure that did not keep it.
  package var traces: TraceSketch?

  /// Makes a pending erasure.
  package init(
    request: ErasureRequest,
    time: Timestamp,
    records: Int,
    items: Set<ItemKey>,
    counts: [ErasurePlace: Int] = [:],
    traces: TraceSketch? = nil
  ) {
    self.request = request
    self.time = time
    self.records = records
    self.items = items
    self.counts = counts
    self.traces = traces
  }
}

extension ErasureStore {
  /// Notes that nothing is left to be done of some erasures that have no receipt.
  package func finish(_ erasures: [OperationID]) throws(StoreError) {
    try finish(erasures, receipt: nil)
  }

  /// Erases records of which nothing stands outside of the store; see ``erase(_:for:isRehearsal:now:)``.
  package func erase(
    _ erasures: [RecordErasure],
    isRehearsal: Bool,
    now: Timestamp
  ) throws(StoreError) -> ErasureExtent {
    try erase(erasures, for: nil, isRehearsal: isRehearsal, now: now)
  }
}
