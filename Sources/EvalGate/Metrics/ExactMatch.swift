/// Whether two answers are the same.
package enum ExactMatch {
  /// Byte for byte, but for white space at the ends.
  package static func plain(_ answer: String, _ expected: String) -> Bool {
    answer.trimmed.utf8.elementsEqual(expected.trimmed.utf8)
  }

  /// In lower case, without punctuation and English articles, as SQuAD counts it.
  package static func normalised(_ answer: String, _ expected: String) -> Bool {
    let wanted = AnswerTokens.normalised(expected)
    // What is nothing but punctuation or an article is compared as it stands.
    return wanted.isEmpty
      ? plain(answer, expected) : AnswerTokens.normalised(answer) == wanted
  }

  /// Whether the expected words stand in the answer, one behind the other.
  package static func contains(_ answer: String, _ expected: String) -> Bool {
    let (words, wanted) = (AnswerTokens.normalised(answer), AnswerTokens.normalised(expected))
    guard !wanted.isEmpty else { return answer.contains(expected.trimmed) }
    guard wanted.count <= words.count else { return false }
    return (0...(words.count - wanted.count)).contains { start in
      words[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: Substring {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[start...end]
  }
}
