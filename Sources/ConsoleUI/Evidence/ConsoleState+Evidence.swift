import CellGrid
import ReviewModel
package import TextAnalysis

extension ConsoleState {
  /// The evidence on the record that is shown.
  var shownEvidence: RecordEvidence? { shownItem.flatMap { details.evidence(of: $0) } }

  /// The passage of a source that is highlighted, nil when none is.
  package var highlightedPassage: SentenceEvidence.Passage? { evidenceInSight?.evidence.passage }

  /// The sentence that is looked at, while its record is shown.
  var evidenceInSight: EvidenceFocus? {
    guard let evidenceFocus, evidenceFocus.item == shownItem, screen == .triage else { return nil }
    return evidenceFocus
  }

  /// Why there are no sentences to go to.
  var whyNoSentences: String? {
    guard let evidence = shownEvidence else { return stillReading }
    if evidence.index.isEmpty { return "No source of this record has a text to look in." }
    let none = "This answer has no sentence to look for in the sources."
    return evidence.answer.checked.isEmpty ? none : nil
  }

  /// Goes to the next or previous sentence of the answer.
  mutating func goToSentence(forward: Bool) -> [Effect] {
    guard let item = shownItem, let checked = shownEvidence?.answer.checked else { return [] }
    var number = forward ? 0 : checked.count - 1
    if let focus = evidenceInSight, let last = focus.number {
      number = last + (forward ? 1 : -1)
      if focus.topBeforeJump == nil, !checked.indices.contains(number) {
        return sayNoFurther("sentence", forward: forward)
      }
      number = min(max(0, number), checked.count - 1)
    }
    return look(at: checked[number], number: number, of: item)
  }

  private mutating func look(
    at evidence: SentenceEvidence,
    number: Int,
    of item: ItemKey
  ) -> [Effect] {
    evidenceFocus = EvidenceFocus(item: item, number: number, evidence: evidence)
    record.show(.answer, scalar: evidence.range.lowerBound, height: recordHeight)
    let count = shownEvidence?.answer.checked.count ?? 0
    let name = "Sentence \(grouped(number + 1)) of \(grouped(count))"
    return report(.info, "\(name) \(words(for: evidence, key(of: .showPassage)))")
  }

  private func words(for evidence: SentenceEvidence, _ key: String) -> String {
    guard evidence.standing != .unjudged else {
      return "is too short to judge: no source has its few words beyond the question's."
    }
    guard let passage = evidence.passage else {
      return "has no support: no source has a word of it beyond the question's."
    }
    let source = "source \(passage.source + 1)"
    switch evidence.standing {
    case .unsupported: return "has no support; \(key) shows what comes nearest, in \(source)."
    case .partly where evidence.differsInNegation:
      return "seems to contradict \(source); \(key) shows where."
    case .partly: return "is supported in part; \(key) shows where, in \(source)."
    case .supported, .unjudged, .plain, .noSource:
      return "is supported; \(key) shows where, in \(source)."
    }
  }

  /// Scrolls to the passage for the sentence that is looked at, or back to the sentence.
  ///
  /// Without a sentence it begins with the first one that no source supports.
  mutating func showPassage() -> [Effect] {
    guard let item = shownItem, let checked = shownEvidence?.answer.checked else { return [] }
    guard let focus = evidenceInSight, focus.number != nil else {
      let standings: [SentenceEvidence.Standing] = [.unsupported, .partly, .supported]
      let first = standings.lazy.compactMap { standing in
        checked.firstIndex { $0.standing == standing && $0.passage != nil }
      }.first
      guard let first else {
        return report(.info, "No source has a word of this answer beyond the question's.")
      }
      _ = look(at: checked[first], number: first, of: item)
      return jumpToPassage()
    }
    return jumpToPassage()
  }

  /// Scrolls to the passage for the correction's sentence that the caret is in, or back.
  mutating func showPassageForCaret() -> [Effect] {
    guard let editing, let evidence = shownEvidence else { return report(.warning, stillReading) }
    if evidence.index.isEmpty {
      return report(.info, "No source of this record has a text to look in.")
    }
    judgeCorrection()
    guard let sentence = self.editing?.sentenceAtCaret else {
      return report(.info, "There is no sentence at the caret.")
    }
    if let focus = evidenceInSight, focus.number == nil, focus.evidence.passage == sentence.passage,
      focus.topBeforeJump != nil
    {
      return jumpToPassage()
    }
    evidenceFocus = EvidenceFocus(item: editing.item, evidence: sentence)
    return jumpToPassage()
  }

  private mutating func jumpToPassage() -> [Effect] {
    guard var focus = evidenceFocus else { return [] }
    if let top = focus.topBeforeJump {
      focus.topBeforeJump = nil
      evidenceFocus = focus
      record.top = top
      record.scroll(by: 0, height: recordHeight)
      return []
    }
    guard let passage = focus.evidence.passage else {
      return report(.info, "No source has a word of this sentence beyond the question's.")
    }
    focus.topBeforeJump = record.top
    evidenceFocus = focus
    record.show(.source(passage.source), scalar: passage.range.lowerBound, height: recordHeight)
    let command: Command = editing == nil ? .showPassage : .showPassageForCaret
    let words =
      switch focus.evidence.standing {
      case .unsupported: "comes nearest, and does not say it"
      case .partly where focus.evidence.differsInNegation: "seems to say the opposite"
      case .partly: "says some of it"
      case .supported, .unjudged, .plain, .noSource: "says it, as far as words can tell"
      }
    return report(
      .info,
      "Source \(passage.source + 1) \(words); \(key(of: command)) goes back."
    )
  }

  /// Judges the sentences of the correction again that were changed.
  mutating func judgeCorrection() {
    guard var editor = editing, let index = details.evidence(of: editor.item)?.index else { return }
    editor.judge(by: index)
    editing = editor
  }
}
