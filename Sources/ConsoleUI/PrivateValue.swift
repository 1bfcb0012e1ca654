/// A private value in a text that somebody is writing: where it stands and what it is.
package struct PrivateValue: Hashable, Sendable {
  /// The scalars of the text that it takes.
  package var scalars: Range<Int>
  /// The label of its type, such as `EMAIL`.
  package var label: String
  /// Whether it may not be kept.
  package var isSecret: Bool

  /// Makes a private value.
  package init(_ scalars: Range<Int>, label: String, isSecret: Bool) {
    self.scalars = scalars
    self.label = label
    self.isSecret = isSecret
  }
}

extension [PrivateValue] {
  /// What there is, by type: "2 EMAIL, 1 API_KEY".
  var words: String {
    let counts = reduce(into: [:]) { $0[$1.label, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      .joined(separator: ", ")
  }

  /// The values where they stand after a change of the text; one that was changed itself is left out.
  mutating func follow(at place: Int, removed: Int, inserted: Int) {
    guard !isEmpty else { return }
    self = compactMap { value in
      value.scalars.moved(at: place, removed: removed, inserted: inserted).map { scalars in
        var moved = value
        moved.scalars = scalars
        return moved
      }
    }
  }
}
