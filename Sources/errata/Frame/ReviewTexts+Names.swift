import Capture
import Redaction
import ReviewModel
import ReviewStorage
import TextAnalysis

extension ReviewTexts {
  /// The names that stand with the other items of a decision, and what those mean there that the looked-at item
  /// has too; none when its words need no name.
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
  ) throws(StoreError) -> TakenNames {
    guard let item, reach != .item,
      external != nil
        || texts.contains(where: { $0.map { !redactor.findings(in: $0).isEmpty } ?? false })
    else { return TakenNames() }
    var holders: [String: Set<ItemKey>] = [:]
    try store.readTexts(besides: item.summary.key, reach: reach) { other, bytes in
      var names: Set<String> = []
      GivenNames.collect(from: bytes, into: &names)
      for name in names { holders[name, default: []].insert(other) }
    }
    let known = Set(StandingTexts(item).fingerprints.flatMap(\.byName.keys))
    let shared = Set(known.flatMap { holders[$0] ?? [] })
    var read: [ItemKey: TakenNames.Holder] = [:]
    if shared.count <= Self.mostRead {
      for key in shared {
        guard let other = try store.item(key, now: item.latest) else { continue }
        read[key] = TakenNames.Holder(
          record: other.interaction.id,
          known: StandingTexts(other).fingerprints
        )
      }
    }
    return TakenNames(holders.mapValues { $0.map { read[$0] } })
  }

  /// Of how many other items it is found out at most which values their names mean.
  private static let mostRead = 100
}

extension ItemDetail {
  /// A moment at which to read others beside it; no claim matters there.
  fileprivate var latest: Timestamp { history.last?.time ?? Timestamp(milliseconds: 0) }
}
