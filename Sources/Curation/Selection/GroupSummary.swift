import ReviewModel

/// The groups of a report: the largest by name, the others together.
struct GroupSummary {
  /// How many groups are listed.
  private static let most = 40
  /// How many characters of a name are.
  private static let longestName = 60

  /// Whether groups have names that say something.
  let isNamed: Bool
  private var listed: [SelectionGroup] = []
  private var others = SelectionGroup(name: "", before: 0, taken: 0, reason: "")
  private var otherCount = 0

  init(isNamed: Bool) { self.isNamed = isNamed }

  /// Adds a group, the largest first.
  mutating func add(_ group: SelectionGroup, isCommon: Bool) {
    guard isCommon || !isNamed, listed.count < Self.most else {
      otherCount += 1
      others.before += group.before
      others.taken += group.taken
      return
    }
    var group = group
    // Users and clusters have no names that may stand in a report.
    group.name =
      isNamed || group.name == Balance.unknown
      ? String(group.name.prefix(Self.longestName)) : "number \(listed.count + 1)"
    listed.append(group)
  }

  /// The groups of the report.
  var groups: [SelectionGroup] {
    guard otherCount > 0 else { return listed }
    var others = others
    others.name = "\(otherCount) smaller group(s)"
    others.reason = others.taken == others.before ? "all" : "as above"
    return listed + [others]
  }
}

extension Grouping {
  /// Whether the name of a group may stand in a report.
  var namesGroups: Bool {
    switch self {
    case .user, .cluster, .none: false
    case .tag, .agentVersion, .language, .meta: true
    }
  }

  /// The name, as policies have it.
  var name: String {
    switch self {
    case .none: "none"
    case .cluster: "cluster"
    case .tag: "tag"
    case .agentVersion: "agent-version"
    case .language: "language"
    case .user: "user"
    case .meta(let field): "meta.\(field)"
    }
  }
}
