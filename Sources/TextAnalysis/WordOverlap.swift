/// How many of their words two texts have in common, from 0 to 1: twice the common ones over all.
///
/// Words are counted as often as they come, in the form of ``questionKey(of:)``; scripts without spaces
/// count by letters. Two texts without a word have everything in common. Linear in their lengths.
///
/// Source: the coefficient of Dice, "Measures of the Amount of Ecologic Association Between Species"
/// (1945).
package func wordOverlap(_ left: String, _ right: String) -> Double {
  let (left, right) = (wordCounts(of: left), wordCounts(of: right))
  let all = left.values.reduce(0, +) + right.values.reduce(0, +)
  guard all > 0 else { return 1 }
  let common = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
  return Double(2 * common) / Double(all)
}

/// How often each word comes in a text, in the form of ``questionKey(of:)``.
package func wordCounts(of text: String) -> [String: Int] {
  let scalars = Array(questionKey(of: text).unicodeScalars)
  return WordToken.tokens(of: scalars).reduce(into: [:]) { counts, token in
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[token.range])
    counts[String(word), default: 0] += 1
  }
}
