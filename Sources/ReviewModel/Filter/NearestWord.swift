/// The word that somebody most likely meant, or nil when none is near: at most a third of its
/// letters are otherwise, and one at least may be.
///
/// Case counts for nothing.
package func nearestWord(to word: String, among words: [String]) -> String? {
  let letters = Array(word.lowercased().unicodeScalars.prefix(64))
  let ranked = words.sorted().map { candidate in
    (distance: editDistance(letters, Array(candidate.lowercased().unicodeScalars)), word: candidate)
  }
  guard let best = ranked.min(by: { $0.distance < $1.distance }),
    best.distance <= max(1, best.word.unicodeScalars.count / 3)
  else { return nil }
  return best.word
}

/// Edits between two words, a swap of neighbours counting as one (optimal string alignment).
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var rows = [Array(0...right.count)]
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      let cost = left[i] == right[j] ? 0 : 1
      var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + cost)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[left.count][right.count]
}
