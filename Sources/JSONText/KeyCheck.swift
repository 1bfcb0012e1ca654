/// Finds a key that an object has twice.
///
/// Up to a limit each new key is compared with all before it, and named where it stands; beyond it
/// the keys are sorted once at the object's end, so that no input costs a square.
struct KeyCheck {
  private static let linearLimit = 24
  private var keys: [String] = []

  /// Takes the next key; false when it is seen to be one of those before.
  mutating func isNew(_ key: String) -> Bool {
    if keys.count < Self.linearLimit, keys.contains(where: { sameBytes($0, key) }) { return false }
    keys.append(key)
    return true
  }

  /// Whether, at the end of the object, two keys are the same that `isNew` did not compare.
  var hasLateDuplicate: Bool {
    guard keys.count > Self.linearLimit else { return false }
    let sorted = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return zip(sorted, sorted.dropFirst()).contains { sameBytes($0, $1) }
  }
}

/// Whether two strings are the same bytes.
///
/// Swift's `==` takes composed and decomposed letters for one, JSON does not; it goes first since it
/// is quick to say no.
func sameBytes(_ left: String, _ right: String) -> Bool {
  left == right && left.utf8.elementsEqual(right.utf8)
}
