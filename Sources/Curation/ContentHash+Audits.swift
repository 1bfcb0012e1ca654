package import ReviewModel

extension ContentHash {
  /// The place of a record in the order in which a seed draws: 64 bits that look like chance.
  package func auditRank(of record: InteractionID, seed: Int64) -> UInt64 {
    var content = HashedContent("audit draw")
    content.add(Int(seed))
    content.add(record.rawValue)
    return UInt64(id(of: content).prefix(16), radix: 16) ?? 0
  }
}
