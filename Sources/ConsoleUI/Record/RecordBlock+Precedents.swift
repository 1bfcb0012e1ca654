import CellGrid
import ReviewModel

extension RecordBlock {
  /// Corrections that were made before of the same question, or of one that is nearly the same.
  ///
  /// - Parameters:
  ///   - answer: the answer that is shown; words that it has not are marked.
  ///   - key: the key that takes one over.
  ///   - hasBrackets: whether those words stand in brackets.
  static func earlier(
    _ corrections: [EarlierCorrection],
    answer: String,
    key: String,
    hasBrackets: Bool,
    _ diffs: inout WordDiffs
  ) -> [RecordBlock] {
    var all: [RecordBlock] = []
    for (index, earlier) in corrections.enumerated() {
      var detail = earlier.author
      if let time = earlier.time { detail += ", \(time.minute)" }
      if index == 0 { detail += "  ·  \(key) takes it over as a start" }
      let title = earlier.isSameQuestion ? "Corrected before" : "Similar, corrected before"
      var blocks = [RecordBlock.heading(title, detail: detail, anchor: .difference)]
      if !earlier.isSameQuestion {
        let question = String(earlier.question.prefix(Self.longestQuestion))
        blocks.append(RecordBlock(RichText(question, .quote), indent: 2))
      }
      blocks.append(
        .body(earlier.correction, differingFrom: answer, hasBrackets: hasBrackets, &diffs)
      )
      all += blocks
    }
    return all
  }

  private static let longestQuestion = 600
}
