import Curation
import Releases
import ReviewModel
import ReviewStorage

/// Draws what the settings want to have judged once more.
enum ReadingDraw {
  /// Draws, and says of a store that cannot be written that it was not done: it is done the next time.
  static func run(_ policy: ReadingPolicy, in store: any ReviewStore, now: Timestamp) {
    guard !policy.isNone else { return }
    let hash = ContentHash.sha256
    do throws(StoreError) {
      _ = try store.drawReadings(
        policy,
        rank: { id, isSame in hash.auditRank(of: id, seed: isSame ? Self.again : Self.second) },
        name: { _ in AuditName.random },
        now: now
      )
    } catch {
      Messages.note("Nothing was drawn to be judged once more: \(error.description)")
    }
  }

  /// Seeds of their own, so that no sample that people draw takes the same answers.
  private static let (second, again): (Int64, Int64) = (-7_001, -7_002)
}

/// What audited answers are called.
enum AuditName {
  /// A name by chance, so that nothing of the record's id can be guessed from it.
  static var random: ItemID {
    ItemID("audit-\(String(UInt64.random(in: 1 << 60 ... .max), radix: 16))")
  }
}
