/// A day that a text states: `2026-05-03`, `May 3, 2026`, `3 May 2026`, `3. Mai 2026`, `03.05.2026`, `5/3/2026`.
package struct StatedDate: Hashable, Sendable {
  /// The year.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, 1 to 31.
  package let day: Int
  /// Whether day and month may stand the other way round, as in `5/3/2026`.
  package let isAmbiguous: Bool

  /// Whether both may be the same day.
  package func mayBe(_ other: StatedDate) -> Bool {
    guard year == other.year else { return false }
    if month == other.month, day == other.day { return true }
    return (isAmbiguous || other.isAmbiguous) && month == other.day && day == other.month
  }

  /// Whether a bare number names a part of it: its year, its day or its month.
  package func mayBe(_ number: StatedQuantity) -> Bool {
    guard number.units.isEmpty || number.units.contains(where: { $0.dimension == "second" }),
      let value = number.value
    else { return false }
    return value == Double(year) || value == Double(day) || value == Double(month)
  }

  /// The days of a text, in their order, and the text with each of them blanked out, so that their numbers count no
  /// more.
  package static func all(in text: String) -> (dates: [StatedDate], rest: String) {
    let found = places(in: text)
    var rest = Array(text.unicodeScalars)
    for place in found { for index in place.range { rest[index] = " " } }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    return (found.map(\.date), String(view))
  }

  /// The days of a text, in their order, with the scalars in which each is written.
  static func places(in text: String) -> [(date: StatedDate, range: Range<Int>)] {
    let words = DateWord.all(in: text)
    var found: [(date: StatedDate, range: Range<Int>)] = []
    var place = 0
    while place < words.count {
      guard let (date, length) = date(at: place, words) else {
        place += 1
        continue
      }
      let last = words[place + length - 1]
      found.append((date, words[place].range.lowerBound..<last.range.upperBound))
      place += length
    }
    return found
  }

  private static func date(
    at place: Int,
    _ words: [DateWord]
  ) -> (date: StatedDate, length: Int)? {
    guard place + 2 < words.count else { return nil }
    let (a, b, c) = (words[place], words[place + 1], words[place + 2])
    if let year = a.year, let month = b.number, let day = c.number, b.mark == "-", c.mark == "-" {
      return make(year, month, day).map { ($0, 3) }
    }
    if place + 4 < words.count, b.sign == "年", words[place + 3].sign == "月", let year = a.year,
      let month = c.number, let day = words[place + 4].number
    {
      return make(year, month, day).map { ($0, 5) }
    }
    if let month = a.month, let day = b.number, let year = c.year {
      return make(year, month, day).map { ($0, 3) }
    }
    if let day = a.number, let month = b.month, let year = c.year {
      return make(year, month, day).map { ($0, 3) }
    }
    if let first = a.number, let second = b.number, let year = c.year {
      switch (b.mark, c.mark) {
      case (".", "."): return make(year, second, first).map { ($0, 3) }
      case ("/", "/"):
        if first > 12 { return make(year, second, first).map { ($0, 3) } }
        return make(year, first, second, isAmbiguous: second <= 12).map { ($0, 3) }
      default: return nil
      }
    }
    return nil
  }

  private static func make(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    isAmbiguous: Bool = false
  ) -> StatedDate? {
    guard 1...12 ~= month, 1...31 ~= day else { return nil }
    return StatedDate(year: year, month: month, day: day, isAmbiguous: isAmbiguous)
  }
}

/// A word or a whole number of a text, as far as dates are concerned.
private struct DateWord {
  var range: Range<Int>
  /// The value of a number of at most four figures.
  var number: Int?
  /// What month it names.
  var month: Int?
  /// The scalar that it is, when it is only one: `年`.
  var sign: Unicode.Scalar?
  /// The only sign between it and the word before; a blank when there are blanks, points or commas.
  var mark: Unicode.Scalar

  var year: Int? { number.flatMap { 1000...2999 ~= $0 ? $0 : nil } }

  static func all(in text: String) -> [DateWord] {
    let scalars = Array(text.unicodeScalars)
    var words: [DateWord] = []
    var index = 0
    var between: [Unicode.Scalar] = []
    while index < scalars.count {
      let isDigit = scalars[index].isASCIIDigit
      guard isDigit || scalars[index].properties.isAlphabetic else {
        between.append(scalars[index])
        index += 1
        continue
      }
      let start = index
      while index < scalars.count,
        index == start || isDigit || !scalars[index].isWrittenWithoutSpaces,
        isDigit ? scalars[index].isASCIIDigit : scalars[index].properties.isAlphabetic
      {
        index += 1
      }
      var word = DateWord(range: start..<index, mark: mark(between))
      if !isDigit, index == start + 1 { word.sign = scalars[start] }
      if isDigit {
        if index - start <= 4 {
          word.number = scalars[start..<index].reduce(0) { $0 * 10 + Int($1.value & 15) }
        }
        // `3rd` is 3.
        if index + 1 < scalars.count, isEnding(scalars[index], scalars[index + 1]),
          index + 2 >= scalars.count || !scalars[index + 2].properties.isAlphabetic
        {
          index += 2
          word.range = start..<index
        }
      } else if index - start >= 3, index - start <= 10 {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<index])
        word.month = StatedCalendar.monthNames[String(view).lowercased()]
      }
      between.removeAll()
      words.append(word)
    }
    return words
  }

  private static func isEnding(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch (first, second) {
    case ("s", "t"), ("n", "d"), ("r", "d"), ("t", "h"): true
    default: false
    }
  }

  private static func mark(_ between: [Unicode.Scalar]) -> Unicode.Scalar {
    if between.count == 1 { return between[0] }
    let isBlank = between.count <= 2 && between.allSatisfy { $0 == " " || $0 == "." || $0 == "," }
    return isBlank ? " " : "\n"
  }
}
