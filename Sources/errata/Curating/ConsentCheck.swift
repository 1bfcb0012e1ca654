import ReviewModel
import ReviewStorage

/// Whether the users behind examples still allow what the examples are for.
///
/// A set stands as it was curated; the store's default of consent and its records may have changed since.
struct ConsentCheck {
  private let store: any ReviewStore

  /// Makes a check against what the store says now.
  init(_ store: any ReviewStore) { self.store = store }

  /// The examples that no release may have any more.
  ///
  /// - Parameter note: is told now and then how many were looked at.
  func refused(among examples: [Example], note: (Int) -> Void = { _ in }) throws -> [ExampleID] {
    var refused: [ExampleID] = []
    for (index, example) in examples.enumerated() {
      if index > 0, index % 1_000 == 0 { note(index) }
      if try !isAllowed(example) { refused.append(example.id) }
    }
    return refused
  }

  private func isAllowed(_ example: Example) throws -> Bool {
    let needed: Consent = example.uses.isSubset(of: [.eval]) ? .eval : .training
    return try example.lineage.allSatisfy { entry in
      guard let record = try store.record(entry.interaction) else { return false }
      let consent = record.consent.scope ?? Consent.none
      // Of a repeat only the wording of its question is there, in the eval cases.
      return consent >= (entry.role == .duplicate ? .eval : needed)
    }
  }
}
