import ReviewModel
import TextAnalysis

/// Takes of each group of examples as many as the policy allows, so that what is common does not drown what is rare.
///
/// Of a group of n examples there are taken
///
///     n' = ⌈m · (n / m)^(1/T)⌉,   m = the minimum, else the size of the smallest group
///
/// then no more than the cap, and never fewer than the minimum or n if that is less. T = 1 takes all; T = 2 is the square root of what a
/// group has beyond the minimum; with a higher T all groups come near it. That is the temperature of T5's and
/// mT5's mixing (Raffel et al. 2020, section 3.5.2; Xue et al. 2021), whose rates n^(1/T) are scaled here so that no example comes twice
/// and small groups are whole. Which ones stay is drawn by a hash of seed and cluster, so that a draw is the same on every machine, and nearly
/// the same in the next release.
///
/// Then no user may have more than a share of the set: see ``UserLimit``.
struct Balance {
  static let grouping = PolicySetting(
    name: "balance.by",
    kind: .grouping,
    usual: .text("none"),
    help: "none, cluster, tag, agent-version, language, user, or a field as meta.FIELD"
  )
  static let cap = PolicySetting.count(
    "balance.cap",
    0,
    in: 0...10_000_000,
    "examples of a group at most; 0 for any number"
  )
  static let temperature = PolicySetting(
    name: "balance.temperature",
    kind: .decimal(.percent(100)...FixedDecimal(thousandths: 100_000)),
    usual: .decimal(.percent(100)),
    help:
      "1.0 takes all; 2.0 the square root of what a group has beyond the minimum; more evens out more"
  )
  static let minimum = PolicySetting.count(
    "balance.minimum",
    0,
    in: 0...10_000_000,
    "examples of a group that neither cap nor temperature takes"
  )
  static let userShare = PolicySetting.share(
    "balance.max-user-share",
    percent: 100,
    "share of the set that one user's records may make, at most"
  )
  static let seed = PolicySetting(
    name: "balance.seed",
    kind: .text(200),
    usual: .text(""),
    help: "another text draws other examples"
  )
  static let settings = [grouping, cap, temperature, minimum, userShare, seed]

  let grouping: Grouping
  private let cap: Int
  private let temperature: FixedDecimal
  private let minimum: Int
  private let userShare: FixedDecimal
  private let seed: String
  private let hash: ContentHash
  private let dictionary: WordDictionary

  init(_ policy: CurationPolicy, hash: ContentHash, dictionary: WordDictionary) {
    grouping = policy.grouping
    cap = policy.count(Self.cap)
    temperature = policy.decimal(Self.temperature)
    minimum = policy.count(Self.minimum)
    userShare = policy.decimal(Self.userShare)
    seed = policy.text(Self.seed)
    self.hash = hash
    self.dictionary = dictionary
  }

  /// Takes examples, and says what was left out and how it came.
  ///
  /// - Parameter drawn: all examples; those that are taken, in the same order, when it returns.
  func apply(to drawn: inout [DrawnExample], _ report: inout SelectionReport) -> [Drop] {
    let limit = UserLimit(share: userShare)
    guard grouping != .none || limit.isOn else { return [] }
    // In the order of the draw: of a group the first ones stay.
    let lots = drawn.map { hash.fraction(of: ["balance", seed, $0.example.cluster]) }
    let order = drawn.indices.sorted { (left: Int, right: Int) -> Bool in
      lots[left] == lots[right] ? left < right : lots[left] < lots[right]
    }
    var reasons = [String?](repeating: nil, count: drawn.count)
    let groups = groups(of: drawn)
    let quotas = take(groups, drawn.count, order, &reasons)
    if limit.isOn {
      // Of one user's examples those of rare groups stay first.
      var rarity: [String: Int] = [:]
      for (place, group) in groups.enumerated() where reasons[place] == nil {
        rarity[group, default: 0] += 1
      }
      let sizes = groups.map { rarity[$0] ?? 0 }
      var ranks = [Int](repeating: 0, count: drawn.count)
      for (rank, place) in order.enumerated() { ranks[place] = rank }
      let rarestFirst =
        sizes.isEmpty ? order : order.sorted { (sizes[$0], ranks[$0]) < (sizes[$1], ranks[$1]) }
      limit.apply(to: drawn, rarestFirst, &reasons, &report)
    }
    describe(groups, quotas, drawn, reasons, &report)
    var drops: [Drop] = []
    for (place, reason) in reasons.enumerated() {
      if let reason { drops += drawn[place].drops(for: reason) }
    }
    drawn = zip(drawn, reasons).filter { $0.1 == nil }.map(\.0)
    return drops
  }

