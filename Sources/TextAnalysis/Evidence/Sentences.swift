/// The sentences of a text, as ranges of its scalars without the white space around them.
///
/// A line ends a sentence, unless the next one goes on in lower case as a wrapped line does. Within a
/// line a sentence ends after `.`, `!`, `?` or `…` before white space, and after `。！？｡` anywhere. A
/// point ends none after an abbreviation, an initial or the number of an item (`Dr. Lee`, `e.g. this`,
/// `2. Then`), nor before a lower-case letter; `1.5` and `example.com` have no white space behind it.
/// Marks of lists, headings and quotations at the start of a line belong to no sentence; a short
/// bracket behind one, such as `(source 2)` or `[1]`, belongs to it.
package struct Sentences: Hashable, Sendable {
  /// Their places, ascending, none empty.
  package private(set) var ranges: [Range<Int>] = []

  private let text: [Unicode.Scalar]
  private let most: Int

  /// Finds the sentences of a text.
  ///
  /// - Parameter most: no more are found than so many.
  package init(of text: [Unicode.Scalar], most: Int = .max) {
    self.text = text
    self.most = most
    var start = 0
    while start < text.count, ranges.count < most {
      let end = endOfParagraph(from: start)
      split(start..<end)
      start = end + 1
    }
  }

  /// Where the line ends, and those that go on with it.
  private func endOfParagraph(from start: Int) -> Int {
    var lineStart = start
    while true {
      var end = lineStart
      while end < text.count, !text[end].endsLine { end += 1 }
      guard end < text.count, end - lineStart >= Self.shortestWrapped,
        goesOn(after: end), goesOn(into: end + 1)
      else { return end }
      lineStart = end + 1
    }
  }

  /// A shorter line was not wrapped by its width.
  private static let shortestWrapped = 40

  private func goesOn(after end: Int) -> Bool {
    let last = text[end - 1]
    return !last.endsSentence && last != ":" && !last.endsLine
  }

  private func goesOn(into start: Int) -> Bool {
    guard start < text.count, text[start].isSmall else { return false }
    return start + 1 >= text.count || (text[start + 1] != "." && text[start + 1] != ")")
  }

  private mutating func split(_ line: Range<Int>) {
    var start = skippingListMarks(line)
    var index = start
    while index < line.upperBound {
      guard text[index].endsSentence else {
        index += 1
        continue
      }
      let mark = index
      while index < line.upperBound, text[index].endsSentence { index += 1 }
      while index < line.upperBound, text[index].closes { index += 1 }
      let isEnd =
        text[mark].endsSentenceAlone
        || (isSpace(at: index, in: line)
          && !goesOn(from: start, mark: mark, next: index, in: line))
      if isEnd {
        append(start..<index)
        start = index
      }
    }
    append(start..<line.upperBound)
  }

  private func isSpace(at index: Int, in line: Range<Int>) -> Bool {
    index < line.upperBound && text[index].isBlank
  }

  /// Whether the mark only looks like an end.
  private func goesOn(
    from start: Int,
    mark: Int,
    next: Int,
    in line: Range<Int>
  ) -> Bool {
    var next = next
    while isSpace(at: next, in: line) { next += 1 }
    if next < line.upperBound, text[next].isSmall { return true }
    guard text[mark] == ".", isSpace(at: mark + 1, in: line) else { return false }
    var wordStart = mark
    while wordStart > start, !text[wordStart - 1].isBlank,
      mark - wordStart <= Abbreviations.longest
    {
      wordStart -= 1
    }
    var word = text[wordStart..<mark]
    while let first = word.first, first.opens { word = word.dropFirst() }
    if word.count == 1, let only = word.first, only.properties.isAlphabetic { return true }
    let isFirst = text[start..<wordStart].allSatisfy(\.isBlank)
    if isFirst, (1...3).contains(word.count), word.allSatisfy(\.isASCIIDigit) { return true }
    let isNumber = next < line.upperBound && text[next].isASCIIDigit
    return Abbreviations.contains(word, beforeNumber: isNumber)
  }

  /// Where the text of a line begins behind `-`, `3.`, `b)`, `##` or `>`.
  private func skippingListMarks(_ line: Range<Int>) -> Int {
    var index = line.lowerBound
    while isSpace(at: index, in: line) { index += 1 }
    var end = index
    while end < line.upperBound, text[end].marksItem { end += 1 }
    if end == index {
      if end < line.upperBound, text[end] == "(" { end += 1 }
      let label = end
      while end < line.upperBound, end - label < 3, text[end].isASCIIDigit { end += 1 }
      let isLetter = end == label && end < line.upperBound && text[end].isASCIILetter
      if isLetter { end += 1 }
      guard end > label, end < line.upperBound, text[end] == "." || text[end] == ")" else {
        return index
      }
      // `J. Smith` is no item.
      if isLetter, text[end] == ".", !text[end - 1].isSmall { return index }
      end += 1
    }
    guard isSpace(at: end, in: line) else { return index }
    while isSpace(at: end, in: line) { end += 1 }
    return end < line.upperBound ? end : index
  }

  private mutating func append(_ range: Range<Int>) {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, text[lower].isBlank { lower += 1 }
    while upper > lower, text[upper - 1].isBlank { upper -= 1 }
    guard lower < upper else { return }
    if let last = ranges.last, isCitation(lower..<upper),
      !text[last.upperBound..<lower].contains(where: \.endsLine)
    {
      ranges[ranges.count - 1] = last.lowerBound..<upper
    } else if ranges.count < most {
      ranges.append(lower..<upper)
    }
  }

  /// Whether it is one bracket of a few words.
  private func isCitation(_ range: Range<Int>) -> Bool {
    guard range.count <= 60, text[range.lowerBound] == "(" || text[range.lowerBound] == "[" else {
      return false
    }
    let last = text[range].last { $0 != "." }
    guard last == ")" || last == "]" else { return false }
    return text[range].count(where: \.isBlank) < 6
  }
}

