extension Range<Int> {
  /// Where a part of a text stands after a change of the text; nil when it was changed itself.
  func moved(at place: Int, removed: Int, inserted: Int) -> Range<Int>? {
    if upperBound <= place { return self }
    guard lowerBound >= place + removed else { return nil }
    return lowerBound + inserted - removed..<upperBound + inserted - removed
  }
}
