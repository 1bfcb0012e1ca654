import CellGrid
import TextAnalysis

extension TextEditor {
  /// Judges the sentences; those that have not changed keep their judgement.
  mutating func judge(by index: EvidenceIndex) {
    let text = text
    guard text != judgedText else { return }
    judgements = index.isEmpty ? [] : index.judgements(of: text, known: (judgedText, judged))
    judged = judgements
    judgedText = text
  }

  /// The sentence that the caret is in or right behind.
  var sentenceAtCaret: SentenceEvidence? {
    let place = buffer.scalarOffset(of: caret)
    return judgements.last { $0.range.lowerBound <= place }
  }

  /// What is to be said of the sentences beside the title, nil when there is nothing to see to.
  var evidenceHint: String? {
    let unsupported = judgements.count(.unsupported)
    guard unsupported > 0 else { return nil }
    let all = judgements.count { $0.isChecked }
    return "\(grouped(unsupported)) of \(counted(all, "sentence")) unsupported"
  }

  /// The sentences of a line that lack support, counted from the line's start.
  func evidenceSpans(_ scalars: Range<Int>, theme: Theme) -> [StyleSpan] {
    judgements.compactMap { judgement in
      guard let role = judgement.standing.role, judgement.range.overlaps(scalars) else {
        return nil
      }
      let part = judgement.range.clamped(to: scalars)
      return StyleSpan(
        part.lowerBound - scalars.lowerBound..<part.upperBound - scalars.lowerBound,
        theme.style(role)
      )
    }
  }

  /// The standing that a row is marked with: the worst of the sentences that begin on it.
  func standing(beginningIn scalars: Range<Int>) -> SentenceEvidence.Standing? {
    judgements.worstStanding(beginningIn: scalars)
  }
}

extension [SentenceEvidence] {
  /// The standing to mark a row with: the worst of the sentences that begin in a range.
  func worstStanding(beginningIn scalars: Range<Int>) -> SentenceEvidence.Standing? {
    var found: SentenceEvidence.Standing?
    for judgement in self where scalars.contains(judgement.range.lowerBound) {
      if judgement.standing == .unsupported { return .unsupported }
      if judgement.standing == .partly { found = .partly }
    }
    return found
  }
}
