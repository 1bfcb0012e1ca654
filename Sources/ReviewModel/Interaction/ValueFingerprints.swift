/// By what the private values that texts were written with are known again: a keyed hash of each, under the
/// name that stands for it, such as `[EMAIL_1]`.
///
/// A value has another fingerprint on each record, so that equal ones in two records say nothing of who has
/// what in common. They stand and go with the texts, and nothing that leaves a store has them.
package struct ValueFingerprints: Hashable, Sendable {
  /// 32 hexadecimal digits for each name.
  package private(set) var byName: [String: String]

  /// Takes hashes by their names.
  package init(_ byName: [String: String] = [:]) { self.byName = byName }

  /// Whether there is none.
  package var isEmpty: Bool { byName.isEmpty }

  /// The names that stand for the value of a fingerprint.
  package func names(of fingerprint: String) -> [String] {
    byName.filter { $0.value == fingerprint }.map(\.key).sorted()
  }

  /// Those of the given names alone.
  package func limited(to names: Set<String>) -> ValueFingerprints {
    ValueFingerprints(byName.filter { names.contains($0.key) })
  }

  /// The same under other names.
  package func renamed(_ renaming: [String: String]) -> ValueFingerprints {
    var renamed: [String: String] = [:]
    for (name, fingerprint) in byName { renamed[renaming[name] ?? name] = fingerprint }
    return ValueFingerprints(renamed)
  }

  /// These and those of others; where both know a name, it stays as it is here.
  package func merging(_ others: ValueFingerprints) -> ValueFingerprints {
    ValueFingerprints(byName.merging(others.byName) { own, _ in own })
  }

  /// The names here whose values have another name there, with that name; both are of one record.
  package func renaming(to others: ValueFingerprints) -> [String: String] {
    guard !isEmpty, !others.isEmpty else { return [:] }
    var names: [String: String] = [:]
    for (name, fingerprint) in others.byName {
      names[fingerprint] = names[fingerprint].map { min($0, name) } ?? name
    }
    return byName.compactMapValues { names[$0] }
      .filter { $0 != $1 && others.byName[$0] != byName[$0] }
  }

  /// Whether a name here and a name there stand for two values; where one of them is not known, nobody can tell.
  package func differ(
    _ name: String,
    from other: String,
    in others: ValueFingerprints
  ) -> Bool {
    guard let own = byName[name], let theirs = others.byName[other] else { return false }
    return own != theirs
  }
}

extension ValueFingerprints {
  /// A line a name, in their order: the name, a blank, the digits.
  package var bytes: [UInt8] {
    Array(byName.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined().utf8)
  }

  /// Reads such lines; what is none is passed over.
  package init(bytes: some Sequence<UInt8>) {
    byName = [:]
    for line in String(decoding: Array(bytes), as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count == 2 { byName[String(parts[0])] = String(parts[1]) }
    }
  }
}
