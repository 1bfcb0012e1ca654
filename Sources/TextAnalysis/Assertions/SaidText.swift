/// A text that can be asked whether it says something: a number with its unit, a day, a time, or words.
///
/// What is one number, day or time counts however it is written: `30 days` is said by `a 30-day window`. Other claims are said
/// when their words stand in the text, one behind the other: case, white space and punctuation do not count, signs
/// of amounts and of names (`5%`, `C#`) do. Scripts without spaces are compared by characters.
package struct SaidText: Sendable {
  private let words: [UInt64]
  private let dates: [StatedDate]
  private let facts: StatedFacts

  /// Reads a text; what stands for a private value counts for nothing.
  package init(_ text: String) {
    let text = text.withoutPlaceholders
    words = Self.words(of: text)
    let found = StatedDate.all(in: text)
    dates = found.dates
    facts = StatedFacts(found.rest)
  }

  /// Whether the text says a claim; nothing is said by every text.
  package func says(_ claim: String) -> Bool {
    if let fact = StatedFact(claim) { return states(fact) }
    let wanted = Self.words(of: claim)
    guard let first = wanted.first else { return true }
    guard wanted.count <= words.count else { return false }
    return (0...(words.count - wanted.count)).contains { start in
      words[start] == first && words[start..<(start + wanted.count)].elementsEqual(wanted)
    }
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

  private func states(_ fact: StatedFact) -> Bool {
    switch fact {
    case .quantity(let quantity):
      facts.quantities.contains { $0.means(quantity) }
        || dates.contains { $0.hasYear(quantity) }
    case .date(let date): dates.contains { $0.mayBe(date) }
    case .time(let time): facts.times.contains { $0.mayBe(time) }
    }
  }

  /// The hashes of a text's words, in their order.
  private static func words(of text: String) -> [UInt64] {
    var folded = FoldedText()
    folded.append(contentsOf: text.unicodeScalars)
    let scalars = folded.scalars.map { $0 == "\u{2019}" ? "'" : $0 }
    return WordToken.tokens(of: scalars).compactMap { token in
      var word = scalars[token.range]
      if word.count > 2, word.last == "s", word.dropLast().last == "'" { word = word.dropLast(2) }
      guard let first = word.first, first.isLetterOrFigure || Self.signs.contains(first) else {
        return nil
      }
      return EvidenceHash.of(Array(word))
    }
  }

  /// Signs without which a claim would be another one.
  private static let signs = Set("%‰$€£¥₩₹₽¢°+#".unicodeScalars)
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
