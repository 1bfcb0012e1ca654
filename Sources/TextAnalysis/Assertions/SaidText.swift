/// A text that can be asked whether it says something: a number with its unit, a day, a time, or words.
///
/// What is one number, day or time counts however it is written: `30 days` is said by `a 30-day window`, `3 retries` by `three
/// retries`. Other claims are said when their words stand in the text, one behind the other: case, white space, punctuation
/// and the short form of a denial do not count, signs of amounts and of names (`5%`, `C#`) do. Scripts without spaces
/// are compared by characters.
package struct SaidText: Sendable {
  private let words: SaidWords
  private let question: SaidWords?
  private let dates: [StatedDate]
  private let facts: StatedFacts

  /// Reads a text; what stands for a private value counts for nothing.
  ///
  /// - Parameter question: what the text answers; what is counted in it need not be named again.
  package init(_ text: String, asked question: String? = nil) {
    let text = text.withoutPlaceholders
    words = SaidWords(text)
    self.question = question.map { SaidWords($0.withoutPlaceholders) }
    let found = StatedDate.all(in: text)
    dates = found.dates
    facts = StatedFacts(found.rest)
  }

  /// Whether the text says a claim; nothing is said by every text.
  package func says(_ claim: String) -> Bool {
    if let fact = StatedFact(claim) { return states(fact) }
    let wanted = SaidWords(claim)
    if words.contain(wanted) { return true }
    guard let count = wanted.counted else { return false }
    return words.count(count)
      || question.map { $0.names(count) && words.hasBare(count, besides: $0) } ?? false
  }

  /// Whether the text is as an assertion wants it.
  ///
  /// What must not be said is taken at its word: `7` is not said by `7 days`, nor `5 users` by `5 new users`.
  ///
  /// - Parameter isRequired: whether the claim must be said; else it must not.
  package func satisfies(_ claim: String, isRequired: Bool) -> Bool {
    guard !isRequired else { return says(claim) }
    if let fact = StatedFact(claim) {
      guard case .quantity(let quantity) = fact, quantity.units.isEmpty else {
        return !states(fact)
      }
      return !facts.quantities.contains { $0.units.isEmpty && $0.means(quantity) }
        && !dates.contains { $0.hasYear(quantity) }
    }
    let wanted = SaidWords(claim)
    if words.contain(wanted) { return false }
    return wanted.counted.map { !words.count($0, isNext: true) } ?? true
  }

  /// Whether the text may mean a fact, as a number without a unit may; what is no fact has to be said.
  func maySay(_ claim: String) -> Bool {
    switch StatedFact(claim) {
    case .quantity(let quantity)?:
      facts.quantities.contains { $0.mayBe(quantity) || quantity.mayBe($0) }
        || dates.contains { $0.mayBe(quantity) } || facts.times.contains { $0.mayBe(quantity) }
    case .time(let time)?:
      facts.times.contains { $0.mayBe(time) } || facts.quantities.contains { time.mayBe($0) }
    case .date?, nil: says(claim)
    }
  }

  /// Whether the text has a word of the matter that a claim has.
  func saysPart(of claim: String) -> Bool {
    let parts = ClaimText(claim)
    return parts.tokens.indices.contains { token in
      parts.roles[token] == .content && says(parts.text(parts.tokens[token].range))
    } || maySay(claim)
  }

  private func states(_ fact: StatedFact) -> Bool {
    switch fact {
    case .quantity(let quantity):
      facts.quantities.contains { $0.means(quantity) }
        || dates.contains { $0.hasYear(quantity) }
    case .date(let date): dates.contains { $0.mayBe(date) }
    case .time(let time): facts.times.contains { $0.mayBe(time) }
    }
  }
}

/// A claim that is one fact and nothing else.
enum StatedFact: Hashable {
  case quantity(StatedQuantity)
  case date(StatedDate)
  case time(ClockTime)

  /// Reads a claim; nil for one that says more than a number, a day or a time, or less.
  init?(_ claim: String) {
    // More than any number has.
    guard claim.utf8.count <= 200 else { return nil }
    let scalars = Array(claim.unicodeScalars)
    func isAll(_ range: Range<Int>) -> Bool {
      scalars.indices.allSatisfy { range.contains($0) || !scalars[$0].isLetterOrFigure }
    }
    let dates = StatedDate.places(in: claim)
    if let date = dates.first {
      guard dates.count == 1, isAll(date.range) else { return nil }
      self = .date(date.date)
      return
    }
    let facts = StatedFacts(claim)
    if facts.times.count == 1, facts.quantities.isEmpty, let time = facts.times.first {
      guard let range = scalars.firstRange(of: Array(time.text.unicodeScalars)), isAll(range)
      else { return nil }
      self = .time(time)
      return
    }
    guard facts.times.isEmpty, facts.quantities.count == 1, let quantity = facts.quantities.first,
      let range = scalars.firstRange(of: Array(quantity.text.unicodeScalars)),
      isAll(range) || isRate(quantity, scalars[range.upperBound...])
    else { return nil }
    self = .quantity(quantity)
  }
}

/// Whether a rest is only what a number is counted by: `per month`.
private func isRate(_ quantity: StatedQuantity, _ rest: ArraySlice<Unicode.Scalar>) -> Bool {
  guard quantity.denominator != nil else { return false }
  return rest.split { !$0.isLetterOrMark }.count <= 2
}

extension StatedDate {
  /// Whether a bare number is its year.
  fileprivate func hasYear(_ number: StatedQuantity) -> Bool {
    number.units.isEmpty && number.value == Double(year)
  }
}
