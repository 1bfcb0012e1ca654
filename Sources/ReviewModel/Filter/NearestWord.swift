/// The word that somebody most likely meant, or nil when none is near: at most two letters apart,
/// and no more than half of them.
package func nearestWord(to word: String, among words: [String]) -> String? {
  guard word.count <= 40 else { return nil }
  let ranked = words.map { (distance: editDistance(word, $0), word: $0) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }),
    best.distance <= 2, best.distance * 2 <= max(word.count, best.word.count)
  else { return nil }
  return best.word
}

/// How many letters have to be put in, taken out or replaced (Levenshtein's distance).
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (i, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
