/// Decides which prose marks of a question carry meaning.
///
/// A run of marks is kept whole when it stands alone (`what does ?? mean`, `5 - 3`), unless it only
/// ends the text (`why ?`). Of any other run these are kept:
/// - `.` `,` `:` `-` between digits, and `-` beside a bracket: `1.5`, `10:30`, `2-(3)`;
/// - `.` `!` `-` `--` before a word with nothing before it: `.net`, `!important`, `-5`, `--force`;
///   also `-` and `.` before a digit and after another mark: `1,-5`;
/// - `!` after a digit or before `=`: `5!`, `!=`.
enum MarkRule {
  /// The classes of the ASCII characters, by code.
  static let asciiClasses: [MarkClass] = (UInt8(0)..<128).map {
    MarkClass(Unicode.Scalar($0))
  }

  /// Writes the key of `units` into `sink`.
  static func apply<Unit, Sink: KeySink<Unit>>(
    to units: UnsafeBufferPointer<Unit>,
    classOf: (Unit) -> MarkClass,
    into sink: inout Sink
  ) {
    var index = 0
    var needsSpace = false
    while index < units.count {
      let kind = classOf(units[index])
      if !kind.isSoft {
        if kind == .blank {
          needsSpace = true
        } else {
          if needsSpace && !sink.isEmpty { sink.appendSpace() }
          needsSpace = false
          sink.append(units[index])
        }
        index += 1
        continue
      }
      var end = index + 1
      while end < units.count, classOf(units[end]).isSoft { end += 1 }
      let run = MarkRun(
        left: index == 0 ? .blank : classOf(units[index - 1]),
        count: end - index,
        right: end == units.count ? .blank : classOf(units[end])
      )
      if run.standsAlone {
        let ends =
          !sink.isEmpty
          && units[end...].allSatisfy { classOf($0) == .blank }
          && units[index..<end].allSatisfy { classOf($0).endsSentences }
        if ends { return }
      }
      for place in 0..<run.count {
        let before = place == 0 ? run.left : classOf(units[index + place - 1])
        if run.standsAlone
          || run.keeps(classOf(units[index + place]), at: place, after: before)
        {
          if needsSpace && !sink.isEmpty { sink.appendSpace() }
          needsSpace = false
          sink.append(units[index + place])
        } else {
          needsSpace = true
        }
      }
      index = end
    }
  }
}

/// Marks that follow each other, and what stands on both sides.
private struct MarkRun {
  let left: MarkClass
  let count: Int
  let right: MarkClass

  var standsAlone: Bool { left == .blank && right == .blank }

  /// Whether the mark at `place` carries meaning.
  func keeps(_ mark: MarkClass, at place: Int, after before: MarkClass) -> Bool {
    let isLast = place == count - 1
    if count == 1 {
      let isBetweenDigits = left == .digit && right == .digit
      switch mark {
      case .point, .separator:
        if isBetweenDigits { return true }
      case .hyphen:
        if isBetweenDigits || (left == .closing && right != .blank)
          || (right == .opening && left != .blank)
        {
          return true
        }
      default:
        break
      }
    }
    switch mark {
    case .exclamation:
      if before == .digit || (isLast && right == .equals) { return true }
      return isLast && place == 0 && isAtStart && right.isWord
    case .point:
      guard isLast else { return false }
      return place == 0
        ? isAtStart && right.isWord
        : right == .digit && before != .point && before != .hyphen
    case .hyphen:
      if count <= 2, isAtStart, right.isWord { return isLast || place == 0 }
      return isLast && place > 0 && right == .digit && before != .hyphen && before != .point
    default:
      return false
    }
  }

  private var isAtStart: Bool {
    left == .blank || left == .opening || left == .symbol || left == .equals
  }
}

extension MarkClass {
  fileprivate var endsSentences: Bool {
    self == .point || self == .exclamation || self == .terminal
  }
}
