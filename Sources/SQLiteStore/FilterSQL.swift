import ReviewModel
import ReviewStorage

extension ItemFilter {
  /// - Throws: when it asks for a clock or for drafts, which a store has not.
  func checkResolved() throws(StoreError) {
    guard isResolved else {
      throw StoreError.misuse("A filter was handed to the store before it was resolved.")
    }
  }
}

/// A filter as the conditions of a query over `items i`, `interactions x` and `feedback f`.
struct FilterSQL {
  /// The conditions, to be joined by AND; never NULL.
  private(set) var conditions: [String] = []
  /// The values of their question marks.
  private(set) var values: [SQLValue] = []
  /// Whether only what waits can pass, so that the queue's partial indexes serve.
  private(set) var isWaiting: Bool
  /// Texts, all of which an item that passes contains.
  let texts: [String]
  private var needsInteraction = false
  private var needsFeedback = false

  /// - Parameter reader: who reads; nil for nobody in particular.
  init(_ filter: ItemFilter, reader: String? = nil) {
    texts = filter.terms.compactMap { term in
      if case .text(let text) = term.condition, !term.isNegated { text } else { nil }
    }
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
    if let reader {
      conditions.append(
        "(i.kind != 3 OR NOT EXISTS (SELECT 1 FROM audit_readers r WHERE r.item = i.key AND (r.reviewer = ?) != r.same))"
      )
      values.append(.text(reader))
    }
  }

  /// The joins that the conditions need, behind `FROM items i`.
  var joins: String {
    (needsInteraction ? " CROSS JOIN interactions x ON x.key = i.interaction" : "")
      // What is judged blind is not found by what its user said.
      + (needsFeedback
        ? " LEFT JOIN feedback f ON f.interaction = i.interaction AND i.kind != 3" : "")
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
    case .text(let text): return addText(text)
    case .id(let prefix):
      needsInteraction = true
      let length = SQLValue.integer(prefix.utf8.count)
      values += [length, .text(prefix), length, .text(prefix)]
      return """
        (substr(coalesce((SELECT c.id FROM conflicts c WHERE c.item = i.key), x.id), 1, ?) = ?
        OR i.kind = 4 AND substr(x.id, 1, ?) = ?)
        """
    case .signal(let signal):
      values.append(.integer(signal.code))
      return "i.signal = ?"
    case .kind(let kind):
      values.append(.integer(kind.code))
      return "i.kind = ?"
    case .failure(let kind):
      values.append(.text(kind.rawValue))
      return "i.failure IS ?"
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
    case .cluster(let range):
      values += [.integer(range.lowerBound), .integer(range.upperBound)]
      return "(SELECT n.asked FROM questions n WHERE n.key = i.question_key) BETWEEN ? AND ?"
    case .reason(let code): return addDecision("errata_equals(?, o.reason)", code)
    case .reviewer(let name): return addDecision("errata_equals(?, o.reviewer)", name)
    case .items(let keys):
      values.append(.text("[\(keys.map(String.init).joined(separator: ","))]"))
      return "i.key IN (SELECT value FROM json_each(CAST(? AS TEXT)))"
    // Resolved before a store is asked, which `checkResolved` sees to.
    case .age, .hasDraft: return "0"
    case .hasComment:
      needsFeedback = true
      return "coalesce(length(f.comment), 0) > 0"
    case .hasCorrection:
      needsFeedback = true
      return """
        coalesce(length(f.correction), 0) > 0 OR EXISTS (SELECT 1 FROM decisions d
          CROSS JOIN operations o ON o.key = d.operation CROSS JOIN texts t ON t.key = o.correction
          WHERE d.item = i.key AND length(t.bytes) > 0)
        """
    case .hasSources:
      needsInteraction = true
      return "x.sources IS NOT NULL"
    case .hasTags:
      needsFeedback = true
      return "f.tags IS NOT NULL"
    case .status(let status): return Self.condition(of: status)
    }
  }

  private mutating func addText(_ text: String) -> String {
    needsInteraction = true
    needsFeedback = true
    let pattern = SQLValue.bytes(TextPattern(text).bytes)
    values += [SQLValue](repeating: pattern, count: 7)
    return """
      errata_finds(?, x.question) OR errata_finds(?, x.answer) OR errata_finds(?, f.comment)
        OR errata_finds(?, f.correction) OR errata_cites(?, x.sources)
        OR EXISTS (SELECT 1 FROM decisions d CROSS JOIN operations o ON o.key = d.operation
          CROSS JOIN texts t ON t.key = o.correction
          WHERE d.item = i.key AND errata_finds(?, t.bytes))
        OR i.kind > 0 AND EXISTS (SELECT 1 FROM sides s
          WHERE s.item = i.key AND errata_finds(?, s.correction))
      """
  }

  /// A decision that stands, whoever's and whether it counts or not.
  private mutating func addDecision(_ condition: String, _ text: String) -> String {
    values.append(.bytes(TextPattern(text).bytes))
    return """
      EXISTS (SELECT 1 FROM decisions d CROSS JOIN operations o ON o.key = d.operation
        CROSS JOIN standings s ON s.operation = o.key AND s.state = 0
        WHERE d.item = i.key AND \(condition))
      """
  }

  private mutating func addAgent(_ column: String, _ text: String) -> String {
    values.append(.bytes(TextPattern(text).bytes))
    return "i.agent IN (SELECT g.key FROM agents g WHERE errata_equals(?, g.\(column)))"
  }
}
