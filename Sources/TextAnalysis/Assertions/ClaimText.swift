/// A piece of a text that can be looked for in another.
struct Claim: Hashable {
  var kind: ProposedAssertion.Kind
  var text: String
  /// Whether all that the other text says otherwise is that it denies this, or does not.
  var isDenial = false

  /// It as one that is denied on the other side.
  var asDenial: Claim {
    var claim = self
    claim.isDenial = true
    return claim
  }

  /// Whether it is more than one word of a script with spaces.
  var isSpecific: Bool {
    text.contains(" ") || text.unicodeScalars.contains(where: \.isWrittenWithoutSpaces)
  }
}

/// A text with its words and the facts that it states, each where it stands.
struct ClaimText {
  let scalars: [Unicode.Scalar]
  let tokens: [WordToken]
  /// What each word and mark is to a claim.
  let roles: [Role]
  /// Numbers, days and times, ascending, none of them a part of a word.
  let facts: [Range<Int>]

  /// Where a private value was, nothing goes on.
  init(_ text: String) {
    let text = text.replacingPlaceholders(by: " \u{FFFC} ")
    let scalars = Array(text.unicodeScalars)
    let tokens = WordToken.tokens(of: scalars)
    self.scalars = scalars
    self.tokens = tokens
    roles = tokens.map { Self.role(of: scalars[$0.range]) }
    let dates = StatedDate.places(in: text).map(\.range)
    let stated = StatedFacts(StatedDate.all(in: text).rest)
    let others = [stated.quantities.map(\.text), stated.times.map(\.text)].map { texts in
      Self.places(of: texts, in: scalars)
    }
    facts = (dates + others.joined()).sorted { $0.lowerBound < $1.lowerBound }
      .filter { fact in
        // `SHA256` is a name.
        let next = tokens.partitioningIndex { $0.range.upperBound > fact.lowerBound }
        return next == tokens.count || tokens[next].range.lowerBound >= fact.lowerBound
      }
  }

  /// Where texts stand that follow each other.
  private static func places(of texts: [String], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var start = 0
    return texts.compactMap { text in
      let wanted = Array(text.unicodeScalars)
      guard !wanted.isEmpty,
        let first = scalars[start...].indices.first(where: {
          scalars[$0...].starts(with: wanted)
        })
      else { return nil }
      start = first + wanted.count
      return first..<start
    }
  }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The scalars of some tokens in a row.
  func scalars(of tokens: Range<Int>) -> Range<Int> {
    self.tokens[tokens.lowerBound].range
      .lowerBound..<self.tokens[tokens.upperBound - 1].range
      .upperBound
  }

  /// The tokens that lie in a range of scalars.
  func tokens(in range: Range<Int>) -> Range<Int> {
    let first = tokens.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = tokens.partitioningIndex { $0.range.upperBound > range.upperBound }
    return first..<max(first, end)
  }

  /// What a token is to a claim.
  enum Role {
    /// A word of the matter.
    case content
    /// A word that says nothing by itself.
    case function
    /// `not` and its like.
    case negation
    /// A letter of a script without spaces.
    case letter
    /// A sign that may stand inside a claim, as a hyphen does.
    case joint
    /// Any other mark.
    case mark
  }

  static func role(of word: ArraySlice<Unicode.Scalar>) -> Role {
    guard let first = word.first else { return .mark }
    if first.isWrittenWithoutSpaces { return first.properties.isAlphabetic ? .letter : .mark }
    guard first.isLetterOrFigure else { return joints.contains(first) ? .joint : .mark }
    // No longer word is one of those that are known.
    guard word.count <= 20, first.digit == nil else { return .content }
    let text = String(String.UnicodeScalarView(word)).lowercased()
      .replacing("\u{2019}", with: "'")
    if Polarity.denies(text) { return .negation }
    let bytes = Array(text.utf8)
    if fillers.contains(text) { return .function }
    switch EvidenceWords.entry(of: bytes, hash: EvidenceHash.of(bytes))?.kind {
    case .function?: return .function
    case .negation?: return .negation
    default: return Polarity.opening(of: text) == nil ? .content : .function
    }
  }

  /// Adverbs and their like, which say nothing of the matter by themselves.
  private static let fillers = Set(
    """
    accordingly actually additionally already also although another anyway approximately around basically besides \
    certainly clearly consequently currently early especially essentially eventually finally further furthermore \
    generally hence however indeed instead later likely mainly meanwhile moreover mostly nevertheless nonetheless \
    normally often otherwise overall particularly perhaps possibly presumably previously primarily probably quickly \
    quite rather really recently respectively roughly simply slightly slowly sometimes somewhat soon still subsequently \
    then therefore though thus too typically ultimately unfortunately usually very whereas while yet \
    allerdings auch aber dagegen daher dann deshalb doch etwa jedoch meist meistens noch schon somit sonst trotzdem \
    zudem aussi cependant donc ensuite pourtant toutefois además también pero entonces
    """
    .split(separator: " ").map(String.init)
  )

  private static let joints = Set("-\u{2010}\u{2011}/&+#%°$€£¥".unicodeScalars)

  /// Whether nothing or one blank stands between a token and the next.
  func goesOn(after token: Int) -> Bool {
    guard token + 1 < tokens.count else { return false }
    let gap = tokens[token].range.upperBound..<tokens[token + 1].range.lowerBound
    return gap.isEmpty || gap.count == 1 && scalars[gap.lowerBound] == " "
  }

  /// How many of some tokens are words of the matter.
  func contentCount(_ tokens: Range<Int>) -> Int { tokens.count { roles[$0] == .content } }

  /// Whether a number is the lower end of a range, as 30 in `30 to 40 minutes`: alone it has no unit.
  func isLowerEnd(_ fact: Range<Int>) -> Bool {
    guard case .quantity(let quantity)? = StatedFact(text(fact)), quantity.units.isEmpty,
      let place = facts.firstIndex(of: fact), place + 1 < facts.count,
      case .quantity(let upper)? = StatedFact(text(facts[place + 1])), !upper.units.isEmpty
    else { return false }
    let gap = text(fact.upperBound..<max(fact.upperBound, facts[place + 1].lowerBound))
    return Self.rangeWords.contains(gap.filter { $0 != " " }.lowercased())
  }

  private static let rangeWords: Set<String> = [
    "to", "-", "\u{2013}", "\u{2014}", "bis", "à", "a", "~", "〜",
  ]

  /// Whether some tokens touch a number, a day or a time.
  func touchesFact(_ tokens: Range<Int>) -> Bool {
    let range = scalars(of: tokens)
    let next = facts.partitioningIndex { $0.upperBound > range.lowerBound }
    return next < facts.count && facts[next].lowerBound < range.upperBound
  }
}

extension Array {
  /// The first index from which on something holds that, once it holds, goes on to.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
