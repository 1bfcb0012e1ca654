import ConsoleUI
import ReviewModel

/// How a change that is not stored stands in a journal.
///
/// Time, operation, what it is, the operation that it means, the set, the reason, and the positions of the examples;
/// what there is none of is empty.
extension ByteWriter {
  mutating func append(_ change: UnstoredChange, _ operation: OperationID, _ time: Timestamp) {
    append(UInt64(bitPattern: time.milliseconds))
    append(text: operation.rawValue)
    append(change.code)
    append(text: change.meant?.rawValue ?? "")
    append(text: change.set?.rawValue ?? "")
    append(text: change.text ?? "")
    var positions: [Int] = []
    if case .settle(_, let all, _) = change.what { positions = all }
    append(UInt32(clamping: positions.count))
    for position in positions { append(UInt32(clamping: position)) }
  }
}

extension ByteReader {
  /// A change; nil also when a newer version made it.
  mutating func readChange() -> JournalEntry? {
    guard
      let time = read(UInt64.self),
      let operation = readText(),
      let code = read(UInt8.self),
      let meant = readText(),
      let set = readText(),
      let reason = readText(),
      let count = read(UInt32.self)
    else { return nil }
    var positions: [Int] = []
    for _ in 0..<count {
      guard let position = read(UInt32.self) else { return nil }
      positions.append(Int(position))
    }
    guard let what = UnstoredChange.What(code: code, SetID(set), positions, reason: reason) else {
      return nil
    }
    let made = Timestamp(milliseconds: Int64(bitPattern: time))
    let kept = UnstoredChange(ticket: 0, what)
      .kept(
        as: OperationID(operation),
        meant: meant.isEmpty ? nil : OperationID(meant),
        made: made
      )
    return .change(kept, OperationID(operation), time: made)
  }
}

extension JournalEntry {
  /// A change as it stands in a journal; one of an earlier console keeps the time when it was asked for.
  static func change(
    _ change: UnstoredChange,
    as operation: OperationID,
    meant: OperationID?,
    at time: Timestamp
  ) -> JournalEntry {
    let made = change.made ?? time
    let kept = change.kept(as: operation, meant: change.meant ?? meant, made: made)
    return .change(kept, operation, time: made)
  }
}

extension UnstoredChange {
  fileprivate var code: UInt8 {
    switch what {
    case .reverse(.undo): 1
    case .reverse(.redo): 2
    case .reverseApproval(.undo, _): 3
    case .reverseApproval(.redo, _): 4
    case .settle(_, _, .approved): 5
    case .settle(_, _, .rejected): 6
    case .settle(_, _, .pending): 7
    }
  }
}

extension UnstoredChange.What {
  fileprivate init?(code: UInt8, _ set: SetID, _ positions: [Int], reason: String) {
    switch code {
    case 1: self = .reverse(.undo)
    case 2: self = .reverse(.redo)
    case 3: self = .reverseApproval(.undo, set)
    case 4: self = .reverseApproval(.redo, set)
    case 5: self = .settle(set, positions, .approved)
    case 6: self = .settle(set, positions, .rejected(reason))
    case 7: self = .settle(set, positions, .pending)
    default: return nil
    }
  }
}
