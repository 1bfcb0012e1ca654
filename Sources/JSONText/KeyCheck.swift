/// Finds a key that an object has twice.
///
/// Up to a limit each new key is compared with all before it, and named where it stands; beyond it
/// the keys are sorted once at the object's end, so that no input costs a square.
enum KeyCheck {
  private static let linearLimit = 24

  /// Whether a key is none of those before; always true when they are too many to compare here.
  static func isNew<Member>(
    _ candidate: String,
    among members: [Member],
    key: (Member) -> String
  ) -> Bool {
    guard members.count < linearLimit else { return true }
    for member in members where sameBytes(key(member), candidate) { return false }
    return true
  }

  /// Whether at the end of an object no two keys are the same, where `isNew` did not compare them.
  static func allDiffer<Member>(_ members: [Member], key: (Member) -> String) -> Bool {
    guard members.count > linearLimit else { return true }
    let sorted = members.map(key).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return !zip(sorted, sorted.dropFirst()).contains { sameBytes($0, $1) }
  }

  /// Whether two strings are the same bytes.
  ///
  /// Swift's `==` takes composed and decomposed letters for one, JSON does not; it goes first since
  /// it is quick to say no.
  private static func sameBytes(_ left: String, _ right: String) -> Bool {
    left == right && left.utf8.elementsEqual(right.utf8)
  }
}
