/// Whether two questions of the same concepts have them in the same order, or in one that cannot change who does what to
/// whom: a clause moved from one end to the other, `to` before `from`, `x and y` for `y and x`.
struct OrderAgreement {
  let questions: ComparedQuestions
  /// Concepts of the one and of the other question that are one with a slip in it.
  let slips: [(left: UInt32, right: UInt32)]

  /// For how many words the one question has a synonym; nil when the two do not agree.
  func synonyms(_ left: WordOrder, _ right: WordOrder) -> Int? {
    if let found = synonymsInOrder(left, right, allowsSwap: true) { return found }
    for place in right.tokens.indices
    where mayBegin(left, at: right.tokens[place]) && isLead(place, in: right.tokens) {
      if let found = synonymsInOrder(left, right.rotated(at: place)) { return found }
    }
    for place in left.tokens.indices
    where mayBegin(right, at: left.tokens[place]) && isLead(place, in: left.tokens) {
      if let found = synonymsInOrder(left.rotated(at: place), right) { return found }
    }
    if let found = synonymsTurned(left, right) { return found }
    let lookup = questions.lookup
    guard left.hasWay(lookup), right.hasWay(lookup) else { return nil }
    return synonymsInOrder(left.withWayInOrder(lookup), right.withWayInOrder(lookup))
  }

  /// The same behind a beginning that both have: `why should I check the links if I move` and `why, if I move, should I check the
  /// links`.
  private func synonymsTurned(_ left: WordOrder, _ right: WordOrder) -> Int? {
    let common = zip(left.tokens, right.tokens).prefix { areSame($0, $1) }.count
    // What follows a preposition is its own: `from a to b` is not `from b to a`.
    guard common > 0, common + Self.leastInClause < min(left.tokens.count, right.tokens.count),
      ![.preposition, .link].contains(left.tokens[left.tokens.startIndex + common - 1].role)
    else { return nil }
    for turned in turns(of: right, towards: left, behind: common) {
      if let found = synonymsInOrder(left, turned) { return found }
    }
    for turned in turns(of: left, towards: right, behind: common) {
      if let found = synonymsInOrder(turned, right) { return found }
    }
    return nil
  }

  /// A question with two clauses behind its beginning exchanged, wherever one of them begins as the other question goes on.
  private func turns(
    of order: WordOrder,
    towards other: WordOrder,
    behind common: Int
  )
    -> [WordOrder]
  {
    let start = order.tokens.startIndex + common
    let next = other.tokens[other.tokens.startIndex + common]
    return order.tokens.indices.dropFirst(common + 1)
      .filter { place in
        areSame(next, order.tokens[place])
          && (isLead(place, in: order.tokens[start...])
            || isLead(start, before: place, in: order.tokens))
      }
      .map { order.rotated(at: $0, from: common) }
  }

  /// Whether the clause before a place is one that may stand at either end, for it begins with what ties it to the rest.
  private func isLead(
    _ start: Int,
    before place: Int,
    in tokens: ArraySlice<WordOrder.Token>
  ) -> Bool {
    tokens[start].role == .preposition && place - start >= Self.leastInClause
  }

  /// Whether a question that is turned so that it begins with a word may agree with another.
  private func mayBegin(_ order: WordOrder, at token: WordOrder.Token) -> Bool {
    guard let first = order.tokens.first else { return false }
    return first.role == .link || token.role == .link || areSame(first, token)
      || areSame(token, first)
  }

  /// Whether a clause may begin at a place: at a preposition, or where both parts have a subject of their own.
  private func isLead(_ place: Int, in tokens: ArraySlice<WordOrder.Token>) -> Bool {
    guard place > tokens.startIndex, let first = tokens.first else { return false }
    let token = tokens[place]
    if token.role == .preposition || questions.lookup.isTo(token.word) {
      return place + 1 < tokens.endIndex
    }
    func begins(_ token: WordOrder.Token) -> Bool {
      token.role == .asking || token.role == .preposition || !token.before.isEmpty
    }
    let shortest = min(place - tokens.startIndex, tokens.endIndex - place)
    // What ties two long parts together would stand at an end when they had changed places in its sense.
    return shortest >= Self.leastInSentence
      || begins(token) && begins(first) && shortest >= Self.leastInClause
  }

  private static let leastInClause = 2
  private static let leastInSentence = 3

