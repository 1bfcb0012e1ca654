import ConsoleUI
import ReviewModel

/// How a decision that is not stored stands in a journal.
///
/// Time, operation, verdict (its kind and text), items, ids of the first of them, spared items, flags (covers
/// those that ask the same, has a note, has a reason to keep, has an effort, lost items to an erasure, has
/// assertions), and what the flags name. Zeros may follow, where an erasure has taken something out.
extension ByteWriter {
  mutating func append(
    _ decision: UnstoredDecision,
    _ operation: OperationID,
    _ ids: [ItemID?],
    _ time: Timestamp
  ) {
    append(UInt64(bitPattern: time.milliseconds))
    append(text: operation.rawValue)
    append(decision.verdict.code)
    append(text: decision.verdict.correction ?? decision.verdict.reason?.rawValue ?? "")
    append(items: decision.items)
    append(UInt32(clamping: ids.count))
    for id in ids { append(text: id?.rawValue ?? "") }
    append(items: decision.details.spared.sorted())
    let effort = decision.details.effort
    let flags = [
      decision.details.coversCluster, decision.note != nil, decision.keeping != nil, effort != nil,
      decision.erased > 0, !decision.details.assertions.isEmpty,
    ]
    append(flags.enumerated().reduce(0 as UInt8) { $0 | ($1.element ? 1 << $1.offset : 0) })
    if let note = decision.note { append(text: note) }
    if let keeping = decision.keeping { append(text: keeping) }
    if let effort {
      append(UInt64(clamping: effort.milliseconds))
      append(UInt64(clamping: effort.keys))
    }
    if decision.erased > 0 { append(UInt32(clamping: decision.erased)) }
    guard !decision.details.assertions.isEmpty else { return }
    append(UInt32(clamping: decision.details.assertions.count))
    for assertion in decision.details.assertions {
      append(text: assertion.kind.rawValue)
      append(text: assertion.value)
    }
  }

  private mutating func append(items: [ItemKey]) {
    append(UInt32(clamping: items.count))
    for item in items { append(UInt64(bitPattern: item)) }
  }
}

extension ByteReader {
  /// A decision; nil also when a newer version made it.
  mutating func readDecision() -> JournalEntry? {
    guard
      let time = read(UInt64.self),
      let operation = readText(),
      let code = read(UInt8.self),
      let verdict = readText().flatMap({ Verdict(code: code, text: $0) }),
      let items = readItems(),
      let named = read(UInt32.self)
    else { return nil }
    var ids: [ItemID?] = []
    for _ in 0..<named {
      guard let name = readText() else { return nil }
      ids.append(name.isEmpty ? nil : ItemID(name))
    }
    guard let spared = readItems(), let flags = read(UInt8.self) else { return nil }
    var decision = UnstoredDecision(ticket: 0, items: items, verdict: verdict)
    decision.operation = OperationID(operation)
    decision.details.coversCluster = flags & 1 != 0
    decision.details.spared = Set(spared)
    if flags & 2 != 0 {
      guard let note = readText() else { return nil }
      decision.note = note
    }
    if flags & 4 != 0 {
      guard let keeping = readText() else { return nil }
      decision.keeping = keeping
    }
    if flags & 8 != 0 {
      guard let milliseconds = read(UInt64.self), let keys = read(UInt64.self) else { return nil }
      decision.details.effort = DecisionEffort(
        milliseconds: Int(clamping: milliseconds),
        keys: Int(clamping: keys)
      )
    }
    if flags & 16 != 0 {
      guard let erased = read(UInt32.self) else { return nil }
      decision.erased = Int(erased)
    }
    if flags & 32 != 0 {
      guard let count = read(UInt32.self) else { return nil }
      for _ in 0..<count {
        guard let kind = readText().flatMap(Assertion.Kind.init), let value = readText() else {
          return nil
        }
        decision.details.assertions.append(Assertion(kind, value))
      }
    }
    let made = Timestamp(milliseconds: Int64(bitPattern: time))
    return .decision(decision, as: OperationID(operation), ids: ids, at: made)
  }

  private mutating func readItems() -> [ItemKey]? {
    guard let count = read(UInt32.self) else { return nil }
    var items: [ItemKey] = []
    for _ in 0..<count {
      guard let item = read(UInt64.self) else { return nil }
      items.append(ItemKey(bitPattern: item))
    }
    return items
  }
}

extension JournalEntry {
  /// A decision as it stands in a journal; one of an earlier console keeps the time when it was made.
  static func decision(
    _ decision: UnstoredDecision,
    as operation: OperationID,
    ids: [ItemID?],
    at time: Timestamp
  ) -> JournalEntry {
    let made = decision.made ?? time
    return .decision(decision.kept(as: operation, made: made), operation, ids: ids, time: made)
  }

  /// What is left of a decision when records are erased; nil for all else, and when nothing is left or gone.
  func decision(without isErased: (ItemKey) -> Bool) -> JournalEntry? {
    guard case .decision(let decision, let operation, let ids, let time) = self,
      let left = decision.without(isErased), left.items.count < decision.items.count
    else { return nil }
    let kept = zip(decision.items, ids).filter { !isErased($0.0) }.map(\.1)
    return .decision(left, operation, ids: kept, time: time)
  }
}

extension Verdict {
  fileprivate var code: UInt8 {
    switch self {
    case .correct: 1
    case .affirm: 2
    case .discard: 3
    case .flag: 4
    case .skip: 5
    }
  }

  fileprivate init?(code: UInt8, text: String) {
    switch code {
    case 1: self = .correct(text)
    case 2: self = .affirm
    case 3: self = .discard(ReasonCode(text))
    case 4: self = .flag(ReasonCode(text))
    case 5: self = .skip
    default: return nil
    }
  }
}
