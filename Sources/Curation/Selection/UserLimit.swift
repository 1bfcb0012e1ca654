import ReviewModel

/// No single user's records make more than a share of the set.
///
/// The bound is a share of the set as it is in the end, so it is lowered until it holds: with c = ⌊share · N⌋ each user keeps c examples at
/// most, which makes another N. Records without a user are everybody's. When there are too few users for the share, the limit cannot
/// hold; then it takes nothing, and the report says so.
struct UserLimit {
  let share: FixedDecimal

  /// Whether it limits anything.
  var isOn: Bool { share.thousandths < 1000 }

  /// Leaves out what is too much, last in the given order first.
  func apply(
    to drawn: [DrawnExample],
    _ order: [Int],
    _ reasons: inout [String?],
    _ report: inout SelectionReport
  ) {
    let standing = order.filter { reasons[$0] == nil }
    var sizes: [String: Int] = [:]
    for place in standing { if let user = drawn[place].user { sizes[user, default: 0] += 1 } }
    let nobodys = standing.count - sizes.values.reduce(0, +)
    report.largestUserBefore = part(sizes.values.max() ?? 0, of: standing.count)
    report.largestUserAfter = report.largestUserBefore
    var total = standing.count
    var most = total
    while true {
      most = share.thousandths * total / 1000
      let next = nobodys + sizes.values.reduce(0) { $0 + min($1, most) }
      if next == total { break }
      total = next
    }
    guard total > 0 || standing.isEmpty else {
      report.notes.append(
        """
        max-user-share \(share) cannot hold with \(sizes.count) user(s): no choice of examples gives each so little. Nothing was \
        taken for it.
        """
      )
      return
    }
    var taken: [String: Int] = [:]
    for place in standing {
      guard let user = drawn[place].user else { continue }
      if taken[user, default: 0] < most {
        taken[user, default: 0] += 1
      } else {
        reasons[place] = "its user has more than \(share) of the set"
        report.overUserLimit += 1
      }
    }
    report.largestUserAfter = part(taken.values.max() ?? 0, of: total)
  }

  private func part(_ count: Int, of whole: Int) -> FixedDecimal {
    FixedDecimal(thousandths: whole > 0 ? (count * 1000 + whole / 2) / whole : 0)
  }
}
