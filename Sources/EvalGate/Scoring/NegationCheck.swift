import ReviewModel
import TextAnalysis

/// Whether an answer says yes where yes is expected, and has no `not` too many or too few.
enum NegationCheck {
  /// Compares; nil when the answer and what is expected have nothing in common that could be denied.
  static func check(_ answer: String, _ expected: String, question: String) -> Check? {
    let wanted = Polarity.opening(of: expected)
    let said = Polarity.opening(of: answer)
    if let wanted, let said, wanted != said { return opposite(said, wanted) }
    if let wanted, isOnlyPolarity(expected) {
      // The question says what is affirmed or denied.
      guard let stated = statement(of: answer, about: question) else { return nil }
      let isAffirmed = stated == Polarity.denies(question)
      return isAffirmed == wanted ? Check(.negation, passed: true) : opposite(isAffirmed, wanted)
    }
    if let denied = deniesWords(of: expected, in: answer) { return denied }
    return sentences(answer, expected)
  }

  /// Whether a text is yes or no and says nothing else.
  static func isOnlyPolarity(_ text: String) -> Bool {
    guard Polarity.opening(of: text) != nil else { return false }
    return text.unicodeScalars.count { $0.properties.isAlphabetic } <= 4 && pieces(text).count <= 1
      && !text.contains { $0.isNumber }
  }

  /// Whether the sentence of an answer that speaks of what was asked denies; nil when none does.
  static func statement(of answer: String, about question: String) -> Bool? {
    let asked = ContentTerms(question)
    var best: (share: Double, denies: Bool)?
    for sentence in TextPieces.sentences(of: answer) {
      // `No, it is not` denies once.
      let body =
        Polarity.opening(of: sentence) == nil ? sentence : String(sentence.drop { $0.isLetter })
      let share = asked.share(in: ContentTerms(body), besides: ContentTerms("")) ?? 0
      let overlap = max(share, wordOverlap(body, question))
      if overlap >= 0.25, overlap > best?.share ?? 0 { best = (overlap, Polarity.denies(body)) }
    }
    return best?.denies
  }

  private static func opposite(_ said: Bool, _ wanted: Bool) -> Check {
    Check(
      .negation,
      passed: false,
      finding: "it says \(said ? "yes" : "no"), expected is \(wanted ? "yes" : "no")"
    )
  }

  private static func denial(_ wanted: Bool) -> Check {
    Check(
      .negation,
      passed: false,
      finding: wanted ? "a denial is missing" : "it denies what is expected"
    )
  }

  /// A short expected answer that stands in a clause which denies it: `The CEO is not Jane Fonda`.
  private static func deniesWords(of expected: String, in answer: String) -> Check? {
    guard !Polarity.denies(expected), pieces(expected).count == 1 else { return nil }
    let clauses = TextPieces.sentences(of: answer).flatMap(pieces)
      .filter { ExactMatch.contains($0, expected) }
    guard !clauses.isEmpty, clauses.allSatisfy(Polarity.denies) else { return nil }
    return denial(false)
  }

  private static func sentences(_ answer: String, _ expected: String) -> Check? {
    let said = TextPieces.sentences(of: answer)
    let saidClauses = said.flatMap(pieces).prefix(mostClauses) + said
    var isCompared = false
    for wanted in TextPieces.sentences(of: expected) {
      let whole = agrees(wanted, with: said, from: leastOverlap)
      let clauses = pieces(wanted).map { agrees($0, with: Array(saidClauses), from: leastOverlap) }
      let sure = pieces(wanted).map { agrees($0, with: Array(saidClauses), from: sureOverlap) }
      if whole != nil { isCompared = true }
      // A sentence with a denial more may have it in a clause of its own: `It is red, not blue`.
      let isSettled = clauses.contains(true) && !clauses.contains(false)
      if whole == false && !isSettled || sure.contains(false) {
        return denial(Polarity.denies(wanted))
      }
    }
    return isCompared ? Check(.negation, passed: true) : nil
  }

  /// Whether a piece denies as the one nearest to it does; nil when none is near.
  private static func agrees(_ wanted: String, with said: [String], from least: Double) -> Bool? {
    let nearest = said.map { (piece: $0, overlap: wordOverlap($0, wanted)) }
      .max { $0.overlap < $1.overlap }
    guard let nearest, nearest.overlap >= least else { return nil }
    return Polarity.denies(nearest.piece) == Polarity.denies(wanted)
  }

  /// Sentences with less in common speak of different things.
  private static let leastOverlap = 0.6
  /// Clauses with so much in common say the same or the opposite.
  private static let sureOverlap = 0.8

  /// No more clauses are compared, nor of one sentence.
  private static let mostClauses = 100

  private static func pieces(_ text: String) -> [String] {
    Array(TextPieces.clauses(of: text).prefix(20))
  }
}

/// The parts that a text has.
enum TextPieces {
  /// No more sentences are looked at.
  private static let most = 60

  static func sentences(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return Sentences(of: scalars, most: most).ranges.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  /// The parts between commas, semicolons, dashes and `but`.
  static func clauses(of sentence: String) -> [String] {
    var clauses: [String] = []
    var clause = ""
    var characters = Array(sentence)[...]
    while let character = characters.popFirst() {
      let endsHere =
        switch character {
        case ",", ";", ":": characters.first?.isWhitespace ?? true
        case "\u{2014}", "\u{3001}", "\u{FF0C}", "\u{FF1B}", "\u{3002}": true
        default: false
        }
      if endsHere {
        clauses.append(clause)
        clause = ""
      } else if character == " ", characters.starts(with: "but ") {
        clauses.append(clause)
        clause = ""
        characters = characters.dropFirst(4)
      } else {
        clause.append(character)
      }
    }
    return (clauses + [clause]).filter { $0.contains { $0.isLetter || $0.isNumber } }
  }
}
