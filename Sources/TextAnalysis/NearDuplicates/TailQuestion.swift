/// A question that stands behind what it is about: `the trial ends after a week, is that still the case`.
///
/// It asks what it would ask in front: `is it still the case that the trial ends after a week`.
enum TailQuestion {
  /// Where it begins, nil where there is none: the words before it are a statement.
  static func start(of words: ArraySlice<UInt32>, _ lookup: WordLookup) -> Int? {
    guard words.count >= leastStated + leastWords,
      !isOpening(text(words[words.startIndex], lookup))
    else { return nil }
    let first = max(words.startIndex + leastStated, words.endIndex - mostWords)
    let tail = words[first...].map { text($0, lookup) }
    guard tail.contains(where: points.contains) || tail.last == "why" else { return nil }
    for place in tail.indices.dropLast().reversed()
    where auxiliaries.contains(tail[place]) && subjects.contains(tail[place + 1]) {
      let rest = tail[place...]
      guard rest.count >= leastWords - 1,
        rest.dropFirst().contains(where: points.contains) || rest.last == "why"
      else { continue }
      var start = place
      while start > 0, asking.contains(tail[start - 1]) { start -= 1 }
      return tail.count - start >= leastWords ? first + start : nil
    }
    return nil
  }

  private static func isOpening(_ word: String) -> Bool {
    asking.contains(word) || auxiliaries.contains(word) || others.contains(word)
  }

  private static func text(_ word: UInt32, _ lookup: WordLookup) -> String {
    String(decoding: lookup.words.word(Int(word)), as: UTF8.self)
  }

  /// It has so many words at least and at most, and so many are stated before it.
  private static let leastWords = 3
  private static let mostWords = 10
  private static let leastStated = 4

  private static let points: Set<String> = ["that", "this"]
  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "does", "do", "did", "can", "could", "would", "will", "should",
    "has",
  ]
  private static let subjects: Set<String> = [
    "that", "this", "it", "there", "i", "we", "you", "one", "someone", "anyone", "somebody",
    "anybody",
  ]
  private static let asking: Set<String> = [
    "why", "what", "how", "where", "when", "since", "who", "which",
  ]
  private static let others: Set<String> = ["may", "might", "must", "has", "have", "please", "if"]
}
