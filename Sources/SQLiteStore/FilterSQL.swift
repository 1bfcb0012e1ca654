import ReviewModel

/// A filter as the conditions of a query over `items i`, `interactions x` and `feedback f`.
struct FilterSQL {
  /// The conditions, to be joined by AND; never NULL.
  private(set) var conditions: [String] = []
  /// The values of their question marks.
  private(set) var values: [SQLValue] = []
  /// Whether only what waits can pass, so that the queue's partial indexes serve.
  private(set) var isWaiting: Bool
  private var needsInteraction = false
  private var needsFeedback = false

  init(_ filter: ItemFilter) {
    isWaiting =
      filter.showsOnlyWaiting
      || filter.terms.contains { term in
        !term.isNegated && [.status(.waiting), .status(.skipped)].contains(term.condition)
      }
    if isWaiting { conditions.append("i.status <= 1") }
    for term in filter.terms {
      let condition = add(term.condition)
      conditions.append(term.isNegated ? "NOT (\(condition))" : "(\(condition))")
    }
  }

  /// The joins that the conditions need, behind `FROM items i`.
  var joins: String {
    (needsInteraction ? " CROSS JOIN interactions x ON x.key = i.interaction" : "")
      + (needsFeedback ? " LEFT JOIN feedback f ON f.interaction = i.interaction" : "")
  }

  /// The conditions as one.
  var condition: String { conditions.isEmpty ? "1" : conditions.joined(separator: " AND ") }

  /// What `is:` asks for.
  static func condition(of status: StatusFilter) -> String {
    switch status {
    case .waiting: "i.status <= 1"
    case .skipped: "i.status <= 1 AND i.skipped > 0"
    case .flagged: "i.status = 2"
    case .decided: "i.status IN (3, 4, 5)"
    case .corrected: "i.status = 3"
    case .affirmed: "i.status = 4"
    case .discarded: "i.status = 5"
    case .disputed: "i.late > 0"
    case .any: "1"
    }
  }

  private mutating func add(_ condition: FilterCondition) -> String {
    switch condition {
    case .text(let text):
      needsInteraction = true
      needsFeedback = true
      let pattern = SQLValue.bytes(TextPattern(text).bytes)
      values += [pattern, pattern, pattern]
      return """
        errata_finds(?, x.question) OR errata_finds(?, x.answer) OR errata_finds(?, f.comment)
        """
    case .id(let prefix):
      needsInteraction = true
      values += [.integer(prefix.utf8.count), .text(prefix)]
      return """
        substr(coalesce((SELECT c.id FROM conflicts c WHERE c.item = i.key), x.id), 1, ?) = ?
        """
    case .signal(let signal):
      values.append(.integer(signal.code))
      return "i.signal = ?"
    case .kind(let kind):
      values.append(.integer(kind.code))
      return "i.kind = ?"
    case .agentVersion(let version): return addAgent("version", version)
    case .model(let model): return addAgent("model", model)
    case .tag(let tag):
      needsFeedback = true
      values.append(.bytes(TextPattern(tag).bytes))
      return "errata_tagged(?, f.tags)"
    case .before(let moment):
      values += [.integer(Int64.min), .integer(moment.milliseconds)]
      return "i.moment > ? AND i.moment < ?"
    case .after(let moment):
      values += [.integer(Int64.min), .integer(moment.milliseconds)]
      return "i.moment > ? AND i.moment >= ?"
    case .hasComment:
      needsFeedback = true
      return "coalesce(length(f.comment), 0) > 0"
    case .hasSources:
      needsInteraction = true
      return "x.sources IS NOT NULL"
    case .status(let status): return Self.condition(of: status)
    }
  }

  private mutating func addAgent(_ column: String, _ text: String) -> String {
    values.append(.bytes(TextPattern(text).bytes))
    return "i.agent IN (SELECT g.key FROM agents g WHERE errata_equals(?, g.\(column)))"
  }
}
