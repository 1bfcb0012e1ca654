import ReviewModel

/// Whether two JSON values say the same: members in any order, numbers by their value.
enum JSONEquality {
  /// Compares; a member that comes twice counts with its last value, as most readers take it.
  static func areEqual(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.number(let one), .number(let other)):
      return one == other || (Double(one).map { $0 == Double(other) } ?? false)
    case (.array(let one), .array(let other)):
      return one.count == other.count && zip(one, other).allSatisfy(areEqual)
    case (.object(let one), .object(let other)):
      let (one, other) = (members(one), members(other))
      guard one.count == other.count else { return false }
      return one.allSatisfy { key, value in other[key].map { areEqual(value, $0) } ?? false }
    default: return left == right
    }
  }

  private static func members(_ members: [JSONMember]) -> [String: JSONValue] {
    Dictionary(members.map { ($0.key, $0.value) }) { $1 }
  }
}
