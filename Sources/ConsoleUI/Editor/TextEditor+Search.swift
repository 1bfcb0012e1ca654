extension TextEditor {
  /// Begins a search where the caret stands.
  mutating func beginSearch() {
    history.complete()
    search = TextSearch(origin: caret)
  }

  /// Goes to the first hit from where the search began, and marks all.
  mutating func seek(_ needle: String) {
    guard var search else { return }
    search.needle = needle
    search.hits = buffer.hits(of: needle)
    let next = search.hits.firstIndex { $0.start >= search.origin }
    search.current = next ?? (search.hits.isEmpty ? nil : 0)
    goTo(&search)
  }

  /// Goes on to the next hit while the needle is being typed, round the end.
  mutating func seekOn(forward: Bool) {
    guard var search, let current = search.current else { return }
    search.current = (current + (forward ? 1 : search.hits.count - 1)) % search.hits.count
    goTo(&search)
  }

  /// Ends the search: the caret stays behind the hit, or goes back to where it was.
  mutating func endSearch(staying: Bool) {
    guard let search else { return }
    self.search = nil
    guard !staying || search.current == nil else { return }
    caret = place(atOrAfter: search.origin)
    settle()
  }

  private mutating func goTo(_ search: inout TextSearch) {
    let target = search.current.map { search.hits[$0].end } ?? search.origin
    self.search = search
    if !isMarking { anchor = nil }
    goalColumn = nil
    caret = place(atOrAfter: target)
    settle()
  }
}
