import ReviewModel
import ReviewStorage

/// What erasures have still to do when their records have left the tables: of this run, and of runs
/// that were interrupted.
struct ErasureRest {
  /// The erasures, by their names.
  private(set) var ids: [OperationID] = []
  /// The users who are erased, by their keyed hashes.
  private(set) var users: Set<String> = []
  /// Before which moment all is meant, if age is.
  private(set) var before: Timestamp?
  /// Whether lines are meant that nobody agreed to any use of.
  private(set) var isOfUnconsented = false
  /// The items that went.
  private(set) var items: Set<ItemKey> = []
  /// Whether the store has to be written anew.
  private(set) var needsCompacting = false

  /// Takes an erasure in.
  mutating func add(_ erasure: PendingErasure) {
    ids.append(erasure.request.id)
    users.formUnion(erasure.request.users)
    if let moment = erasure.request.before { before = max(before ?? moment, moment) }
    if erasure.request.isOfUnconsented { isOfUnconsented = true }
    items.formUnion(erasure.items)
    if erasure.records > 0 { needsCompacting = true }
  }
}
