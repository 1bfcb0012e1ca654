/// Which questions are in nearly the words of others, by the same rule that puts them together in ``QuestionStars``, but
/// pair by pair: two that are near are found also where each is in a star of its own.
///
/// Questions of the very same words are one wording. Wordings of the same words in any order are a group, and near ones are in
/// one group or in two that are neighbours: so nobody has to compare all with all.
package struct QuestionNeighbours {
  private let rule: LikenessRule
  private let index: SignatureIndex
  /// Of each question, by its place in the order of reading, the number of its wording.
  package let wordings: [Int]

  /// Reads questions.
  ///
  /// - Parameters:
  ///   - dictionary: which words are ordinary words, not names.
  ///   - questions: calls its argument with each normalised question in UTF-8; it is called twice.
  package init(
    dictionary: WordDictionary,
    questions: ((UnsafeBufferPointer<UInt8>) -> Void) throws -> Void
  ) rethrows {
    var all = ComparedQuestions(dictionary: dictionary)
    try questions { all.append($0) }
    var numbers: [ArraySlice<UInt32>: Int] = [:]
    let wordings = (0..<all.count).map { question in
      let next = numbers.count
      let words = all.words(of: question)
      if let known = numbers[words] { return known }
      numbers[words] = next
      return next
    }
    self.wordings = wordings
    var compared = ComparedQuestions(dictionary: dictionary)
    var place = 0
    try questions { question in
      if wordings[place] == compared.count { compared.append(question) }
      place += 1
    }
    rule = LikenessRule(questions: compared)
    index = SignatureIndex(compared)
  }

  /// How many groups there are.
  package var groupCount: Int { index.groupCount }

  /// The group of a wording.
  package func group(of wording: Int) -> Int { index.group(of: wording) }

  /// The groups whose wordings may be near those of one, itself first.
  package func groups(near group: Int) -> [Int] { [group] + index.groups(beside: group) }

  /// The wordings of a group.
  package func wordings(of group: Int) -> [Int] { index.members(of: group) }

  /// Whether two wordings are near.
  package func areNear(_ wording: Int, _ other: Int) -> Bool {
    wording == other || rule.likeness(of: wording, and: other) >= .oneWordApart
  }
}
