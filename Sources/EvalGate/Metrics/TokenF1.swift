/// How many tokens two answers have in common: the harmonic mean of precision and recall over the bags of their
/// normalised words.
///
/// Source: Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text" (2016).
package enum TokenF1 {
  /// From 0 to 1; two answers without a word are alike.
  package static func score(_ answer: String, _ expected: String) -> Double {
    let (words, wanted) = (AnswerTokens.normalised(answer), AnswerTokens.normalised(expected))
    guard !words.isEmpty, !wanted.isEmpty else { return words.isEmpty && wanted.isEmpty ? 1 : 0 }
    var counts: [Substring: Int] = [:]
    for word in wanted { counts[word, default: 0] += 1 }
    var common = 0
    for word in words {
      guard let count = counts[word], count > 0 else { continue }
      counts[word] = count - 1
      common += 1
    }
    return Double(2 * common) / Double(words.count + wanted.count)
  }
}
