import TextAnalysis

extension TextEditor {
  /// Puts the caret where the text differs from the answer next, or did before, and shows the difference.
  mutating func goToDifference(forward: Bool) -> EditorOutcome {
    let isNews = !showsDiff
    let diff = diff ?? WordDiff(from: answer, to: text)
    let places = diff.placesOfChange.map { place(atOrAfter: buffer.position(atScalar: $0)) }
    guard !places.isEmpty else { return .refused("The correction is the answer as it is.") }
    self.diff = diff
    let target =
      forward
      ? places.first { $0 > caret || isNews && $0 == caret }
      : places.last { $0 < caret || isNews && $0 == caret }
    guard let target else {
      settle()
      return .refused("There is no \(forward ? "further" : "earlier") difference in the text.")
    }
    return move(selecting: false) { _ in target }
  }
}

extension WordDiff {
  /// Where in the new text something came or went, in order; what changed in one place counts once.
  fileprivate var placesOfChange: [Int] {
    var places: [Int] = []
    var follows = false
    for piece in pieces {
      if piece.kind != .equal, !follows { places.append(piece.text.lowerBound) }
      follows = piece.kind != .equal
    }
    return places
  }
}
