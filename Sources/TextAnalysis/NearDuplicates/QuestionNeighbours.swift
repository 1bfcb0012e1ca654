/// Which questions are in nearly the words of one, by the same rule that puts them together in ``QuestionStars``, but
/// pair by pair: two that are near are found also where each is in a star of its own.
package struct QuestionNeighbours {
  private let rule: LikenessRule
  private let index: SignatureIndex
  private let count: Int

  /// How many questions are compared with one.
  private static let mostCandidates = 20_000

  /// Reads questions.
  ///
  /// - Parameters:
  ///   - dictionary: which words are ordinary words, not names.
  ///   - questions: calls its argument with each normalised question in UTF-8.
  package init(
    dictionary: WordDictionary,
    questions: ((UnsafeBufferPointer<UInt8>) -> Void) throws -> Void
  ) rethrows {
    var compared = ComparedQuestions(dictionary: dictionary)
    try questions { compared.append($0) }
    rule = LikenessRule(questions: compared)
    index = SignatureIndex(compared)
    count = compared.count
  }

  /// The questions that are near one, by their places in the order of reading; without itself.
  package func neighbours(of question: Int) -> [Int] {
    guard (0..<count).contains(question) else { return [] }
    var near: [Int] = []
    var looks = 0
    index.forEachCandidate(of: question) { other in
      guard other != question else { return true }
      looks += 1
      if rule.likeness(of: question, and: other) >= .oneWordApart { near.append(other) }
      return looks < Self.mostCandidates
    }
    return near
  }
}
