import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The rows of the list.
  var listHeight: Int { ConsoleLayout(self)?.list.rows ?? 0 }

  /// The rows of the record pane.
  var recordHeight: Int { ConsoleLayout(self)?.record.rows ?? 0 }

  /// The cells of the editor, whether it is open or not.
  var editorSize: Size {
    ConsoleLayout(
      size: size,
      isZoomed: isZoomed,
      isEditing: true,
      isStacked: configuration.isPlain
    )?.editor.size ?? Size(columns: 40, rows: 4)
  }

  /// Whether the editor stands beside a record whose answer is no text of the console's own.
  var standsBesideAnswer: Bool {
    guard let layout = ConsoleLayout(self), let editing, !layout.divider.isEmpty else {
      return false
    }
    return !layout.pageCoversRecord && details[editing.item]?.interaction.answer.isEmpty == false
  }

  /// What the record pane shows.
  var recordContent: RecordContent? {
    guard let item = shownItem else { return nil }
    // One's own claim is renewed again and again, and shown nowhere; whoever else holds it is `holder`.
    var row = summaries[item]
    row?.claim = nil
    var detail = details[item]
    detail?.summary.claim = nil
    let summary = detail?.summary ?? row
    return RecordContent(
      item: item,
      summary: row,
      detail: detail,
      evidence: details.evidence(of: item)?.answer,
      isGone: details.isGone(item),
      standing: queue.standing(of: item),
      holder: queue.holder(of: item, now: now),
      draft: editing == nil ? drafts[item]?.text : nil,
      editKey: key(of: .correct),
      precedents: precedents[item],
      takeOverKey: key(of: .takeSide),
      sameKey: key(of: .affirm),
      differentKey: key(of: .discard),
      reviewer: configuration.reviewer,
      hasBrackets: theme.hasBrackets,
      reasons: order == .value ? summary.map(reasons) ?? [] : [],
      failureKinds: configuration.failureKinds,
      cover: cover(of: item),
      begun: begunOthers(of: item)
    )
  }

  private func reasons(for row: ItemSummary) -> [String] {
    ReviewValue.reasons(for: row, now: now, number: grouped)
  }

  /// Whether the record is scrolled beyond its question.
  var isQuestionOutOfSight: Bool {
    guard let question = record.place(of: .question) else { return false }
    return record.top > question + 1
  }

  /// How the question begins, in the lines that keep it in sight beside the editor.
  func pinnedQuestion(columns: Int) -> (text: String, lines: ArraySlice<WrappedLine>) {
    let question = editing.flatMap { details[$0.item]?.interaction.question } ?? ""
    let text = String(question.prefix(400))
    return (text, WrappedText(text, columns: max(1, columns - 2)).lines.prefix(2))
  }

  mutating func layOutRecord() {
    guard let layout = ConsoleLayout(self) else { return }
    record.lay(
      recordContent.map(PaneContent.item),
      width: layout.recordWidth,
      needle: search?.text ?? ""
    )
    record.scroll(by: 0, height: layout.record.rows)
  }

  mutating func scrollRecord(by rows: Int) -> [Effect] {
    record.scroll(by: rows, height: recordHeight)
    return []
  }

  /// Scrolls to the answer when there is no room for it beside the editor.
  mutating func showAnswer() {
    layOutRecord()
    record.top = 0
    guard let answer = record.place(of: .answer), answer > recordHeight / 2 else { return }
    _ = record.jump(to: .answer, forward: true, height: recordHeight)
  }

  mutating func jump(to anchor: RecordBlock.Anchor, forward: Bool) -> [Effect] {
    if record.jump(to: anchor, forward: forward, height: recordHeight) { return [] }
    let noun = anchor == .source ? "source" : "difference"
    return sayNoFurther(noun, forward: forward)
  }
}
