/// ROUGE-L: the longest sequence of words that two answers have in common, as the harmonic mean of its share in each
/// (Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004).
package enum RougeL {
  /// Of longer answers the first so many words count, so that a pasted file takes no minutes.
  static let mostWords = 4_000

  /// From 0 to 1.
  package static func score(_ answer: String, _ expected: String) -> Double {
    let words = AnswerTokens.words(answer).prefix(mostWords)
    let wanted = AnswerTokens.words(expected).prefix(mostWords)
    guard !words.isEmpty, !wanted.isEmpty else { return 0 }
    let common = longestCommonSequence(numbers(Array(words), Array(wanted)))
    return Double(2 * common) / Double(words.count + wanted.count)
  }

  private static func numbers(_ left: [Substring], _ right: [Substring]) -> ([Int], [Int]) {
    var known: [Substring: Int] = [:]
    func number(_ word: Substring) -> Int {
      if let number = known[word] { return number }
      known[word] = known.count
      return known.count - 1
    }
    return (left.map(number), right.map(number))
  }

  private static func longestCommonSequence(_ texts: ([Int], [Int])) -> Int {
    let (left, right) = texts
    var row = [Int](repeating: 0, count: right.count + 1)
    for word in left {
      var diagonal = 0
      for place in right.indices {
        let above = row[place + 1]
        row[place + 1] = word == right[place] ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return row[right.count]
  }
}
