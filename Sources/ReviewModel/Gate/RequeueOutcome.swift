/// What became of records that were to go into the queue again.
package struct RequeueOutcome: Hashable, Sendable {
  /// The items that were made.
  package var items: [ItemKey]
  /// How many records wait so already.
  package var waiting: Int

  /// Makes an outcome.
  package init(items: [ItemKey] = [], waiting: Int = 0) {
    self.items = items
    self.waiting = waiting
  }
}