extension Unicode.Scalar {
  /// Whether a line ends with it.
  var endsLine: Bool {
    isASCII
      ? "\n"..."\r" ~= self : self == "\u{85}" || self == "\u{2028}" || self == "\u{2029}"
  }

  /// Whether it is white space.
  fileprivate var isBlank: Bool {
    isASCII ? self == " " || "\t"..."\r" ~= self : properties.isWhitespace
  }

  /// Whether it is a letter in lower case.
  fileprivate var isSmall: Bool { isASCII ? "a"..."z" ~= self : properties.isLowercase }

  fileprivate var endsSentence: Bool {
    if isASCII { return self == "." || self == "!" || self == "?" }
    return switch self {
    case "\u{2026}", "\u{61F}", "\u{6D4}", "\u{964}": true
    default: endsSentenceAlone
    }
  }

  /// Whether a sentence ends with it even where no white space follows.
  fileprivate var endsSentenceAlone: Bool {
    switch self {
    case "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{FF61}": true
    default: false
    }
  }

  fileprivate var closes: Bool {
    switch self {
    case "\"", "'", ")", "]", "}", "*", "_", "\u{201D}", "\u{2019}", "\u{BB}", "\u{300D}",
      "\u{300F}",
      "\u{FF09}":
      true
    default: false
    }
  }

  fileprivate var opens: Bool {
    switch self {
    case "\"", "'", "(", "[", "{", "*", "_", "\u{201C}", "\u{2018}", "\u{201E}", "\u{AB}": true
    default: false
    }
  }

  /// Whether an item of a list, a heading or a quotation begins with it.
  fileprivate var marksItem: Bool {
    switch self {
    case "-", "*", "+", "#", ">", "\u{2022}", "\u{2013}", "\u{B7}": true
    default: false
    }
  }

  var isASCIIDigit: Bool { "0"..."9" ~= self }

  var isASCIILetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }
}
