import ReviewModel

/// Finds what was meant by a name that nobody knows.
enum Spelling {
  /// A sentence that says what to write instead.
  static func remedy(for name: String, among known: [String]) -> String {
    if let nearest = nearestWord(to: name, among: known) { return "Did you mean \(nearest)?" }
    let list = known.sorted().prefix(12).joined(separator: ", ")
    return "It can be: \(list)\(known.count > 12 ? " and \(known.count - 12) more" : "")."
  }
}
