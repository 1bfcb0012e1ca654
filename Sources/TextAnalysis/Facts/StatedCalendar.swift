/// The weekdays and the months that a text names, whatever the rest of the date.
package struct StatedCalendar: Sendable {
  /// Days of the week, 1 for Monday.
  package var weekdays: Set<Int> = []
  /// Months, 1 for January.
  package var months: Set<Int> = []

  /// Reads a text.
  package init(_ text: String) {
    var words: [(lower: String, isCapital: Bool, isFirst: Bool)] = []
    var isFirst = true
    var word = String.UnicodeScalarView()
    func close() {
      guard let first = word.first else { return }
      words.append((String(word).lowercased(), first.properties.isUppercase, isFirst))
      isFirst = false
      word.removeAll()
    }
    for scalar in text.unicodeScalars {
      if scalar.isASCII
        ? scalar.isASCIILetter || scalar.isASCIIDigit : scalar.properties.isAlphabetic
      {
        word.append(scalar)
        continue
      }
      close()
      if ".!?\n:".unicodeScalars.contains(scalar) { isFirst = true }
      if scalar == "-" || scalar == "\u{2013}" { words.append(("-", false, false)) }
    }
    close()
    for (place, entry) in words.enumerated() {
      if let day = Self.days[entry.lower], isDay(at: place, of: words) {
        add(day, to: words.prefix(place).map(\.lower))
      }
      if Self.workdays.contains(entry.lower) { weekdays.formUnion(1...5) }
      if entry.lower == "weekend" || entry.lower == "weekends" { weekdays.formUnion(6...7) }
      if let month = Self.monthNames[entry.lower],
        entry.isCapital || Self.lowerCase.contains(entry.lower)
      {
        // `May` and `March` are verbs too.
        let before = place > 0 ? words[place - 1].lower : ""
        let after = place + 1 < words.count ? words[place + 1].lower : ""
        let isSure = !Self.doubtful.contains(entry.lower)
        if isSure || Self.isNumber(before) || Self.isNumber(after)
          || Self.beforeMonths.contains(before)
        {
          months.insert(month)
        }
      }
    }
    readHan(text)
  }

  /// Whether a word that may be a day of the week is one: `Mon` in French is `my`, and `segunda` the second.
  private func isDay(
    at place: Int,
    of words: [(lower: String, isCapital: Bool, isFirst: Bool)]
  ) -> Bool {
    let word = words[place]
    if Self.short.contains(word.lower) {
      let isInRange = [place - 1, place + 1].contains {
        words.indices.contains($0) && Self.links.contains(words[$0].lower)
      }
      return word.isCapital && (!word.isFirst || isInRange)
    }
    guard Self.numbered.contains(word.lower) else { return true }
    return words[place...].dropFirst().prefix(2).contains { $0.lower == "feira" }
  }

  /// A day, and those before it when it ends a range: `Monday to Friday`.
  private mutating func add(_ day: Int, to before: [String]) {
    weekdays.insert(day)
    guard let link = before.last, Self.links.contains(link), before.count > 1,
      let first = Self.days[before[before.count - 2]]
    else { return }
    var next = first
    while next != day {
      weekdays.insert(next)
      next = next % 7 + 1
    }
  }

  private mutating func readHan(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      let afterNext = place + 2 < scalars.count ? scalars[place + 2] : " "
      if next == "曜", let day = Self.hanDays[scalar] { weekdays.insert(day) }
      if scalar == "星", next == "期", let day = Self.hanFigures[afterNext] { weekdays.insert(day) }
      if scalar == "周" || scalar == "週", let day = Self.hanFigures[next] { weekdays.insert(day) }
      guard scalar == "月", place > 0, next != "間", next != "额" else { continue }
      var index = place
      while index > 0, place - index < 2, scalars[index - 1].properties.numericType != nil {
        index -= 1
      }
      let figures = scalars[index..<place]
      if let month = NumberWords.han(figures)?.value ?? Self.value(figures), 1...12 ~= month {
        months.insert(Int(month))
      }
    }
  }

  private static func value(_ figures: ArraySlice<Unicode.Scalar>) -> Double? {
    figures.isEmpty
      ? nil
      : figures.reduce(Optional(0.0)) { sum, figure in
        sum.flatMap { sum in figure.properties.numericValue.map { sum * 10 + $0 } }
      }
  }

  private static func isNumber(_ word: String) -> Bool {
    word.unicodeScalars.first?.isASCIIDigit ?? false
  }

  private static let links: Set<String> = [
    "to", "-", "through", "thru", "till", "until", "bis", "à", "au", "a", "t", "al",
  ]
  private static let short: Set<String> = ["mon", "tue", "tues", "wed", "thu", "thurs", "fri"]
  /// The days of Portuguese, which are counted.
  private static let numbered: Set<String> = ["segunda", "terça", "quarta", "quinta", "sexta"]
  private static let workdays: Set<String> = ["weekdays", "weekday", "werktags", "workdays"]
  private static let doubtful: Set<String> = [
    "may", "march", "mars", "mai", "mar", "jan", "sep", "dec", "marzo", "juli", "august",
  ]
  private static let lowerCase: Set<String> = [
    "janvier", "février", "avril", "juin", "juillet", "août", "septembre", "octobre", "décembre",
    "enero", "febrero",
    "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    "gennaio",
    "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    "janeiro", "fevereiro",
    "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
  ]
  private static let beforeMonths: Set<String> = [
    "by", "during", "early", "each", "every", "in", "last", "late", "mid", "next", "of", "since",
    "this", "until", "till", "im",
    "en", "since", "through", "to", "from", "before", "after",
  ]
  private static let hanDays: [Unicode.Scalar: Int] = [
    "月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6, "日": 7,
  ]
  private static let hanFigures: [Unicode.Scalar: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7,
  ]

  private static let days: [String: Int] = names([
    "monday mondays mon montag montags lundi lunes lunedì segunda maandag понедельник",
    "tuesday tuesdays tue tues dienstag dienstags mardi martes martedì terça dinsdag вторник",
    "wednesday wednesdays wed mittwoch mittwochs mercredi miércoles mercoledì quarta woensdag среду",
    "thursday thursdays thu thurs donnerstag donnerstags jeudi jueves giovedì quinta donderdag четверг",
    "friday fridays fri freitag freitags vendredi viernes venerdì sexta vrijdag пятница пятницу",
    "saturday saturdays samstag samstags sonnabend samedi sábado sabato zaterdag суббота субботу",
    "sunday sundays sonntag sonntags dimanche domingo domenica zondag воскресенье",
  ])

  static let monthNames: [String: Int] = names([
    "january jan januar janvier enero gennaio janeiro",
    "february feb februar février febrero febbraio fevereiro",
    "march mar märz mars marzo março", "april apr avril abril aprile", "may mai mayo maggio maio",
    "june jun juni juin junio giugno junho", "july jul juli juillet julio luglio julho",
    "august aug août agosto", "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre diciembre dicembre dezembro",
  ])

  private static func names(_ groups: [String]) -> [String: Int] {
    var names: [String: Int] = [:]
    for (place, group) in groups.enumerated() {
      for name in group.split(separator: " ") { names[String(name)] = place + 1 }
    }
    return names
  }
}
