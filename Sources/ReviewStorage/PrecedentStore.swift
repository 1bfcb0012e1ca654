package import ReviewModel

/// The side of the store that knows what was said before.
package protocol PrecedentStore {
  /// Finds what was said before about the question of an item, or about one that is nearly the same.
  ///
  /// Corrections of reviewers that stand, and those of users whose records no reviewer has settled; of
  /// records that may be used for something, and never the item's own. Those of the same question come
  /// first, of these the newest, each text once. A question is nearly the same by ``NearQuestion``; the
  /// store may overlook such a one, and looks for those that reviewers corrected only. An approved example
  /// counts when the record that it was made of asks the same question.
  ///
  /// - Parameters:
  ///   - item: the item; an unknown one has no precedents.
  ///   - limit: how many corrections, and how many approved answers, at most.
  func precedents(of item: ItemKey, limit: Int) throws(StoreError) -> Precedents
}
