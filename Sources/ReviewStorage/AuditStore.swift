package import ReviewModel

/// The side of the store that samples to audit are drawn in.
package protocol AuditStore {
  /// Draws a sample of answers into the queue, each as an item of the kind ``ItemKind/audit``.
  ///
  /// An answer that was drawn before keeps its item with what was said of it, and counts in this sample too. In each part
  /// of the pool those of the least rank are taken, of equal ranks what was stored first. The queue has them in
  /// that order.
  ///
  /// - Parameters:
  ///   - plan: how.
  ///   - rank: the place of a record among others of its part; it should look like chance.
  ///   - name: the id of a record's item.
  ///   - now: the time of the draw.
  /// - Returns: nil when there is nothing to draw: then no sample is kept.
  func drawAudit(
    _ plan: AuditPlan,
    rank: (InteractionID) -> UInt64,
    name: (InteractionID) -> ItemID,
    now: Timestamp
  ) throws(StoreError) -> AuditDraw?

  /// Every sample that was drawn, oldest first.
  func audits() throws(StoreError) -> [AuditSample]

  /// Draws settled answers into the queue that are to be judged once more by a policy: those of the one share are for anybody
  /// but who settled them, those of the other for them alone (``QueueQuery/reader``).
  ///
  /// An answer that was drawn before, in whatever sample, is not drawn again; where nothing is drawn, nothing is written.
  ///
  /// - Parameters:
  ///   - rank: the place of a record among others, for somebody else and for the same person; they should look like chance.
  ///   - name: the id of a record's item.
  /// - Returns: how many were drawn.
  func drawReadings(
    _ policy: ReadingPolicy,
    rank: (InteractionID, _ isSame: Bool) -> UInt64,
    name: (InteractionID) -> ItemID,
    now: Timestamp
  ) throws(StoreError) -> Int

  /// Who is to judge an audited answer; nil for anybody.
  func reader(of item: ItemKey) throws(StoreError) -> AuditReader?
}

/// What a draw did.
package struct AuditDraw: Hashable, Sendable {
  /// The sample's number.
  package var number: AuditNumber
  /// How many the pool had.
  package var pool: Int
  /// How many were drawn.
  package var drawn: Int
  /// Of how many of these the item was there already.
  package var known: Int

  /// Makes a draw.
  package init(number: AuditNumber, pool: Int, drawn: Int, known: Int) {
    self.number = number
    self.pool = pool
    self.drawn = drawn
    self.known = known
  }
}
