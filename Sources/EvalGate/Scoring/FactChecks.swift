import TextAnalysis

/// The facts that one word turns into their opposite while the wording stays nearly the same: numbers, days, denials.
///
/// An overlap score does not see them: of "30 days from the day of purchase" it takes "60 days …" for nearly
/// perfect, and the right answer in other words for half wrong.
enum FactChecks {
  /// Compares an answer with the expected one.
  ///
  /// What the question states already need not be said again.
  static func checks(_ answer: String, _ expected: String, question: String) -> [Check] {
    let said = StatedDate.all(in: answer.withoutPlaceholders)
    let wanted = StatedDate.all(in: expected.withoutPlaceholders)
    let asked = StatedDate.all(in: question.withoutPlaceholders)
    return [
      dates(said.dates, wanted.dates, asked: asked.dates),
      numbers(
        StatedNumber.all(in: said.rest),
        StatedNumber.all(in: wanted.rest),
        asked: StatedNumber.all(in: asked.rest)
      ),
      negation(answer, expected),
    ]
    .compactMap(\.self)
  }

  private static func dates(
    _ said: [StatedDate],
    _ wanted: [StatedDate],
    asked: [StatedDate]
  ) -> Check? {
    if wanted.isEmpty { return nil }
    let missing = wanted.first { date in
      !(said + asked).contains { $0.mayBe(date) }
    }
    return Check(
      .dates,
      passed: missing == nil,
      finding: missing.map { "the day \($0.year)-\(two($0.month))-\(two($0.day)) is missing" }
    )
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func numbers(
    _ said: [StatedNumber],
    _ wanted: [StatedNumber],
    asked: [StatedNumber]
  ) -> Check? {
    if wanted.isEmpty { return nil }
    if let missing = wanted.first(where: { number in !(said + asked).contains { $0.mayBe(number) } }
    ) {
      return Check(.numbers, passed: false, finding: "the number \(missing.text) is missing")
    }
    let other = said.first { number in
      wanted.contains { number.contradicts($0) } && !(wanted + asked).contains { $0.mayBe(number) }
    }
    return Check(
      .numbers,
      passed: other == nil,
      finding: other.map { "the number \($0.text) is another than expected" }
    )
  }

  private static func negation(_ answer: String, _ expected: String) -> Check? {
    if let wanted = Polarity.opening(of: expected), let said = Polarity.opening(of: answer),
      wanted != said
    {
      return Check(
        .negation,
        passed: false,
        finding: "it says \(said ? "yes" : "no"), expected is \(wanted ? "yes" : "no")"
      )
    }
    let said = sentences(of: answer)
    var isCompared = false
    for wanted in sentences(of: expected) {
      let nearest = said.map { (sentence: $0, overlap: wordOverlap($0, wanted)) }
        .max { $0.overlap < $1.overlap }
      guard let nearest, nearest.overlap >= leastOverlap else { continue }
      isCompared = true
      if Polarity.denies(nearest.sentence) != Polarity.denies(wanted) {
        return Check(
          .negation,
          passed: false,
          finding: Polarity.denies(wanted)
            ? "a denial is missing" : "it denies what is expected"
        )
      }
    }
    return isCompared ? Check(.negation, passed: true) : nil
  }

  /// Sentences with less in common speak of different things.
  private static let leastOverlap = 0.6
  /// No more sentences are compared.
  private static let mostSentences = 60

  private static func sentences(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return Sentences(of: scalars, most: mostSentences).ranges.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }
}
