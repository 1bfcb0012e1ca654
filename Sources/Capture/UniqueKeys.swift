import ReviewModel

extension [JSONMember] {
  /// The members with keys that are the same told apart by a number.
  var withUniqueKeys: [JSONMember] {
    var taken = Set(map { ByteName($0.key) })
    var uses: [ByteName: Int] = [:]
    return map { member in
      let name = ByteName(member.key)
      uses[name, default: 0] += 1
      var unique = member
      while uses[name] ?? 1 > 1, !taken.insert(ByteName(unique.key)).inserted {
        unique.key = "\(member.key) (\(uses[name] ?? 1))"
        uses[name, default: 1] += 1
      }
      return unique
    }
  }
}
