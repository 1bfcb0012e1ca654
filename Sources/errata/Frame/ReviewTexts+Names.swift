import Capture
import Redaction
import ReviewModel
import ReviewStorage
import TextAnalysis

extension ReviewTexts {
  /// The names that stand with the other items of a decision, as texts; none when its words need no name.
  ///
  /// - Parameters:
  ///   - item: the item that was looked at; nil when the words are about none.
  ///   - reach: which others.
  ///   - texts: the words, as they were written.
  ///   - store: has the others.
  func names(
    besides item: ItemDetail?,
    _ reach: DecisionReach,
    for texts: [String?],
    in store: any ReviewStore
  ) throws(StoreError) -> [String] {
    guard let item, reach != .item,
      external != nil
        || texts.contains(where: { $0.map { !redactor.findings(in: $0).isEmpty } ?? false })
    else { return [] }
    var names: Set<String> = []
    try store.readTexts(besides: item.summary.key, reach: reach) { bytes in
      GivenNames.collect(from: bytes, into: &names)
    }
    return names.sorted()
  }
}
