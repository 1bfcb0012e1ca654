import Capture
import ReviewModel
import ReviewStorage

/// Says of a record whether it is one of those that are erased, now or at any time before.
///
/// A record is known by the name that the store gives it and by the one that it had before rules of
/// redaction found a private value in that: releases and logs still have the earlier one.
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
    self.meant = Set(meant.flatMap { identity.names(of: $0.rawValue) })
  }

  /// Whether a record is erased.
  func contains(_ id: InteractionID) -> Bool {
    if let answer = known[id] { return answer }
    let answer =
      identity.names(of: id.rawValue).contains(where: meant.contains)
      || asking(false) { try !store.erased(among: identity.marks(ofID: id)).isEmpty }
    known[id] = answer
    return answer
  }

  /// What a record that stays gave to an example; nil when the store does not have it.
  func staying(_ id: InteractionID) -> StayingRecord? {
    asking(nil) {
      guard !contains(id) else { return nil }
      return try store.stayingRecord(identity.names(of: id.rawValue))
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

extension ReviewStore {
  /// What a record gave to an example, by the first of its names that the store knows; nil when it
  /// knows none.
  func stayingRecord(_ names: [InteractionID]) throws -> StayingRecord? {
    for name in names {
      guard let record = try record(name) else { continue }
      return StayingRecord(
        question: record.interaction.question,
        tags: record.feedback?.tags ?? []
      )
    }
    return nil
  }
}
