/// What was done to a text, to be taken back and done again.
///
/// Typing is one step a word, and so is deleting; a paste, a cut or a new line is one step each.
///
/// The history is a line, and nothing is ever lost from it: when something new is done after an undo, what
/// was undone and its undoing become part of the past. So undo alone leads back through every text that
/// there was (as in Emacs), and redo is the short way forward while nothing new was done. Only a history of
/// more than `mostSteps`, or of more than `mostBytes`, forgets its oldest part.
struct EditHistory: Equatable, Sendable {
  /// One step: a text in the place of another.
  struct Step: Equatable, Sendable {
    var at: TextPosition
    var removed: String
    var inserted: String
    var caretBefore: TextPosition
    var caretAfter: TextPosition

    /// How much text it holds.
    var bytes: Int { removed.utf8.count + inserted.utf8.count }

    /// The step that takes this one back.
    var reversed: Step {
      Step(
        at: at,
        removed: inserted,
        inserted: removed,
        caretBefore: caretAfter,
        caretAfter: caretBefore
      )
    }
  }

  /// How a step may grow.
  enum Growth: Equatable, Sendable {
    case typing
    case deletingBackward
    case deletingForward
  }

  /// How many steps are kept.
  static let mostSteps = 50_000
  /// How many bytes of texts are kept.
  static let mostBytes = 32 << 20

  private var past: [Step] = []
  private var future: [Step] = []
  /// How the last step may still grow, nil when it is complete.
  private var growth: Growth?
  private var bytes = 0

  /// Remembers a step, as part of the last one where it continues it.
  mutating func record(_ step: Step, growing kind: Growth? = nil) {
    bytes += step.bytes
    if !future.isEmpty {
      past += future.reversed()
      past += future.map(\.reversed)
      bytes += future.reduce(0) { $0 + $1.bytes }
      future = []
      growth = nil
    }
    if let kind, kind == growth, let last = past.last?.joined(with: step, as: kind) {
      past[past.count - 1] = last
      return
    }
    past.append(step)
    growth = kind
    if past.count > Self.mostSteps || bytes > Self.mostBytes { forgetOldest() }
  }

  /// Forgets an eighth more than is needed, so that it need not be done at each step.
  private mutating func forgetOldest() {
    var kept = 0
    var size = 0
    for step in past.reversed() {
      size += step.bytes
      if kept >= Self.mostSteps / 8 * 7 || size > Self.mostBytes / 8 * 7 { break }
      kept += 1
    }
    past.removeFirst(past.count - max(1, kept))
    bytes = past.reduce(0) { $0 + $1.bytes }
  }

  /// Completes the last step: what comes next is a step of its own.
  mutating func complete() { growth = nil }

  /// The step that takes the last one back, or nil.
  mutating func undo() -> Step? {
    growth = nil
    guard let step = past.popLast() else { return nil }
    future.append(step)
    return step.reversed
  }

  /// The step that was taken back last, or nil.
  mutating func redo() -> Step? {
    growth = nil
    guard let step = future.popLast() else { return nil }
    past.append(step)
    return step
  }
}

extension EditHistory.Step {
  fileprivate func joined(with next: Self, as kind: EditHistory.Growth) -> Self? {
    guard at.line == next.at.line else { return nil }
    var joined = self
    joined.caretAfter = next.caretAfter
    switch kind {
    case .typing:
      guard next.removed.isEmpty,
        next.at.offset == at.offset + inserted.utf8.count,
        !Self.beginsWord(next.inserted.utf8.first, after: inserted.utf8.last)
      else { return nil }
      joined.inserted += next.inserted
    case .deletingBackward:
      guard inserted.isEmpty, next.inserted.isEmpty,
        next.at.offset + next.removed.utf8.count == at.offset,
        !Self.beginsWord(next.removed.utf8.last, after: removed.utf8.first)
      else { return nil }
      joined.at = next.at
      joined.removed = next.removed + removed
    case .deletingForward:
      guard inserted.isEmpty, next.inserted.isEmpty, next.at == at,
        !Self.beginsWord(next.removed.utf8.first, after: removed.utf8.last)
      else { return nil }
      joined.removed += next.removed
    }
    return joined
  }

  private static func beginsWord(_ next: UInt8?, after last: UInt8?) -> Bool {
    guard let next, let last else { return false }
    let blanks: [UInt8] = [0x09, 0x20]
    return blanks.contains(last) && !blanks.contains(next)
  }
}
