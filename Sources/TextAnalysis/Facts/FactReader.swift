/// What a text states of numbers and times of the day, in its order.
///
/// Numbers that count items of a list (`2.` at the start of a line) and those of citations (`[2]`, `source 2`) are none.
package struct StatedFacts: Sendable {
  /// The numbers with their units.
  package var quantities: [StatedQuantity] = []
  /// The times of the day.
  package var times: [ClockTime] = []

  /// Reads a text.
  package init(_ text: String) {
    var reader = FactReader(text)
    reader.read()
    quantities = reader.quantities
    times = reader.times
  }
}

/// Reads a text from left to right.
struct FactReader {
  let text: [Unicode.Scalar]
  var place = 0
  var context = ""
  var quantities: [StatedQuantity] = []
  var times: [ClockTime] = []

  /// No more numbers of a text are looked at.
  static let most = 2_000

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  mutating func read() {
    while place < text.count, quantities.count < Self.most {
      if let length = currencySign(at: place), isNumberStart(skipBlanks(place + length)) {
        let sign = word(place..<place + length)
        let start = place
        place = skipBlanks(place + length)
        number(from: start, sign: sign)
      } else if isNumberStart(place) {
        number(from: place, sign: nil)
      } else if hanNumber() {
        continue
      } else if text[place].isLetterOrMark {
        letters()
      } else {
        if !"-\u{2010}\u{2011} ".unicodeScalars.contains(text[place]) { context = "" }
        place += 1
      }
    }
  }

  // MARK: Numbers

  /// A number in figures, with a sign of money in front of it or none.
  mutating func number(from start: Int, sign: String?) {
    let digitsStart = place
    let (value, code, end) = figures(at: place)
    place = end
    if sign == nil, time(value, code, from: start) { return }
    if isMark(digitsStart..<end) || Self.counted.contains(context) { return }
    var scaled = value.map { isNegative(start) ? -$0 : $0 }
    scaled = scale(scaled)
    finish(scaled, code, from: start, sign: sign)
  }

  /// What stands behind a number: its unit, and what it is counted by.
  mutating func finish(_ value: Double?, _ code: String, from start: Int, sign: String?) {
    var units = sign.map(MeasureUnit.meanings) ?? []
    var end = place
    if units.isEmpty, let found = unit(at: place) {
      (units, end) = found
    } else if sign == "$", let found = unit(at: place), found.units.first?.factor == 1,
      Set(found.units).isSubset(of: units)
    {
      // `$5 USD` says which dollars.
      (units, end) = found
    }
    place = end
    let denominator = denominator()
    quantities.append(
      StatedQuantity(
        value: value,
        code: code,
        units: units,
        denominator: denominator,
        context: context,
        text: word(start..<end, folded: false)
      )
    )
    context = ""
  }

  /// The value of the figures at a place, in whichever way thousands and fractions are marked; no value when there are
  /// more marks than an amount has.
  func figures(at start: Int) -> (value: Double?, code: String, end: Int) {
    var groups = [""]
    var marks: [Unicode.Scalar] = []
    var index = start
    while index < text.count, index - start < 60 {
      if let digit = text[index].digit {
        groups[groups.count - 1].append(Character(digit))
        index += 1
        continue
      }
      guard index + 1 < text.count, text[index + 1].digit != nil else { break }
      let isBlank = Self.groupBlanks.contains(text[index])
      let mark = text[index]
      guard mark == "." || mark == "," || isBlank && isGroup(at: index + 1, after: groups, mark)
      else { break }
      marks.append(isBlank ? " " : mark)
      groups.append("")
      index += 1
    }
    let code = groups.joined(separator: ".")
    guard groups.count > 1 else { return (Double(groups[0]), groups[0], index) }
    var whole = groups[0]
    var fraction = ""
    for (offset, group) in groups.dropFirst().enumerated() {
      let isLast = offset == groups.count - 2
      let mark = marks[offset]
      let isThousands =
        group.count == 3 && whole.count <= 3 * (offset + 1)
        && (mark == "," || mark == " " || marks.count > 1 && (!isLast || mark == marks[0]))
      if isThousands {
        whole += group
      } else if isLast, marks.count == 1 || mark != marks[0] {
        fraction = group
      } else {
        return (nil, code, index)
      }
    }
    return (Double(whole + "." + (fraction.isEmpty ? "0" : fraction)), code, index)
  }

