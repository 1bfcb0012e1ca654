package import ReviewModel

/// The side of the store that knows what stands around a record.
package protocol RelatedStore {
  /// Finds the earlier turns of an item's session, and the other records of its question.
  ///
  /// A turn is earlier when its time is, or, of records without a time, when it was stored before. Records
  /// of which no use is allowed are left out. Of texts longer than ``RelatedRecord/longestText`` there is
  /// the beginning.
  ///
  /// - Parameters:
  ///   - item: the item; around an unknown one there is nothing.
  ///   - limit: how many turns, and how many other records, at most: of both the latest.
  func related(to item: ItemKey, limit: Int) throws(StoreError) -> RelatedRecords
}
