import CellGrid
import TextAnalysis

extension TextEditor {
  /// Judges the sentences; those that have not changed keep their judgement.
  mutating func judge(by index: EvidenceIndex) {
    let text = text
    guard !text.utf8.elementsEqual(judgedText.utf8) else { return }
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
    let contradicted = judgements.count(where: \.isContradicted)
    guard unsupported + contradicted > 0 else { return nil }
    let all = "of \(counted(judgements.count { $0.isChecked }, "sentence"))"
    if contradicted == 0 { return "\(grouped(unsupported)) \(all) unsupported" }
    let more = unsupported > 0 ? ", \(grouped(unsupported)) unsupported" : ""
    return "\(grouped(contradicted)) \(all) contradicted\(more)"
  }

  /// The sentences of a line that lack support, counted from the line's start.
  func evidenceSpans(_ scalars: Range<Int>, theme: Theme) -> [StyleSpan] {
    judgements.compactMap { judgement in
      guard let role = judgement.role, judgement.range.overlaps(scalars) else {
        return nil
      }
      let part = judgement.range.clamped(to: scalars)
      return StyleSpan(
        part.lowerBound - scalars.lowerBound..<part.upperBound - scalars.lowerBound,
        theme.style(role)
      )
    }
  }

  /// The sentence that a row is marked with: the worst of those that begin on it.
  func worst(beginningIn scalars: Range<Int>) -> SentenceEvidence? {
    judgements.worst(beginningIn: scalars)
  }
}
