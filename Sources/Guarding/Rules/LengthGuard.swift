/// Warns when a correction is much shorter or longer than the answer, or than a set takes.
struct LengthGuard: CorrectionGuard {
  let name = "length"
  /// So many times shorter or longer is much.
  private static let much = 10
  /// An answer of so many characters may be expected to need more than a word.
  private static let longAnswer = 300
  /// A correction of fewer characters is never much longer.
  private static let longCorrection = 2_000
  /// Of so few characters the curator warns too.
  private static let veryShort = 3
  /// An answer of fewer characters may be right with one that is very short.
  private static let shortAnswer = 20

  func objection(to correction: ProposedCorrection) -> String? {
    let count = correction.text.trimmed.count
    let answer = correction.answer.trimmed.count
    if count > correction.length.upperBound {
      return "it has more than the \(correction.length.upperBound) characters that a set takes"
    }
    if count < correction.length.lowerBound {
      return "it has fewer than the \(correction.length.lowerBound) characters that a set asks for"
    }
    if count <= Self.veryShort, answer >= Self.shortAnswer {
      return "it has \(count) character\(count == 1 ? "" : "s") only"
    }
    if answer >= Self.longAnswer, count < answer / Self.much {
      return "it is less than a tenth as long as the answer"
    }
    if count > Self.longCorrection, count / Self.much > answer {
      return "it is more than ten times as long as the answer"
    }
    return nil
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: Substring {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[start...end]
  }
}