  func isGroup(at start: Int, after groups: [String], _ mark: Unicode.Scalar) -> Bool {
    guard let last = groups.last, last.count <= 3, groups.count == 1 || last.count == 3 else {
      return false
    }
    let digits = text[start...].prefix(4).prefix { $0.digit != nil }
    return digits.count == 3 && (mark != " " || digits.allSatisfy { $0.digit == "0" })
  }

  mutating func scale(_ value: Double?) -> Double? {
    guard var value else { return nil }
    if place < text.count, let scale = NumberWords.hanScale(text[place]) {
      place += 1
      value *= scale
    }
    // `5k`, and `$2M`, attached and ending there.
    if place < text.count, ["k", "K", "M"].contains(text[place]),
      place + 1 >= text.count || !text[place + 1].isLetterOrFigure && text[place + 1] != "²"
    {
      value *= text[place] == "M" ? 1e6 : 1e3
      place += 1
    }
    while let next = nextWord(), let scale = NumberWords.scale(next.word) {
      value *= scale
      place = next.end
    }
    return value
  }

  func isNegative(_ start: Int) -> Bool {
    guard start > 0, text[start - 1] == "-" || text[start - 1] == "\u{2212}" else {
      return context == "minus"
    }
    return start == 1 || text[start - 2] == " " || text[start - 2] == "("
  }

  mutating func hanNumber() -> Bool {
    guard let (value, length) = NumberWords.han(text[place...]) else { return false }
    let start = place
    // Figures that stand in a word are none: a counter has to come.
    guard let found = hanUnit(at: place + length) else { return false }
    place += length
    if found.word == "月" || found.word == "時" || found.word == "点" {
      return calendarHan(value, start, found.word)
    }
    finish(value, word(start..<place), from: start, sign: nil)
    return true
  }

  mutating func calendarHan(_ value: Double, _ start: Int, _ counter: String) -> Bool {
    if counter == "月" {
      place += 1
      return true
    }
    return time(value, "", from: start)
  }

  func hanUnit(at start: Int) -> (word: String, end: Int)? {
    for length in [4, 3, 2, 1] where start + length <= text.count {
      let candidate = word(start..<start + length)
      if !MeasureUnit.meanings(of: candidate).isEmpty || Self.counters.contains(candidate) {
        return (candidate, start + length)
      }
    }
    return nil
  }

  // MARK: Words

  mutating func letters() {
    if text[place].isWrittenWithoutSpaces {
      context = ""
      place += 1
      return
    }
    let start = place
    guard let (name, end) = wordEnd(at: place) else {
      place += 1
      return
    }
    place = end
    switch name {
    case "noon", "midday", "mittags", "midi", "midnight", "mitternacht", "minuit":
      let isNoon = !["midnight", "mitternacht", "minuit"].contains(name)
      if times.last?.minutes != 720 || !isNoon || context != "" {
        _ = take(isNoon ? 12 : 0, 0, half: nil, isOfTwelve: false, from: start, to: end)
      }
      return
    default: break
    }
    if var value = NumberWords.small(name), !Self.counted.contains(context) {
      // `twenty-five`, `two hundred and five`.
      if value >= 20, value < 100, let next = nextWord(hyphen: true),
        let ones = NumberWords.unitDigit(next.word)
      {
        value += ones
        place = next.end
      }
      value = scale(value) ?? value
      finish(value, name, from: start, sign: nil)
      return
    }
    if let value = NumberWords.beforeUnit(name), let found = unit(at: place) ?? scaled(),
      !found.units.isEmpty || found.end > place
    {
      let isArticle = name == "a" || name == "an"
      // `a month` counts by the month more often than it says one.
      if !isArticle {
        finish(scale(value), name, from: start, sign: nil)
        return
      }
    }
    context = name
  }

  /// Whether a word that multiplies stands next: `one hundred`.
  func scaled() -> (units: [MeasureUnit], end: Int)? {
    nextWord().flatMap { NumberWords.scale($0.word) == nil ? nil : ([], $0.end) }
  }

  func nextWord(hyphen: Bool = false) -> (word: String, end: Int)? {
    var index = skipBlanks(place)
    if hyphen, index == place, index < text.count, text[index] == "-" { index += 1 }
    return wordEnd(at: index)
  }

