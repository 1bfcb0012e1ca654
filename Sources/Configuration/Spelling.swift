/// Finds what was meant by a name that nobody knows.
enum Spelling {
  /// A sentence that says what to write instead.
  static func remedy(for name: String, among known: [String]) -> String {
    if let nearest = nearest(to: name, among: known) { return "Did you mean \(nearest)?" }
    let list = known.sorted().prefix(12).joined(separator: ", ")
    return "It can be: \(list)\(known.count > 12 ? " and \(known.count - 12) more" : "")."
  }

  /// The known name that is at most a third of its letters away.
  static func nearest(to name: String, among known: [String]) -> String? {
    let name = Array(name.lowercased().unicodeScalars.prefix(64))
    let ranked = known.sorted().map { candidate in
      (candidate, distance(name, Array(candidate.lowercased().unicodeScalars)))
    }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(1, best.0.unicodeScalars.count / 3) ? best.0 : nil
  }

  /// Edits between two names, a swap of neighbours counting as one (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
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
}
