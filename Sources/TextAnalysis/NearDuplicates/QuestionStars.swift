/// Near-duplicate questions round their centres: each member is near its centre, so that no chain of small differences
/// ends far from where it began.
///
/// Each question is put with the first one before it that is a centre and near it, or becomes a centre itself. So a centre
/// stays one when more is asked, and with it the names that hang on it. What comes out hangs on the questions and their
/// order, and on nothing else.
package struct QuestionStars: Sendable {
  /// Of each question its centre, which is itself for a centre.
  package private(set) var centres: [Int32]
  /// How near each question is to its centre.
  package private(set) var likenesses: [Likeness]

  /// Pairs of questions that are alike and were not put together, each behind its centre: only a person can say whether they
  /// ask the same.
  package private(set) var alike: [(centre: Int32, question: Int32)] = []

  /// Grows whenever questions are put together by another rule.
  package static let version = 6

  /// How many candidates a centre is compared with in vain: of the words of one question any number of others can be made.
  static let mostMisses = 100

  /// How many alike questions are kept of a centre, and of all: people look at a hundred at most.
  static let mostAlike = (ofCentre: 4, all: 20_000)

  /// Puts questions together.
  ///
  /// - Parameters:
  ///   - questions: calls its argument with each normalised question, which ``questionKey(of:)`` makes, in UTF-8 and in the
  ///     order of precedence.
  ///   - dictionary: which words are ordinary words, not names.
  ///   - apart: pairs of places of which neither may be the centre of the other.
  package init(
    dictionary: WordDictionary,
    apart: some Sequence<[Int]> = EmptyCollection(),
    questions: ((UnsafeBufferPointer<UInt8>) -> Void) throws -> Void
  ) rethrows {
    var compared = ComparedQuestions(dictionary: dictionary)
    try questions { compared.append($0) }
    self.init(compared, apart: apart)
  }

  init(_ questions: ComparedQuestions, apart pairs: some Sequence<[Int]> = EmptyCollection()) {
    var apart: [Int: Set<Int>] = [:]
    for pair in pairs {
      apart[pair[0], default: []].insert(pair[1])
      apart[pair[1], default: []].insert(pair[0])
    }
    let rule = LikenessRule(questions: questions)
    let index = SignatureIndex(questions)
    var centres = [Int32](repeating: -1, count: questions.count)
    var likenesses = [Likeness](repeating: .sameWords, count: questions.count)
    var alike: [(centre: Int32, question: Int32)] = []
    for question in 0..<questions.count where centres[question] < 0 {
      centres[question] = Int32(question)
      var misses = 0
      var alikeOfIt = 0
      let others = apart[question] ?? []
      index.forEachCandidate(of: question) { other in
        guard centres[other] < 0, !others.contains(other) else { return true }
        let likeness = rule.likeness(of: question, and: other)
        if likeness >= .oneWordApart {
          centres[other] = Int32(question)
          likenesses[other] = likeness
        } else {
          misses += 1
          if likeness == .alike, alikeOfIt < Self.mostAlike.ofCentre,
            alike.count < Self.mostAlike.all
          {
            alikeOfIt += 1
            alike.append((Int32(question), Int32(other)))
          }
        }
        return misses < Self.mostMisses
      }
    }
    self.centres = centres
    self.likenesses = likenesses
    self.alike = alike
  }
}
