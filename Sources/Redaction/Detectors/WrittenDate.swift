/// Dates as people write them.
enum WrittenDate {
  /// The end of the date that begins at a place, or nil when there is none or it goes on as something
  /// else.
  static func end(from start: Int, in text: ScannedText) -> Int? {
    let end =
      text[start].isDigit
      ? fromDigits(start, in: text)
      : MonthNames.end(at: start, in: text).flatMap { afterMonth($0, in: text) }
    guard let end, !text[end].isWordByte else { return nil }
    switch text[end] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
      return text[end + 1].isAlphanumeric ? nil : end
    default: return end
    }
  }

  /// Whether a date's year, when it has four digits, is one in which somebody may be born whom an agent
  /// serves.
  static func isRecent(_ range: Range<Int>, in text: ScannedText) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      let end = min(text.end(from: place, limit: 9) { $0.isDigit }, range.upperBound)
      if end - place == 4 {
        return (place..<end).reduce(0) { $0 * 10 + text[$1].digitValue } >= firstYear
      }
      place = max(end, place + 1)
    }
    return true
  }

  private static let firstYear = 1900

  /// A number of at most so many digits and its end.
  private static func number(
    at start: Int,
    digits: ClosedRange<Int>,
    in text: ScannedText
  ) -> (value: Int, end: Int)? {
    var value = 0
    var end = start
    while text[end].isDigit {
      value = value * 10 + text[end].digitValue
      end += 1
      if end - start > digits.upperBound { return nil }
    }
    return digits.contains(end - start) ? (value, end) : nil
  }

  private static func fromDigits(_ start: Int, in text: ScannedText) -> Int? {
    guard let first = number(at: start, digits: 1...8, in: text) else { return nil }
    switch first.end - start {
    case 8: return isCompact(first.value) ? first.end : nil
    case 4: return afterYear(first, in: text)
    case 1, 2:
      guard first.value <= 31 else { return nil }
      return afterDay(first, in: text)
    default: return nil
    }
  }

  /// For example 19850312.
  private static func isCompact(_ value: Int) -> Bool {
    isYear(value / 10_000) && (1...12).contains(value / 100 % 100) && (1...31).contains(value % 100)
  }

  private static func isYear(_ value: Int) -> Bool { (1880...2035).contains(value) }

  /// For example -03-12, or 年3月12日.
  private static func afterYear(_ year: (value: Int, end: Int), in text: ScannedText) -> Int? {
    guard isYear(year.value) else { return nil }
    if text.has("年", at: year.end), let month = number(at: year.end + 3, digits: 1...2, in: text),
      text.has("月", at: month.end), let day = number(at: month.end + 3, digits: 1...2, in: text)
    {
      return text.has("日", at: day.end) ? day.end + 3 : day.end
    }
    let separator = text[year.end]
    guard isSeparator(separator), let month = number(at: year.end + 1, digits: 1...2, in: text),
      text[month.end] == separator, let day = number(at: month.end + 1, digits: 1...2, in: text),
      (1...12).contains(month.value), (1...31).contains(day.value)
    else { return nil }
    return day.end
  }

  /// For example "/03/1985", " März 1985", "th of March 1985".
  private static func afterDay(_ day: (value: Int, end: Int), in text: ScannedText) -> Int? {
    let separator = text[day.end]
    if isSeparator(separator) {
      let blank = text[day.end + 1] == 0x20 ? 1 : 0
      if let month = number(at: day.end + 1 + blank, digits: 1...2, in: text),
        (1...12).contains(month.value) || (1...12).contains(day.value) && month.value <= 31,
        text[month.end] == separator
      {
        return yearEnd(at: month.end + 1 + (text[month.end + 1] == 0x20 ? 1 : 0), in: text)
      }
    }
    var place = endOfOrdinal(at: day.end, in: text)
    place = text.end(from: place, limit: 2) { $0 == 0x2E || $0 == 0x20 || $0 == 0x2D }
    place = endOfArticles(at: place, in: text)
    guard let end = MonthNames.end(at: place, in: text) else { return nil }
    place = text.end(from: end, limit: 2) { $0 == 0x2E || $0 == 0x20 || $0 == 0x2D || $0 == 0x2C }
    return yearEnd(at: endOfArticles(at: place, in: text), in: text)
  }

  /// For example "12, 1985".
  private static func afterMonth(_ end: Int, in text: ScannedText) -> Int? {
    var place = text.end(from: end, limit: 2) { $0 == 0x2E || $0 == 0x20 }
    guard let day = number(at: place, digits: 1...2, in: text), (1...31).contains(day.value) else {
      return nil
    }
    place = endOfOrdinal(at: day.end, in: text)
    place = text.end(from: place, limit: 2) { $0 == 0x2C || $0 == 0x20 }
    return yearEnd(at: place, in: text)
  }

  /// Where the ordinal's ending (`th`, `er`) after a day ends, or the place itself.
  private static func endOfOrdinal(at place: Int, in text: ScannedText) -> Int {
    guard text[place].isLetter || text[place] >= 0x80 else { return place }
    var end = place
    for ordinal in ordinals where text.hasLowercased(ordinal, at: end) { end += ordinal.count }
    return end
  }

  /// Where the "of" or "de" before a month or a year ends, or the place itself.
  private static func endOfArticles(at place: Int, in text: ScannedText) -> Int {
    switch text[place] | 0x20 {
    case UInt8(ascii: "o"), UInt8(ascii: "d"): break
    default: return place
    }
    var end = place
    for article in articles where text.hasLowercased(article, at: end) { end += article.count }
    return end
  }

  private static func yearEnd(at place: Int, in text: ScannedText) -> Int? {
    if let year = number(at: place, digits: 4...4, in: text) {
      return isYear(year.value) ? year.end : nil
    }
    return number(at: place, digits: 2...2, in: text)?.end
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static let ordinals = ["st", "nd", "rd", "th", "er", "º"].map { Array($0.utf8) }
  private static let articles = ["of ", "de ", "del "].map { Array($0.utf8) }
}

/// The names of months and their short forms, in small letters.
enum MonthNames {
  static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let all = WordList(
    english.joined(separator: " ")
      + """
       jan feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober
        dezember janvier février fevrier mars avril juin juillet août aout septembre octobre novembre
        décembre decembre enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
        noviembre diciembre ene dic gennaio febbraio aprile maggio giugno luglio settembre ottobre
        dicembre januari februari maart mei augustus janeiro fevereiro março marco maio junho julho
        setembro outubro novembro dezembro augusti desember desember
      """
  )

  /// The end of the month's name that stands at a place as a whole word.
  static func end(at start: Int, in text: ScannedText) -> Int? {
    guard text[start].isLetter else { return nil }
    return all.end(at: start, in: text)
  }
}
