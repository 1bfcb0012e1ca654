import ReviewModel
import TextAnalysis

/// The facts that one word turns into others while the wording stays nearly the same: numbers with their units, days, times.
///
/// An overlap score does not see them: of "30 days from the day of purchase" it takes "60 days …" for nearly
/// perfect, and the right answer in other words for half wrong. Denials are those of ``NegationCheck``.
struct FactChecks {
  private let said: Facts
  private let wanted: Facts
  private let asked: Facts

  /// Reads what an answer, the expected one and the question state.
  init(_ answer: String, _ expected: String, question: String) {
    said = Facts(answer)
    wanted = Facts(expected)
    asked = Facts(question)
  }

  /// Compares the answer with the expected one.
  ///
  /// What the question states already need not be said again, but nothing else may stand in its place.
  var checks: [Check] { [dates, numbers, times, calendar].compactMap(\.self) }

  /// The numbers, days and times of the expected answer that an answer states too, as the expected one writes them, so that
  /// another way to write them costs nothing where words are counted.
  var shared: String {
    let shared =
      wanted.stated.quantities.filter(said.states).map(\.text)
      + wanted.stated.times.filter(said.states).map(\.text)
    return shared.joined(separator: " ")
  }

  /// Whether the expected answer states any number, day or time.
  var areExpected: Bool {
    !wanted.dates.isEmpty || !wanted.stated.quantities.isEmpty || !wanted.stated.times.isEmpty
      || !wanted.calendar.weekdays.isEmpty || !wanted.calendar.months.isEmpty
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

  private var dates: Check? {
    guard let missing = wanted.dates.first(where: { !said.states($0) && !asked.states($0) }) else {
      let excused = wanted.dates.first { !said.states($0) }
      let other = said.dates.first { !wanted.states($0) && !asked.states($0) }
      guard excused != nil, let other else {
        return wanted.dates.isEmpty ? nil : Check(.dates, passed: true)
      }
      return Check(
        .dates,
        passed: false,
        finding: "the day \(Self.words(other)) is another than expected"
      )
    }
    return Check(.dates, passed: false, finding: "the day \(Self.words(missing)) is missing")
  }

  private static func words(_ date: StatedDate) -> String {
    "\(date.year)-\(two(date.month))-\(two(date.day))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private var numbers: Check? {
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

  private var times: Check? {
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

  private var calendar: Check? {
    let weekdays = differ(
      said.calendar.weekdays,
      wanted.calendar.weekdays,
      asked: asked.calendar.weekdays
    )
    let months = differ(
      said.calendar.months.union(said.months),
      wanted.calendar.months,
      asked: asked.calendar.months.union(asked.months),
      besides: wanted.months
    )
    guard !weekdays, !months else {
      let name = weekdays ? "weekday" : "month"
      return Check(.dates, passed: false, finding: "a \(name) is missing, or another than expected")
    }
    let isStated = !wanted.calendar.weekdays.isEmpty || !wanted.calendar.months.isEmpty
    return isStated ? Check(.dates, passed: true) : nil
  }

  /// Whether one that is wanted is neither said nor asked, or another stands in the place of one.
  ///
  /// - Parameter others: what may be said too, as the months of full dates.
  private func differ(
    _ said: Set<Int>,
    _ wanted: Set<Int>,
    asked: Set<Int>,
    besides others: Set<Int> = []
  ) -> Bool {
    if !wanted.isSubset(of: said.union(asked)) { return true }
    let more = said.subtracting(wanted).subtracting(asked).subtracting(others)
    return !more.isEmpty && !(wanted.isEmpty && asked.isSubset(of: said))
  }
}
