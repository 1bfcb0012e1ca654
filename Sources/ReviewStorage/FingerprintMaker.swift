package import ReviewModel

/// Makes the fingerprints of the values that some texts name, for each of the records that the texts join.
package struct FingerprintMaker: Hashable, Sendable {
  /// The names.
  package let names: Set<String>
  private let make: @Sendable (InteractionID) -> ValueFingerprints

  /// Knows no value.
  package init() { self.init(names: []) { _ in ValueFingerprints() } }

  /// Makes one.
  ///
  /// - Parameters:
  ///   - names: the names of the values that it knows.
  ///   - make: their fingerprints on a record; a pure function.
  package init(
    names: Set<String>,
    make: @escaping @Sendable (InteractionID) -> ValueFingerprints
  ) {
    self.names = names
    self.make = make
  }

  /// Whether it knows no value.
  package var isEmpty: Bool { names.isEmpty }

  /// The fingerprints on a record.
  package func fingerprints(on record: InteractionID) -> ValueFingerprints {
    isEmpty ? ValueFingerprints() : make(record)
  }

  /// The same for some of the names alone.
  package func limited(to names: Set<String>) -> FingerprintMaker {
    let left = self.names.intersection(names)
    guard left.count < self.names.count else { return self }
    return FingerprintMaker(names: left) { [make] in make($0).limited(to: left) }
  }

  /// The same under other names.
  package func renamed(_ renaming: [String: String]) -> FingerprintMaker {
    guard !renaming.isEmpty else { return self }
    return FingerprintMaker(names: Set(names.map { renaming[$0] ?? $0 })) { [make] in
      make($0).renamed(renaming)
    }
  }

  /// Two are the same that make the same fingerprints.
  package static func == (left: FingerprintMaker, right: FingerprintMaker) -> Bool {
    left.names == right.names && left.fingerprints(on: "") == right.fingerprints(on: "")
  }

  /// Hashes the names.
  package func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