  /// The group of each example; none without a grouping.
  private func groups(of drawn: [DrawnExample]) -> [String] {
    switch grouping {
    case .none: []
    case .cluster: clusters(of: drawn)
    case .tag: rarestTags(of: drawn)
    case .agentVersion: drawn.map { $0.agentVersion ?? Self.unknown }
    case .language: drawn.map { TextLanguage(of: $0.example.question)?.name ?? Self.unknown }
    // Who is not known is nobody else.
    case .user: drawn.map { $0.user ?? "\(Self.unknown) \($0.example.cluster)" }
    case .meta: drawn.map { $0.metaValue ?? Self.unknown }
    }
  }

  /// The name of the group of what has none.
  static let unknown = "unknown"

  private func clusters(of drawn: [DrawnExample]) -> [String] {
    let stars = QuestionStars(dictionary: dictionary) { take in
      for one in drawn {
        var key = questionKey(of: one.example.question)
        key.withUTF8(take)
      }
    }
    return stars.centres.map { drawn[Int($0)].example.cluster }
  }

  private func rarestTags(of drawn: [DrawnExample]) -> [String] {
    var counts: [String: Int] = [:]
    for one in drawn { for tag in one.example.tags { counts[tag, default: 0] += 1 } }
    return drawn.map { one in
      one.example.tags.min {
        let (left, right) = (counts[$0] ?? 0, counts[$1] ?? 0)
        return left == right ? $0.utf8.lexicographicallyPrecedes($1.utf8) : left < right
      } ?? Self.unknown
    }
  }

  private struct Quota {
    var before: Int
    var allowed: Int
    var reason: String
  }

  private func take(
    _ groups: [String],
    _ count: Int,
    _ order: [Int],
    _ reasons: inout [String?]
  ) -> [String: Quota] {
    guard !groups.isEmpty else { return [:] }
    let sizes = groups.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    let least = max(1, minimum > 0 ? minimum : sizes.values.min() ?? 1)
    let quotas = sizes.mapValues { quota(of: $0, least: least) }
    var taken: [String: Int] = [:]
    for place in order {
      let group = groups[place]
      guard let quota = quotas[group] else { continue }
      if taken[group, default: 0] < quota.allowed {
        taken[group, default: 0] += 1
      } else {
        reasons[place] = "one of many of its group: \(quota.reason)"
      }
    }
    return quotas
  }

  private func quota(of size: Int, least: Int) -> Quota {
    var quota = Quota(before: size, allowed: size, reason: "all")
    if temperature.thousandths > 1000, size > least {
      let ratio = root(Double(size) / Double(least), temperature: temperature)
      let allowed = min(size, Int((Double(least) * ratio).rounded(.up)))
      if allowed < size {
        quota = Quota(before: size, allowed: allowed, reason: "temperature \(temperature)")
      }
    }
    if cap > 0, quota.allowed > cap {
      quota.allowed = cap
      quota.reason = "cap \(cap)"
    }
    let floor = min(size, minimum)
    if quota.allowed < floor {
      quota.allowed = floor
      quota.reason = "minimum \(minimum)"
    }
    return quota
  }

  private func describe(
    _ groups: [String],
    _ quotas: [String: Quota],
    _ drawn: [DrawnExample],
    _ reasons: [String?],
    _ report: inout SelectionReport
  ) {
    guard !groups.isEmpty else { return }
    var taken: [String: Int] = [:]
    var users: [String: Set<String?>] = [:]
    for (place, group) in groups.enumerated() {
      if reasons[place] == nil { taken[group, default: 0] += 1 }
      users[group, default: []].insert(drawn[place].user)
    }
    let sorted = quotas.sorted { left, right in
      left.value.before == right.value.before
        ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        : left.value.before > right.value.before
    }
    var summary = GroupSummary(isNamed: grouping.namesGroups)
    for (name, quota) in sorted {
      let count = taken[name] ?? 0
      // A few records, or those of one person, are not named: their words could outlive them in the report.
      let isCommon = quota.before >= 3 && users[name]?.count ?? 0 >= 2
      summary.add(
        SelectionGroup(
          name: name,
          before: quota.before,
          taken: count,
          reason: count < quota.allowed ? "user limit" : quota.reason
        ),
        isCommon: isCommon || grouping == .language || name == Self.unknown
      )
    }
    report.grouping = grouping.name
    report.groups = summary.groups
    report.effectiveBefore = effectiveGroups(quotas.values.map(\.before))
    report.effectiveAfter = effectiveGroups(Array(taken.values))
  }
}

extension CurationPolicy {
  /// By what sets are balanced.
  var grouping: Grouping { Grouping(text(Balance.grouping)) ?? .none }
}
