import ReviewModel

/// Gathers what a record has beside the known fields, so that no name stands twice.
struct MetaCollector {
  /// The members of the record's own `meta`, which keep their names.
  var own: [JSONMember] = []
  private var unknown: [JSONMember] = []

  /// Adds a field that errata does not know.
  mutating func add(_ member: JSONMember) { unknown.append(member) }

  /// The record's own `meta`, then the unknown fields; one whose name is taken gets `record.` before it.
  var members: [JSONMember] {
    guard !unknown.isEmpty else { return own }
    var taken = Set(own.map { ByteName($0.key) })
    return own
      + unknown.map { member in
        var member = member
        while !taken.insert(ByteName(member.key)).inserted { member.key = "record." + member.key }
        return member
      }
  }
}
