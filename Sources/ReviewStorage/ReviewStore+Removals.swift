package import ReviewModel

extension ReviewStore {
  /// What became of a record that a set neither uses nor drops, in words.
  package func fate(of record: InteractionID, now: Timestamp) throws(StoreError) -> String {
    guard let stored = try self.record(record) else { return "its record is gone from the store" }
    guard let scope = stored.consent.scope else { return "nobody says that it may be used" }
    if scope == Consent.none { return "no use of it is allowed" }
    var status: ItemStatus?
    if let key = stored.item { status = try item(key, now: now)?.summary.status }
    if status?.isOpen == true || status == .flagged { return "its record waits for a reviewer" }
    return "its record is in conflict with another, or nobody judges it any more"
  }

  /// Why examples of a release are not in a set, by their positions in the release's set.
  ///
  /// The set is read from end to end, in constant memory.
  ///
  /// - Parameter limit: for how many it is found out.
  package func reasons(
    forRemovalsOf comparison: ReleaseComparison,
    from set: SetID,
    limit: Int = 5_000,
    now: Timestamp
  ) throws(StoreError) -> [Int: String] {
    var open: [InteractionID: [Int]] = [:]
    for position in comparison.removed.prefix(limit) {
      guard let example = try example(at: position, of: comparison.set)?.example,
        let record = example.lineage.first?.interaction
      else { continue }
      open[record, default: []].append(position)
    }
    var reasons: [Int: String] = [:]
    func settle(_ record: InteractionID, _ reason: String) {
      for position in open.removeValue(forKey: record) ?? [] { reasons[position] = reason }
    }
    guard !open.isEmpty, let drops = try outline(of: set)?.drops else { return [:] }
    var rest = drops[...]
    while !rest.isEmpty, !open.isEmpty {
      for row in try self.drops(at: Array(rest.prefix(1000)), of: set) {
        settle(row.drop.interaction, row.drop.wordsOnRemoval)
      }
      rest = rest.dropFirst(1000)
    }
    try forEachExample(of: set, where: { _ in true }) { _, example in
      for entry in example.lineage { settle(entry.interaction, example.id.wordsOnRemoval) }
      return !open.isEmpty
    }
    for record in open.keys.sorted() { settle(record, try fate(of: record, now: now)) }
    return reasons
  }
}
