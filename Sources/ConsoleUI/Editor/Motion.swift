/// A way for the caret to go.
enum Motion: Sendable {
  case left, right, up, down, wordLeft, wordRight, rowStart, rowEnd, paragraphUp, paragraphDown
  case pageUp, pageDown, textStart, textEnd

  /// Whether it goes by rows, and so aims for the column where the first of its kind began.
  var isVertical: Bool {
    switch self {
    case .up, .down, .pageUp, .pageDown: true
    default: false
    }
  }

  /// The side of a selection that it goes to instead of moving, when it ends one.
  var collapsesTo: Side? {
    switch self {
    case .left: .start
    case .right: .end
    default: nil
    }
  }

  /// An end of a selection.
  enum Side: Sendable {
    case start, end
  }
}

extension EditorCommand {
  /// Where it goes, and whether it selects what it passes; nil when it does not move.
  var motion: (motion: Motion, selects: Bool)? {
    switch self {
    case .left: (.left, false)
    case .right: (.right, false)
    case .up: (.up, false)
    case .down: (.down, false)
    case .wordLeft: (.wordLeft, false)
    case .wordRight: (.wordRight, false)
    case .rowStart: (.rowStart, false)
    case .rowEnd: (.rowEnd, false)
    case .paragraphUp: (.paragraphUp, false)
    case .paragraphDown: (.paragraphDown, false)
    case .pageUp: (.pageUp, false)
    case .pageDown: (.pageDown, false)
    case .textStart: (.textStart, false)
    case .textEnd: (.textEnd, false)
    case .selectLeft: (.left, true)
    case .selectRight: (.right, true)
    case .selectUp: (.up, true)
    case .selectDown: (.down, true)
    case .selectWordLeft: (.wordLeft, true)
    case .selectWordRight: (.wordRight, true)
    case .selectRowStart: (.rowStart, true)
    case .selectRowEnd: (.rowEnd, true)
    case .selectTextStart: (.textStart, true)
    case .selectTextEnd: (.textEnd, true)
    default: nil
    }
  }
}
