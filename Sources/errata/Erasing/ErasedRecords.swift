import Capture
import ReviewModel
import ReviewStorage

/// Says of a record whether it is one of those that are erased, now or at any time before.
///
/// Many who ask cannot throw. So a store that fails is noted, and ``check()`` throws.
final class ErasedRecords {
  private let store: any ReviewStore
  private let identity: RecordIdentity
  private let meant: Set<InteractionID>
  private var known: [InteractionID: Bool] = [:]
  private var failure: (any Error)?

  /// Asks a store; `meant` are those that are on their way out.
  init(_ store: any ReviewStore, identity: RecordIdentity, meant: [InteractionID]) {
    self.store = store
    self.identity = identity
    self.meant = Set(meant)
  }

  /// Whether a record is erased.
  func contains(_ id: InteractionID) -> Bool {
    if meant.contains(id) { return true }
    if let answer = known[id] { return answer }
    let answer = asking(false) { try !store.erased(among: [identity.mark(ofID: id)]).isEmpty }
    known[id] = answer
    return answer
  }

  /// What a record that stays gave to an example; nil when the store does not have it.
  func staying(_ id: InteractionID) -> StayingRecord? {
    asking(nil) {
      guard !contains(id) else { return nil }
      return try store.record(id).map {
        StayingRecord(question: $0.interaction.question, tags: $0.feedback?.tags ?? [])
      }
    }
  }

  /// Throws what kept the store from answering.
  func check() throws { if let failure { throw failure } }

  private func asking<Value>(_ fallback: Value, _ body: () throws -> Value) -> Value {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      return fallback
    }
  }
}
