/// The words of a question that say something, in their order.
struct WordOrder {
  struct Token: Equatable {
    var concept: UInt32
    var word: UInt32
    var role: WordRole
    /// What the words before it say of person, mood and tense.
    var before: SoftWords = []
  }

  var tokens: ArraySlice<Token> = []
  /// What the words behind the last one say of person, mood and tense.
  var end: SoftWords = []

  /// Takes a question in.
  ///
  /// - Parameters:
  ///   - slips: words of grammar by what is a slip of one.
  ///   - joined: two words by what they were written as together.
  init(
    _ question: Int,
    in questions: ComparedQuestions,
    _ slips: [UInt32: UInt32],
    _ joined: [UInt32: [UInt32]]
  ) {
    var before: SoftWords = []
    var words = questions.words(of: question)
    if !joined.isEmpty { words = ArraySlice(words.flatMap { joined[$0] ?? [$0] }) }
    tokens.reserveCapacity(words.count)
    for (place, word) in words.enumerated() {
      let word = slips.isEmpty ? word : slips[word] ?? word
      let traits = questions.traits(word)
      switch traits.role {
      case .free, .intensifier: continue
      case .soft:
        if traits.soft == .what, let next = words.dropFirst(place + 1).first,
          questions.lookup.isFormOfBe(next)
        {
          continue
        }
        before.formUnion(traits.soft)
      case .negation where questions.lookup.isNot(word): before.insert(.not)
      default:
        tokens.append(
          Token(concept: traits.concept, word: word, role: traits.role, before: before)
        )
        before = []
      }
    }
    end = before
  }
}

extension WordOrder {
  /// The same words with those before a place put behind the others.
  func rotated(at place: Int) -> WordOrder {
    var rotated = self
    var front = tokens[..<place]
    if !front.isEmpty { front[front.startIndex].before.formUnion(end) }
    rotated.tokens = ArraySlice(tokens[place...] + front)
    rotated.end = []
    return rotated
  }

  /// The same with the words between a number of the first ones and a place put behind the others.
  func rotated(at place: Int, from kept: Int) -> WordOrder {
    var rotated = self
    let start = tokens.startIndex + kept
    var middle = tokens[start..<place]
    if !middle.isEmpty { middle[middle.startIndex].before.formUnion(end) }
    rotated.tokens = ArraySlice(Array(tokens[..<start]) + Array(tokens[place...]) + Array(middle))
    rotated.end = []
    return rotated
  }

  /// Whether it says from where to where.
  func hasWay(_ lookup: WordLookup) -> Bool {
    tokens.contains { lookup.isFrom($0.word) } && tokens.contains { lookup.isTo($0.word) }
  }

  /// The same words with `from` and what it leads to before `to` and what that leads to, and the word that asks before both.
  func withWayInOrder(_ lookup: WordLookup) -> WordOrder {
    var ordered = self
    let leads = tokens.indices.filter {
      tokens[$0].role == .preposition || lookup.isTo(tokens[$0].word)
    }
    if let first = leads.first, first == tokens.startIndex,
      let asking = tokens.firstIndex(where: { $0.role == .asking })
    {
      return rotated(at: asking).withWayInOrder(lookup)
    }
    for (to, from) in zip(leads, leads.dropFirst()) where lookup.isTo(tokens[to].word) {
      guard lookup.isFrom(tokens[from].word) else { continue }
      let end = leads.first { $0 > from } ?? tokens.endIndex
      ordered.tokens = tokens[..<to] + tokens[from..<end] + tokens[to..<from] + tokens[end...]
    }
    return ordered
  }
}
