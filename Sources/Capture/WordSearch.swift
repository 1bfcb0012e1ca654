/// Finds every place of a word in texts, in time that grows with the text alone.
///
/// The algorithm of Knuth, Morris and Pratt ("Fast Pattern Matching in Strings", 1977), since both word and
/// text are a stranger's: looking anew at each place takes hours where both repeat one letter.
struct WordSearch<Unit: Equatable> {
  /// The word.
  let word: [Unit]
  /// For each length of the word's start how much of that start it also ends with, the whole left out.
  private let borders: [Int]

  /// Prepares a word.
  init(_ word: [Unit]) {
    self.word = word
    var borders = [0, 0]
    borders.reserveCapacity(word.count + 1)
    var length = 0
    for place in word.indices.dropFirst() {
      while length > 0, word[place] != word[length] { length = borders[length] }
      if word[place] == word[length] { length += 1 }
      borders.append(length)
    }
    self.borders = borders
  }

  /// Whether it stands anywhere; an empty word stands nowhere.
  func stands(in text: [Unit]) -> Bool {
    var isFound = false
    visit(text) { _ in
      isFound = true
      return false
    }
    return isFound
  }

  /// Its places that satisfy a condition, from left to right, none touching another's units.
  func places(in text: [Unit], where isFree: (Range<Int>) -> Bool) -> [Range<Int>] {
    var places: [Range<Int>] = []
    visit(text) { place in
      if place.lowerBound >= places.last?.upperBound ?? 0, isFree(place) { places.append(place) }
      return true
    }
    return places
  }

  /// Calls for each place, overlapping ones too, until told to stop.
  private func visit(_ text: [Unit], _ goesOn: (Range<Int>) -> Bool) {
    guard !word.isEmpty, text.count >= word.count else { return }
    var length = 0
    for place in text.indices {
      while length > 0, text[place] != word[length] { length = borders[length] }
      guard text[place] == word[length] else { continue }
      length += 1
      guard length == word.count else { continue }
      if !goesOn(place + 1 - length..<place + 1) { return }
      length = borders[length]
    }
  }
}
