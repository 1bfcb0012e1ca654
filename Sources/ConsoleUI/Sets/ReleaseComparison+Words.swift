import ReviewModel

extension ReleaseComparison {
  /// What differs, in words: `3 new, 1 changed, 2 gone since 2026-07-13`.
  var words: String {
    let parts = [(added.count, "new"), (changed.count, "changed"), (removed.count, "gone")]
      .filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    let what = parts.isEmpty ? "nothing differs" : parts.joined(separator: ", ")
    return "\(what) since the release of \(time.minute)"
  }
}
