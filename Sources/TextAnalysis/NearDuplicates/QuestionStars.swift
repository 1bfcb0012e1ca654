/// Near-duplicate questions round their centres: each member is near its centre, so that no chain of small differences
/// ends far from where it began.
///
/// Who has the most others near becomes a centre first, and of equal ones the first: of ten wordings the one
/// without a slip. What comes out hangs on the questions and their order, and on nothing else.
package struct QuestionStars: Sendable {
  /// Of each question its centre, which is itself for a centre.
  package private(set) var centres: [Int32]
  /// How near each question is to its centre.
  package private(set) var likenesses: [Likeness]

  /// Grows whenever questions are put together by another rule.
  package static let version = 1

  /// Of how many candidates those that are near are counted; of more, the candidates are.
  static let mostCounted = 100
  /// How many questions of one hash are compared with a centre.
  static let mostCandidates = 20_000

  /// Puts questions together.
  ///
  /// - Parameters:
  ///   - questions: calls its argument with each normalised question, which ``questionKey(of:)`` makes, in UTF-8 and in the
  ///     order of precedence.
  ///   - dictionary: which words are ordinary words, not names.
  package init(
    dictionary: WordDictionary,
    questions: ((UnsafeBufferPointer<UInt8>) -> Void) throws -> Void
  ) rethrows {
    var compared = ComparedQuestions(dictionary: dictionary)
    try questions { compared.append($0) }
    self.init(compared)
  }

  init(_ questions: ComparedQuestions) {
    let rule = LikenessRule(questions: questions)
    let index = SignatureIndex(questions)
    var centres = [Int32](repeating: -1, count: questions.count)
    var likenesses = [Likeness](repeating: .sameWords, count: questions.count)
    let counts = (0..<questions.count).map { question in
      let most = index.candidateCount(of: question)
      guard most > 1, most <= Self.mostCounted else { return most }
      var count = 1
      index.forEachCandidate(of: question) { other in
        guard other != question else { return }
        if rule.likeness(of: question, and: other) >= .oneWordApart { count += 1 }
      }
      return count
    }
    let order = (0..<questions.count).sorted {
      counts[$0] > counts[$1] || counts[$0] == counts[$1] && $0 < $1
    }
    for question in order where centres[question] < 0 {
      centres[question] = Int32(question)
      var looks = 0
      index.forEachCandidate(of: question) { other in
        guard centres[other] < 0, looks < Self.mostCandidates else { return }
        looks += 1
        let likeness = rule.likeness(of: question, and: other)
        guard likeness >= .oneWordApart else { return }
        centres[other] = Int32(question)
        likenesses[other] = likeness
      }
    }
    self.centres = centres
    self.likenesses = likenesses
  }
}
