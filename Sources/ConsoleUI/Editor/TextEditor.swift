package import CellGrid
package import ReviewModel
import TextAnalysis

/// The built-in editor of corrections: many lines, no modes, soft wrap, undo that loses nothing.
///
/// A value with everything in it, the undo too, so that it can be kept while its item is out of sight.
/// Ends of line are line feeds; every other character is kept as it came and drawn by `TextCells`. The
/// caret stands between things that are drawn as one, and what deletes deletes such a thing whole.
package struct TextEditor: Equatable, Sendable {
  /// The most that a correction may have: 1 MiB of UTF-8.
  package static let longest = 1 << 20
  /// After so many changes the journal gets the whole text again.
  private static let checkpointInterval = 1_000

  /// The item that the correction is for.
  package let item: ItemKey
  /// The agent's answer, or what else the correction is compared with.
  package private(set) var answer: String
  /// Which scalars of the answer stand for two of the answer as it came, in their order.
  private var pairedLineEnds: [Int]
  /// The cells that the editor has.
  package internal(set) var size: Size
  /// Whether the answer stands beside the text, where what went can be marked in it.
  var isBesideAnswer = false
  /// How the text differs from the answer, while that is shown.
  var diff: WordDiff?
  /// The private values in the text, as far as they were found, in their order.
  package internal(set) var privateValues: [PrivateValue] = []
  /// The scalars of the words that the dictionary does not know, in their order.
  package internal(set) var misspelt: [Range<Int>] = []

  /// The judgements on the sentences, where they stand now.
  var judgements: [SentenceEvidence] = []
  /// The text that was judged last, and the judgements as they were then.
  var judgedText = ""
  var judged: [SentenceEvidence] = []

  var buffer: TextBuffer
  var caret = TextPosition()
  /// The column that moving up and down aims for, while nothing else is done.
  var goalColumn: Int?
  /// A place on the first row that is shown.
  var top = TextPosition()
  var history = EditHistory()
  /// Where the selection begins, or ends; the caret is its other end.
  var anchor: TextPosition?
  /// Whether a mark was set, so that every move selects.
  var isMarking = false
  /// What was cut and copied.
  var kills = KillRing()
  /// What was put in by the last command.
  var yanked: Yank?
  /// The search, while what is looked for is typed.
  var search: TextSearch?
  private var changes = 0

  /// Opens an editor.
  ///
  /// - Parameters:
  ///   - item: the item that the correction is for.
  ///   - text: what it starts with; more than `longest` is cut off.
  ///   - caret: scalars before the caret, nil for the end.
  ///   - answer: what the correction is compared with.
  ///   - size: the cells that the editor has.
  package init(
    item: ItemKey,
    text: String = "",
    caret: Int? = nil,
    answer: String,
    size: Size
  ) {
    self.item = item
    self.answer = answer.withLineFeeds
    pairedLineEnds = answer.pairedLineEnds
    self.size = size
    buffer = TextBuffer(text.cut(toUTF8: Self.longest).withLineFeeds, columns: size.columns - 1)
    self.caret = caret.map(buffer.position(atScalar:)) ?? buffer.end
    settle()
  }

  /// The whole text.
  package var text: String { buffer.text }

  /// The draft as it stands.
  package var draft: Draft {
    Draft(item: item, text: text, caret: buffer.scalarOffset(of: caret))
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { buffer.isEmpty }

  /// Whether the difference to the answer is shown.
  package var showsDiff: Bool { diff != nil }

  /// Why the text cannot be submitted, or nil when it can.
  package var objection: String? {
    let text = text
    if text.trimmed.isEmpty {
      return "The correction is empty. Write the right answer, or press Esc to leave."
    }
    if text.trimmed.utf8.elementsEqual(answer.trimmed.utf8) {
      return "The correction is the agent's answer unchanged. Change it, or leave and affirm it."
    }
    return nil
  }

  /// Does what a key asks for.
  package mutating func perform(_ command: EditorCommand) -> EditorOutcome {
    if command != .cutLine { kills.endCut() }
    if command != .yankEarlier { yanked = nil }
    if let (motion, selects) = command.motion {
      if !motion.isVertical { goalColumn = nil }
      return move(motion, selecting: selects)
    }
    goalColumn = nil
    switch command {
    case .newLine: return put("\n")
    case .deleteLeft:
      return delete(from: place(before: caret), to: caret, growing: .deletingBackward)
    case .deleteRight:
      return delete(from: caret, to: place(after: caret), growing: .deletingForward)
    case .deleteWordLeft: return delete(from: wordStart(before: caret), to: caret)
    case .deleteWordRight: return delete(from: caret, to: wordEnd(after: caret))
    case .selectAll: return selectAll()
    case .mark: return toggleMark()
    case .cutLine: return cut()
    case .yank: return yank()
    case .yankEarlier: return yankEarlier()
    case .reflow: return reflow()
    case .undo:
      guard let step = history.undo() else { return .refused("There is nothing to undo here.") }
      return apply(step)
    case .redo:
      guard let step = history.redo() else { return .refused("There is nothing to redo here.") }
      return apply(step)
    case .toggleDiff:
      diff = showsDiff ? nil : WordDiff(from: answer, to: text)
      settle()
      return .unchanged
    case .nextEdit: return goToDifference(forward: true)
    case .previousEdit: return goToDifference(forward: false)
    default:
      return .unchanged
    }
  }

  /// Puts typed text at the caret; typing on makes one step of undo a word.
  package mutating func type(_ text: String) -> EditorOutcome {
    leaveRow()
    return put(text.withLineFeeds, growing: .typing)
  }

  /// Puts a pasted text at the caret, as one step of undo.
  package mutating func paste(_ text: String) -> EditorOutcome {
    leaveRow()
    return put(text.withLineFeeds)
  }

  /// Puts another text in the place of all, as one step of undo, with the caret at its end.
  package mutating func replaceAll(with text: String) -> EditorOutcome {
    leaveRow()
    let text = text.withLineFeeds
    if text.utf8.elementsEqual(self.text.utf8) { return .unchanged }
    return replace(from: TextPosition(), to: buffer.end, with: text)
  }

  /// Tells the editor what the correction is compared with, should that have been read after it was opened.
  mutating func compare(with answer: String) {
    pairedLineEnds = answer.pairedLineEnds
    let answer = answer.withLineFeeds
    guard !answer.utf8.elementsEqual(self.answer.utf8) else { return }
    self.answer = answer
    if showsDiff { diff = WordDiff(from: answer, to: text) }
  }

  /// The scalars of the answer as it came that some of ``answer`` stand for.
  func stored(_ range: Range<Int>) -> Range<Int> {
    func before(_ place: Int) -> Int {
      var (low, high) = (0, pairedLineEnds.count)
      while low < high {
        let middle = (low + high) / 2
        if pairedLineEnds[middle] < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return range.lowerBound + before(range.lowerBound)..<range.upperBound
      + before(range.upperBound)
  }

  /// Tells the editor how many cells it has.
  package mutating func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    buffer.setColumns(size.columns - 1)
    settle()
  }

  /// What the journal needs after a step; the step has been done already.
  mutating func change(by step: EditHistory.Step) -> DraftChange {
    changes += 1
    if showsDiff { diff = WordDiff(from: answer, to: text) }
    let place = buffer.scalarOffset(of: step.at)
    let removed = step.removed.scalarCount
    let inserted = step.inserted.scalarCount
    privateValues.follow(at: place, removed: removed, inserted: inserted)
    if !misspelt.isEmpty {
      misspelt = misspelt.compactMap {
        $0.moved(at: place, removed: removed, inserted: inserted)
      }
    }
    judgements.follow(at: place, removed: removed, inserted: inserted)
    if changes % Self.checkpointInterval == 1 { return .checkpoint(draft) }
    return .splice(
      item: item,
      at: place,
      removed: removed,
      inserted: step.inserted,
      caret: buffer.scalarOffset(of: caret)
    )
  }

  private mutating func leaveRow() {
    goalColumn = nil
    kills.endCut()
    yanked = nil
  }
}

extension String {
  /// As much of the text as fits in so many bytes, in whole scalars.
  fileprivate func cut(toUTF8 limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil {
      end = utf8.index(before: end)
    }
    return String(self[..<end])
  }

  /// The text without white space around it.
  fileprivate var trimmed: Substring {
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let scalars = unicodeScalars
    let end = scalars.lastIndex { !isSpace($0) }.map { scalars.index(after: $0) }
    return Substring(scalars[..<(end ?? startIndex)].drop(while: isSpace))
  }
}