  private func synonymsInOrder(
    _ left: WordOrder,
    _ right: WordOrder,
    allowsSwap: Bool = false
  ) -> Int? {
    var allowsSwap = allowsSwap
    var own = left.tokens
    var its = right.tokens
    var gaps = SoftDifference()
    var synonyms = 0
    var previous: WordOrder.Token?
    while true {
      let (first, second) = (own.first, its.first)
      if let first, let second, areSame(first, second) {
        gaps.close(first.before, second.before)
        synonyms += areSynonyms(first, second) ? 1 : 0
        previous = first
        own.removeFirst()
        its.removeFirst()
      } else if allowsSwap, isSwap(own, its) {
        allowsSwap = false
        // Two neighbours exchanged are a slip, and people should see what it was taken for.
        gaps.close(own[own.startIndex].before, its[its.startIndex].before)
        synonyms += 1
        previous = own.prefix(2).last
        own.removeFirst(2)
        its.removeFirst(2)
      } else if let length = joinedLength(own, its, behind: previous) {
        gaps.close(own[own.startIndex].before, its[its.startIndex].before)
        previous = own.prefix(length).last
        own.removeFirst(length)
        its.removeFirst(length)
      } else if let first, first.role == .link, own.count > 1, second?.role != .link {
        gaps.left.formUnion(first.before)
        own.removeFirst()
        allowsSwap = false
      } else if let second, second.role == .link, its.count > 1, first?.role != .link {
        gaps.right.formUnion(second.before)
        its.removeFirst()
        allowsSwap = false
      } else if first == nil, second == nil {
        gaps.close(left.end, right.end, isEnd: true)
        return gaps.mayBeSpared ? synonyms : nil
      } else {
        return nil
      }
    }
  }

  /// Whether a preposition and the word beside it have changed places: `is in copied a step`.
  private func isSwap(
    _ own: ArraySlice<WordOrder.Token>,
    _ its: ArraySlice<WordOrder.Token>
  ) -> Bool {
    let (first, second) = (Array(own.prefix(2)), Array(its.prefix(2)))
    // At the end it may belong to another word: `what is under the table` and `what is the table under`.
    guard own.count > 2, its.count > 2, areSame(first[0], second[1]), areSame(first[1], second[0])
    else { return false }
    return first.contains { questions.lookup.isOfPlace($0.word) }
      && first.contains(where: \.role.isContent)
  }

  /// The length of `x and y` when the other has `y and x`, behind no word that might belong to one of them only.
  private func joinedLength(
    _ own: ArraySlice<WordOrder.Token>,
    _ its: ArraySlice<WordOrder.Token>,
    behind previous: WordOrder.Token?
  ) -> Int? {
    let (first, second) = (Array(own.prefix(3)), Array(its.prefix(3)))
    guard first.count == 3, second.count == 3, areSame(first[1], second[1]),
      questions.lookup.isJoining(first[1].word), areSame(first[0], second[2]),
      areSame(first[2], second[0]),
      previous.map({
        !$0.role.isContent || $0.role == .asking || questions.lookup.isMutual($0.word)
      }) ?? true,
      first[1].before.isEmpty, second[1].before.isEmpty,
      first[2].before == second[2].before
    else { return nil }
    return 3
  }

  private func areSame(_ first: WordOrder.Token, _ second: WordOrder.Token) -> Bool {
    first.concept == second.concept && first.role.isContent == second.role.isContent
      || slips.contains {
        $0.left == first.concept && $0.right == second.concept
          || $0.left == second.concept && $0.right == first.concept
      }
  }

  private func areSynonyms(_ first: WordOrder.Token, _ second: WordOrder.Token) -> Bool {
    first.word != second.word && first.concept == second.concept
      && questions.traits(first.word).hasSynonyms
      && !questions.lookup.haveOneStem(first.word, second.word)
  }
}

/// What two questions say otherwise of person, mood and tense.
private struct SoftDifference {
  /// What was said since the last word that both have.
  var left: SoftWords = []
  var right: SoftWords = []
  /// What only one of them said before the last word.
  private var last: (left: SoftWords, right: SoftWords) = ([], [])
  private var onlyLeft: SoftWords = []
  private var onlyRight: SoftWords = []

  /// Takes what stands before a word that both have.
  ///
  /// - Parameter isEnd: whether nothing follows: `can it read` is not `can read it`.
  mutating func close(_ before: SoftWords, _ other: SoftWords, isEnd: Bool = false) {
    left.formUnion(before)
    right.formUnion(other)
    var ends = (left: left.subtracting(right), right: right.subtracting(left))
    let moved = ends.left.intersection(last.right).union(ends.right.intersection(last.left))
      .intersection(isEnd ? .bound : .bound.union(.it))
    ends.left.subtract(moved)
    ends.right.subtract(moved)
    last.left.subtract(moved)
    last.right.subtract(moved)
    onlyLeft.formUnion(last.left)
    onlyRight.formUnion(last.right)
    last = ends
    left = []
    right = []
  }

  /// Whether the same auxiliary verbs stand in another place, as in a question and a clause, and at most one question has
  /// pronouns that the other goes without.
  var mayBeSpared: Bool {
    let onlyLeft = onlyLeft.union(last.left)
    let onlyRight = onlyRight.union(last.right)
    let verbs = onlyLeft.intersection(.auxiliary)
    guard verbs == onlyRight.intersection(.auxiliary), verbs != .not else { return false }
    let pronouns = (onlyLeft.subtracting(.auxiliary), onlyRight.subtracting(.auxiliary))
    return (pronouns.0.isEmpty || pronouns.1.isEmpty)
      && pronouns.0.union(pronouns.1).isSubset(of: .spared)
  }
}
