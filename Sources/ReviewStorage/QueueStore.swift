package import ReviewModel

/// The side of the store that the queue is read from.
package protocol QueueStore {
  /// Reads a page of the queue as keys, so that a queue of a million is browsed without its texts.
  ///
  /// Pages are cut by position in the order, not by offset: what others decide in the meantime
  /// neither repeats nor hides a row; only one that is skipped meanwhile moves, and stands at the
  /// end once more. Items that others have claimed are in it; the row says so. Equal rows are told
  /// apart by the key, and an item without a time counts as the oldest.
  ///
  /// - Parameters:
  ///   - query: filter and order.
  ///   - cursor: where the last page ended, nil for the first.
  ///   - limit: how many keys at most.
  ///   - isWanted: is asked every few milliseconds, from any thread; a page that nobody wants any more
  ///     comes back empty, as the last.
  func queuePage(
    _ query: QueueQuery,
    after cursor: QueueCursor?,
    limit: Int,
    while isWanted: (() -> Bool)?
  ) throws(StoreError) -> QueuePage

  /// How many items the filter matches.
  func queueCount(_ filter: ItemFilter) throws(StoreError) -> Int

  /// Reads rows of the queue, in the order of the keys; unknown keys are left out.
  func summaries(of keys: [ItemKey], now: Timestamp) throws(StoreError) -> [ItemSummary]

  /// Reads an item whole, or nil when there is none.
  func item(_ key: ItemKey, now: Timestamp) throws(StoreError) -> ItemDetail?

  /// Lists the answers that ask the same as an item, itself among them, whatever their state: the
  /// latest first, those without a time last; none for an item that is unknown or no answer.
  ///
  /// - Parameter limit: how many at most.
  func cluster(of item: ItemKey, limit: Int) throws(StoreError) -> [ClusterEntry]

  /// Counts those that a decision on an item covers, as ``ItemDetail/cluster`` lists the first of them.
  ///
  /// - Parameters:
  ///   - spared: those that it leaves out, of which it counts how many there are.
  ///   - isWanted: asked now and then; when it says no, the answer is nil.
  /// - Returns: nil also for an item that is unknown or no answer.
  func cover(
    of item: ItemKey,
    sparing spared: Set<ItemKey>,
    now: Timestamp,
    while isWanted: @escaping () -> Bool
  ) throws(StoreError) -> ClusterCover?

  /// Finds an item by its id (for an answer, the record's id; a conflict of that id goes first).
  func itemKey(of id: ItemID) throws(StoreError) -> ItemKey?

  /// Reads a record that may have no item, or nil when it is not known.
  func record(_ id: InteractionID) throws(StoreError) -> StoredRecord?

  /// The ids, of records and of conflicts, that begin with a text, in the order of their bytes.
  ///
  /// - Parameter limit: how many at most.
  func ids(startingWith prefix: String, limit: Int) throws(StoreError) -> [String]

  /// Values that filters may ask for, those used last first; reads a limited number of rows.
  func filterWords() throws(StoreError) -> FilterWords

  /// A number that grows with every write of anybody, cheap to ask: when it differs from the last
  /// one, what was read may have changed.
  func changeCounter() throws(StoreError) -> Int64

  /// How many of these writes this opened store has made itself.
  var ownWrites: Int64 { get }
}

extension QueueStore {
  /// Reads a page of the queue to its end.
  package func queuePage(
    _ query: QueueQuery,
    after cursor: QueueCursor?,
    limit: Int
  ) throws(StoreError) -> QueuePage {
    try queuePage(query, after: cursor, limit: limit, while: nil)
  }
}

/// Which items, in which order.
package struct QueueQuery: Hashable, Sendable {
  /// Which; ``ItemFilter/resolved(now:drafts:)``.
  package var filter: ItemFilter
  /// In which order.
  package var order: QueueOrder
  /// Who reads the queue: what is to be judged by somebody else (``AuditReader``) is not in it; nil for everything.
  package var reader: String?

  /// Makes a query; without arguments, everything that waits in the default order.
  package init(
    filter: ItemFilter = ItemFilter(),
    order: QueueOrder = .value,
    reader: String? = nil
  ) {
    self.filter = filter
    self.order = order
    self.reader = reader
  }
}

/// Where a page ended.
///
/// Only the store that gave it can read it, and only for the same query.
package struct QueueCursor: Hashable, Sendable {
  /// The sort key of the page's last row.
  package var components: [Int64]

  /// Makes a cursor from a sort key.
  package init(components: [Int64]) { self.components = components }
}

/// A page of the queue.
package struct QueuePage: Hashable, Sendable {
  /// The keys, in order.
  package var keys: [ItemKey]
  /// Where to go on, or nil when this was the last page.
  package var next: QueueCursor?

  /// Makes a page.
  package init(keys: [ItemKey], next: QueueCursor?) {
    self.keys = keys
    self.next = next
  }
}

/// A record as it is stored.
package struct StoredRecord: Hashable, Sendable {
  /// The exchange.
  package var interaction: Interaction
  /// What the user said of it.
  package var feedback: Feedback?
  /// How often the question was asked, normalised duplicates included.
  package var asked: Int
  /// Its review item, when it has one.
  package var item: ItemKey?
  /// Who said what may be made of it.
  package var consent: ConsentStanding

  /// Makes a record.
  package init(
    interaction: Interaction,
    feedback: Feedback?,
    asked: Int,
    item: ItemKey?,
    consent: ConsentStanding? = nil
  ) {
    self.consent = consent ?? ConsentStanding(record: interaction.consent)
    self.interaction = interaction
    self.feedback = feedback
    self.asked = asked
    self.item = item
  }
}
