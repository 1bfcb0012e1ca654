import ReviewModel
import ReviewStorage
import TestSupport

/// A request to a store as a value, so that two stores can be asked the same.
struct StoreOperation: CustomStringConvertible {
  let description: String
  private let body: (any ReviewStore) throws -> String

  init<Answer>(_ description: String, _ body: @escaping (any ReviewStore) throws -> Answer) {
    self.description = description
    self.body = { "\(try body($0))" }
  }

  /// The answer in words, or the code of the error.
  func answer(of store: any ReviewStore) -> String {
    do {
      return try body(store)
    } catch {
      return (error as? StoreError).map { "\($0.code)" } ?? "\(error)"
    }
  }
}

/// A stream of operations on few records by few reviewers, so that they meet; the same for a seed.
struct RandomOperations {
  private(set) var now = moment(0)
  private var random: SplitMix64
  private var lastOperation = 0

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  mutating func next() -> StoreOperation {
    // Time mostly goes on, but reviewers' clocks differ.
    now = now.adding(milliseconds: Int64.random(in: -2000...20_000, using: &random))
    switch Int.random(in: 0..<100, using: &random) {
    case ..<18: return ingest()
    case ..<24: return setFeedback()
    case ..<40: return decide()
    case ..<45: return decideCluster()
    case ..<50: return amend()
    case ..<60: return undo()
    case ..<69: return redo()
    case ..<79: return claim()
    case ..<83: return release()
    case ..<88: return putConflicts()
    case ..<94: return page()
    default: return approve()
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func reviewer() -> String { pick(["ana", "bo", "cy"]) }

  private mutating func key() -> ItemKey { Int64.random(in: 1...25, using: &random) }

  /// Mostly a new id, sometimes a retry or a clash.
  private mutating func operationID() -> OperationID {
    if lastOperation > 0, Int.random(in: 0..<10, using: &random) == 0 {
      return OperationID("op\(Int.random(in: 1...lastOperation, using: &random))")
    }
    lastOperation += 1
    return OperationID("op\(lastOperation)")
  }

  private mutating func feedback() -> Feedback? {
    guard Int.random(in: 0..<6, using: &random) > 0 else { return nil }
    return Feedback(
      pick(FeedbackSignal.allCases),
      correction: pick([nil, nil, nil, "Sixty.", " "]),
      comment: pick([nil, "no", ""]),
      tags: pick([[], ["a", "b"]]),
      time: pick([nil, moment(1), moment(2), now])
    )
  }

  private mutating func interactionID() -> InteractionID {
    InteractionID("r\(Int.random(in: 1...20, using: &random))")
  }

  private mutating func ingest() -> StoreOperation {
    let records = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let id = interactionID()
      return record(
        id,
        feedback(),
        question: pick(["Q\(id)", "Q\(id)", "Q\(id)", "Q\(id)", "other"]),
        time: id.rawValue.count == 2 ? nil : moment(Int64(id.rawValue.utf8.last ?? 0)),
        consent: pick([nil, .eval, .training])
      )
    }
    let now = now
    return StoreOperation("ingest \(records)") { try $0.ingest(records, now: now) }
  }

  private mutating func setFeedback() -> StoreOperation {
    let (feedback, id, now) = (feedback(), interactionID(), now)
    return StoreOperation("feedback of \(id): \(feedback.debugDescription)") {
      try $0.setFeedback(feedback, of: id, now: now) as Any
    }
  }

  private mutating func decide() -> StoreOperation {
    let request = request(items: Int.random(in: 1...3, using: &random))
    return StoreOperation("\(request)") { try $0.decide(request) }
  }

  private mutating func decideCluster() -> StoreOperation {
    let request = request(items: 1)
    return StoreOperation("with its cluster \(request)") { try $0.decideCluster(request) }
  }

  private mutating func amend() -> StoreOperation {
    let amendments: [Amendment] = [
      .split, .classify(nil), .classify(FailureKind("tone")), .classify(FailureKind("wrong-fact")),
    ]
    let request = AmendmentRequest(
      items: (0..<Int.random(in: 1...2, using: &random)).map { _ in key() },
      amendment: pick(amendments),
      reviewer: reviewer(),
      session: "s",
      operation: operationID(),
      time: now
    )
    return StoreOperation("\(request)") { try $0.amend(request) }
  }

  private mutating func request(items count: Int) -> DecisionRequest {
    let verdicts: [Verdict] = [
      .correct("Sixty."), .affirm, .discard(ReasonCode("spam")), .flag(ReasonCode("expert")), .skip,
      .skip,
    ]
    return DecisionRequest(
      items: (0..<count).map { _ in key() },
      verdict: pick(verdicts),
      note: pick([nil, "note"]),
      failure: pick([nil, nil, FailureKind("tone")]),
      effort: pick([nil, DecisionEffort(milliseconds: count * 1000, keys: 3)]),
      reviewer: reviewer(),
      session: "s",
      operation: operationID(),
      time: now
    )
  }

  private mutating func undo() -> StoreOperation {
    let (reviewer, item, id, now) = (reviewer(), pick([nil, nil, key()]), operationID(), now)
    return StoreOperation("undo \(id) by \(reviewer) on \(item.debugDescription)") {
      sorted(try $0.undo(by: reviewer, item: item, operation: id, now: now))
    }
  }

  private mutating func redo() -> StoreOperation {
    let (reviewer, id, now) = (reviewer(), operationID(), now)
    return StoreOperation("redo \(id) by \(reviewer)") {
      sorted(try $0.redo(by: reviewer, operation: id, now: now))
    }
  }

  private mutating func claim() -> StoreOperation {
    let (key, now) = (key(), now)
    let claim = Claim(
      reviewer: reviewer(),
      session: pick(["s", "t"]),
      expires: now.adding(milliseconds: 30_000)
    )
    return StoreOperation("\(claim) on \(key)") { try $0.claim(key, as: claim, now: now) }
  }

  private mutating func release() -> StoreOperation {
    let (key, session) = (key(), pick(["s", "t"]))
    return StoreOperation("release \(key) by \(session)") {
      try $0.release(key, session: session)
    }
  }

  private mutating func putConflicts() -> StoreOperation {
    let conflicts = (0..<Int.random(in: 0...2, using: &random)).map { number in
      let newest = interactionID()
      let corrections = pick([["Yes.", "No."], ["Yes.", "No."], ["Maybe.", "No."]])
      return Conflict(
        id: ItemID("conflict-\(number)"),
        questionKey: "q\(newest)",
        sides: corrections.map { ConflictSide(interaction: newest, correction: $0) }
      )
    }
    let now = now
    return StoreOperation("\(conflicts)") { try $0.putConflicts(conflicts, now: now) }
  }

  private mutating func page() -> StoreOperation {
    let texts = [
      "", "is:skipped", "is:flagged", "is:any signal:retry", "is:disputed", "is:decided -r1",
      "kind:conflict", "kind:tone is:any", "-kind:tone", "after:2026-07-06 -is:skipped", "tag:A",
      "what", "is:any hat", "is:any -days", "is:any \"of r\"", "is:any the", "is:any a b",
    ]
    let text = pick(texts)
    let order = pick(QueueOrder.allCases.filter { $0 != .cluster })
    let limit = Int.random(in: 1...7, using: &random)
    return StoreOperation("pages of \(limit), \(text), by \(order)") { store in
      let query = QueueQuery(filter: try ItemFilter(parsing: text), order: order)
      var keys: [ItemKey] = []
      var cursor: QueueCursor?
      repeat {
        let page = try store.queuePage(query, after: cursor, limit: limit)
        keys += page.keys
        cursor = page.next
      } while cursor != nil
      return keys
    }
  }

  private mutating func approve() -> StoreOperation {
    let (set, id, now) = (SetID(pick(["s1", "s2"])), operationID(), now)
    let reviewer = reviewer()
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      let examples = ["x", "y"].map {
        Example(
          id: $0,
          kind: .golden,
          question: "Q",
          answer: "A",
          expected: "A",
          cluster: "c",
          uses: [.eval],
          lineage: []
        )
      }
      let curated = CuratedSet(
        id: set,
        policy: [],
        examples: examples,
        drops: [],
        counts: CurationCounts()
      )
      return StoreOperation("save \(set)") { try $0.save(curated, now: now) }
    case 1:
      return StoreOperation("undo approval \(id) of \(set) by \(reviewer)") {
        try $0.undoApproval(of: set, by: reviewer, operation: id, now: now) as Any
      }
    case 2:
      return StoreOperation("redo approval \(id) of \(set) by \(reviewer)") {
        let redone = try $0.redoApproval(of: set, by: reviewer, operation: id, now: now)
        return [redone as Any, try $0.standings(after: id, of: set)]
      }
    case 3:
      let request = ApprovalRequest(
        set: set,
        positions: pick([[0], [1], [1, 0], [7]]),
        state: pick([.approved, .rejected("no")]),
        reviewer: reviewer,
        operation: id,
        time: now
      )
      return StoreOperation("\(request)") {
        try $0.settle(request)
        return [try $0.outline(of: set) as Any, try $0.comparison(of: set) as Any]
      }
    default:
      let events = ["x", "y", "x"].prefix(Int.random(in: 1...3, using: &random)).map {
        ApprovalEvent(
          operation: id,
          example: ExampleID($0),
          state: pick([.approved, .rejected("no"), .pending]),
          reviewer: reviewer,
          time: now
        )
      }
      return StoreOperation("\(Array(events)) to \(set)") { store in
        try store.appendApprovals(Array(events), to: set)
        return try store.approvals(of: set).sorted { $0.key < $1.key }.map { "\($0)" }
      }
    }
  }
}

/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

/// What is compared of a reversal; a dictionary's own order differs from one to the next.
private func sorted(_ reversal: Reversal?) -> [String] {
  guard var reversal else { return [] }
  let remainders = reversal.remainders.sorted { $0.key < $1.key }.map { "\($0)" }
  reversal.remainders = [:]
  return ["\(reversal)"] + remainders
}
