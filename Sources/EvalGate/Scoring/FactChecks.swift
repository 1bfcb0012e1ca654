import TextAnalysis

/// The facts that one word turns into their opposite while the wording stays nearly the same: numbers with their units, days,
/// times, denials.
///
/// An overlap score does not see them: of "30 days from the day of purchase" it takes "60 days …" for nearly
/// perfect, and the right answer in other words for half wrong.
enum FactChecks {
  /// Compares an answer with the expected one.
  ///
  /// What the question states already need not be said again, but nothing else may stand in its place.
  static func checks(_ answer: String, _ expected: String, question: String) -> [Check] {
    let said = Facts(answer)
    let wanted = Facts(expected)
    let asked = Facts(question)
    return [
      dates(said, wanted, asked),
      numbers(said, wanted, asked),
      times(said, wanted, asked),
      calendar(said, wanted, asked),
      NegationCheck.check(answer, expected, question: question),
    ]
    .compactMap(\.self)
  }

  /// The numbers, days and times of the expected answer that an answer states too, as the expected one writes them, so that
  /// another way to write them costs nothing where words are counted.
  static func shared(_ answer: String, _ expected: String) -> String {
    let (said, wanted) = (Facts(answer), Facts(expected))
    let shared =
      wanted.stated.quantities.filter(said.states).map(\.text)
      + wanted.stated.times.filter(said.states).map(\.text)
    return shared.joined(separator: " ")
  }

  /// What a text states.
  private struct Facts {
    var dates: [StatedDate]
    var stated: StatedFacts
    var calendar: StatedCalendar
    /// The months that full dates have.
    var months: Set<Int>

    init(_ text: String) {
      let text = text.withoutPlaceholders
      let found = StatedDate.all(in: text)
      dates = found.dates
      stated = StatedFacts(found.rest)
      calendar = StatedCalendar(found.rest)
      months = Set(found.dates.flatMap { $0.isAmbiguous ? [$0.month, $0.day] : [$0.month] })
    }

    /// Whether a number is stated, alone or as part of a date or of a time.
    func states(_ number: StatedQuantity) -> Bool {
      stated.quantities.contains { $0.mayBe(number) } || dates.contains { $0.mayBe(number) }
        || stated.times.contains { $0.mayBe(number) }
    }

    func states(_ time: ClockTime) -> Bool {
      stated.times.contains { $0.mayBe(time) } || stated.quantities.contains { time.mayBe($0) }
    }

    func states(_ date: StatedDate) -> Bool { dates.contains { $0.mayBe(date) } }
  }

  private static func dates(_ said: Facts, _ wanted: Facts, _ asked: Facts) -> Check? {
    guard let missing = wanted.dates.first(where: { !said.states($0) && !asked.states($0) }) else {
      let excused = wanted.dates.first { !said.states($0) }
      let other = said.dates.first { !wanted.states($0) && !asked.states($0) }
      guard excused != nil, let other else {
        return wanted.dates.isEmpty ? nil : Check(.dates, passed: true)
      }
      return Check(
        .dates,
        passed: false,
        finding: "the day \(words(other)) is another than expected"
      )
    }
    return Check(.dates, passed: false, finding: "the day \(words(missing)) is missing")
  }

  private static func words(_ date: StatedDate) -> String {
    "\(date.year)-\(two(date.month))-\(two(date.day))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func numbers(_ said: Facts, _ wanted: Facts, _ asked: Facts) -> Check? {
    func failed(_ finding: String) -> Check { Check(.numbers, passed: false, finding: finding) }
    let expected = wanted.stated.quantities
    if let missing = expected.first(where: { !said.states($0) && !asked.states($0) }) {
      return failed("the number \(missing.text) is missing")
    }
    let unknown = said.stated.quantities.filter { !wanted.states($0) && !asked.states($0) }
    if let other = unknown.first(where: { number in expected.contains { number.contradicts($0) } })
    {
      return failed("the number \(other.text) is another than expected")
    }
    // What the question states may be left out, but not be said otherwise.
    for (numbers, isExpected) in [(expected, true), (asked.stated.quantities, false)] {
      for number in numbers where !said.states(number) {
        if let other = unknown.first(where: { $0.replaces(number, isExpected: isExpected) }) {
          return failed("the number \(other.text) stands where \(number.text) was meant")
        }
      }
    }
    return expected.isEmpty && said.stated.quantities.isEmpty ? nil : Check(.numbers, passed: true)
  }

  private static func times(_ said: Facts, _ wanted: Facts, _ asked: Facts) -> Check? {
    let expected = wanted.stated.times
    if let missing = expected.first(where: { !said.states($0) && !asked.states($0) }) {
      return Check(.dates, passed: false, finding: "the time \(missing.text) is missing")
    }
    let basis = expected.isEmpty ? asked : wanted
    let isReplaced = basis.stated.times.contains { !said.states($0) } || !expected.isEmpty
    let other = said.stated.times.first { !wanted.states($0) && !asked.states($0) }
    if let other, isReplaced, !basis.stated.times.isEmpty {
      return Check(
        .dates,
        passed: false,
        finding: "the time \(other.text) is another than expected"
      )
    }
    return expected.isEmpty ? nil : Check(.dates, passed: true)
  }

  private static func calendar(_ said: Facts, _ wanted: Facts, _ asked: Facts) -> Check? {
    for (name, path, saidDates, wantedDates) in [
      ("weekday", \StatedCalendar.weekdays, Set<Int>(), Set<Int>()),
      ("month", \StatedCalendar.months, said.months, wanted.months),
    ] {
      let expected = wanted.calendar[keyPath: path]
      let found = said.calendar[keyPath: path].union(saidDates)
      let known = asked.calendar[keyPath: path].union(path == \.months ? asked.months : [])
      if !expected.subtracting(found).subtracting(known).isEmpty {
        return Check(
          .dates,
          passed: false,
          finding: "a \(name) is missing, or another than expected"
        )
      }
      let more = found.subtracting(expected).subtracting(known).subtracting(wantedDates)
      let replaced = expected.union(known).subtracting(found)
      if !more.isEmpty, !expected.isEmpty || !replaced.isEmpty {
        return Check(.dates, passed: false, finding: "a \(name) is another than expected")
      }
    }
    return wanted.calendar.weekdays.isEmpty && wanted.calendar.months.isEmpty
      ? nil : Check(.dates, passed: true)
  }
}
