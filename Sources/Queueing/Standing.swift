package import ReviewModel

/// What became of an item in this console, before the store's rows say so too.
package enum Standing: Hashable, Sendable {
  /// Decided, and on its way to the disk.
  case pending(VerdictKind)
  /// Decided, durably.
  case done(VerdictKind)
  /// Decided after somebody else: kept as a second opinion behind that reviewer's.
  case late(after: String)

  /// Whether the item waits for nothing more from this reviewer; a skipped one does.
  package var isSettled: Bool {
    switch self {
    case .pending(let kind), .done(let kind): kind != .skip
    case .late: true
    }
  }

  /// Whether the item was put off.
  package var isSkipped: Bool {
    switch self {
    case .pending(let kind), .done(let kind): kind == .skip
    case .late: false
    }
  }
}
