/// Groups that grow when two of them are put together, and that never hold two members that must be apart.
///
/// A group goes by its first member. Union by the lesser number with halved paths (Tarjan and van Leeuwen, 1984).
struct PartedGroups {
  private var firsts: [Int32]
  /// By the first member of a group: a member of it, and one of another group that it must not be with.
  private var apart: [Int32: [(own: Int32, other: Int32)]] = [:]

  /// Makes a group of each of so many.
  ///
  /// - Parameter pairs: pairs that no group may hold.
  init(count: Int, apart pairs: some Sequence<[Int]>) {
    firsts = Array(0..<Int32(count))
    for pair in pairs {
      let (left, right) = (Int32(pair[0]), Int32(pair[1]))
      apart[left, default: []].append((left, right))
      apart[right, default: []].append((right, left))
    }
  }

  /// The first member of the group of one.
  mutating func first(of member: Int) -> Int {
    var place = Int32(member)
    while firsts[Int(place)] != place {
      let next = firsts[Int(firsts[Int(place)])]
      firsts[Int(place)] = next
      place = next
    }
    return Int(place)
  }

  /// Puts the groups of two together, unless they must be apart.
  ///
  /// - Returns: the pair that keeps them apart; nil when they are one group now.
  mutating func unite(_ left: Int, _ right: Int) -> [Int]? {
    let ends = [first(of: left), first(of: right)].sorted()
    guard ends[0] != ends[1] else { return nil }
    if let pair = obstacle(between: ends[0], and: ends[1]) { return pair }
    firsts[ends[1]] = Int32(ends[0])
    if let moved = apart.removeValue(forKey: Int32(ends[1])) {
      apart[Int32(ends[0]), default: []] += moved
    }
    return nil
  }

  /// The pair, in rising order, that keeps the groups of two apart; nil when nothing does.
  mutating func obstacle(between left: Int, and right: Int) -> [Int]? {
    let ends = (Int32(first(of: left)), Int32(first(of: right)))
    guard let own = apart[ends.0], let its = apart[ends.1] else { return nil }
    let (shorter, end) = own.count <= its.count ? (own, ends.1) : (its, ends.0)
    var found: [Int]?
    for pair in shorter where first(of: Int(pair.other)) == Int(end) {
      let sorted = [Int(pair.own), Int(pair.other)].sorted()
      if found.map({ sorted.lexicographicallyPrecedes($0) }) ?? true { found = sorted }
    }
    return found
  }
}