  /// The word at a place in lower case, and where it ends.
  func wordEnd(at start: Int) -> (word: String, end: Int)? {
    var end = start
    while end < text.count, text[end].isLetterOrMark, !text[end].isWrittenWithoutSpaces { end += 1 }
    return end > start ? (word(start..<end), end) : nil
  }

  func word(_ range: Range<Int>, folded: Bool = true) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    return folded ? String(view).lowercased() : String(view)
  }

  func skipBlanks(_ start: Int) -> Int {
    var index = start
    while index < text.count,
      text[index] == " " || Self.groupBlanks.contains(text[index]) && text[index] != "'"
    {
      index += 1
    }
    return index
  }

  func currencySign(at index: Int) -> Int? {
    guard index < text.count else { return nil }
    if "$€£¥₩₹₽¢".unicodeScalars.contains(text[index]) { return 1 }
    guard index + 2 < text.count, text[index] == "U", text[index + 1] == "S", text[index + 2] == "$"
    else {
      return nil
    }
    return 3
  }

  func isNumberStart(_ index: Int) -> Bool {
    index < text.count && text[index].digit != nil
  }

  /// Whether a number only counts: `2.` or `2)` at the start of a line, `[2]` anywhere.
  func isMark(_ range: Range<Int>) -> Bool {
    let next = range.upperBound < text.count ? text[range.upperBound] : " "
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : "\n"
    if before == "[" && next == "]" || isNote(range) { return true }
    guard next == "." || next == ")" else { return false }
    let after = range.upperBound + 1 < text.count ? text[range.upperBound + 1] : "\n"
    guard after.properties.isWhitespace else { return false }
    var index = range.lowerBound
    while index > 0, text[index - 1] == " " || text[index - 1] == "\t" { index -= 1 }
    let opensLine = index == 0 || text[index - 1] == "\n"
    // A text that is a number and a point is an answer, no item.
    return opensLine && range.upperBound + 1 < text.count
  }

  /// Whether one or two figures are those of a note, behind the last word of a sentence: `in the end12.`, but not `Windows11.`.
  func isNote(_ range: Range<Int>) -> Bool {
    guard range.count <= 2 else { return false }
    let end = range.upperBound
    let endsSentence =
      end == text.count
      || text[end] == "." && (end + 1 == text.count || text[end + 1].properties.isWhitespace)
    guard endsSentence else { return false }
    let word = text[..<range.lowerBound].reversed().prefix { $0.isLetterOrFigure || $0 == "-" }
    return word.count >= 3 && word.allSatisfy { $0.properties.isLowercase }
  }

  static let groupBlanks: Set<Unicode.Scalar> = [
    "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}", " ",
  ]
  static let perWords: Set<String> = [
    "per", "a", "an", "each", "every", "pro", "par", "por", "al", "alla", "im", "je", "в",
  ]
  static let adjectives: Set<String> = [
    "additional", "business", "calendar", "consecutive", "full", "more", "us", "whole", "working",
  ]
  static let counters: Set<String> = [
    "月", "時", "时", "点", "人", "個", "个", "回", "次", "歳", "岁", "台", "本", "枚", "倍",
  ]
  static let counted: Set<String> = [
    "chapter", "document", "documents", "figure", "passage", "passages", "section", "source",
    "sources", "step",
    "steps", "table",
  ]
}

extension NumberWords {
  /// The value of a word from two to nine, or of `one` behind `twenty-`.
  fileprivate static func unitDigit(_ word: String) -> Double? {
    if word == "one" { return 1 }
    return small(word).flatMap { $0 >= 2 && $0 <= 9 ? $0 : nil }
  }
}

extension Unicode.Scalar {
  /// The ASCII figure that it stands for in whichever script.
  var digit: Unicode.Scalar? {
    if isASCII { return ("0"..."9").contains(self) ? self : nil }
    guard properties.numericType == .decimal, let value = properties.numericValue else {
      return nil
    }
    return UInt8(exactly: value).map { Unicode.Scalar(48 + $0) }
  }

  var isLetterOrMark: Bool {
    isASCII
      ? isASCIILetter
      : properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered
  }

  var isLetterOrFigure: Bool { isLetterOrMark || digit != nil }
}
