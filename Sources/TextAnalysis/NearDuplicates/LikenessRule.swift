/// Says how near two questions are by their words alone: the same two always get the same answer, whatever else was
/// asked.
///
/// Words that say nothing are passed over, and slips of the pen are paired off. Then numbers, versions and negations
/// must be the same; so must names, for which every word outside the dictionary is taken, and every word of grammar that says
/// something: prepositions, pronouns, modal verbs, tenses, words of quantity. All must stand in one order, or in one that cannot
/// change who does what to whom (``WordOrder``). One synonym, or one word like `very` that only one of them has, lets two
/// questions pass as one word apart; any other word is for a person to weigh: `a partial refund` is no refund.
///
/// Similarity alone is no measure: of questions made from one template with other objects, 20 to 40 % have seven of ten pairs
/// of words in common.
struct LikenessRule {
  /// How many concepts two questions that are compared further may have of their own.
  static let mostDifferences = 12
  /// How many slips are paired off: one for each so many concepts, and one more.
  static let conceptsPerSlip = 4

  let questions: ComparedQuestions

  /// The concepts that only one of two questions has.
  private struct Rest {
    var left: [UInt32] = []
    var right: [UInt32] = []
  }

  /// What was taken for a slip.
  private struct Slips {
    /// The concepts of both questions.
    var pairs: [(left: UInt32, right: UInt32)] = []
    /// Words of grammar by the word that is a slip of one.
    var ofGrammar: [UInt32: UInt32] = [:]
    /// Two words by what they were written as together.
    var joined: [UInt32: [UInt32]] = [:]

    /// How many of the pairs may be two names after all.
    var guesses = 0

    var count: Int { pairs.count + ofGrammar.count + joined.count }
  }

  /// How near two questions are.
  func likeness(of left: Int, and right: Int) -> Likeness {
    let profiles = (Profile(left, in: questions), Profile(right, in: questions))
    guard profiles.0.negations == profiles.1.negations,
      !profiles.0.isTurnedRound(in: profiles.1)
    else { return .different }
    var rest = rest(of: left, right)
    guard rest.left.count + rest.right.count <= Self.mostDifferences else { return .different }
    var slips = Slips()
    partJoined(&rest, &slips, left, right)
    pairOff(&rest, &slips, left, right)
    pairOffDoubtful(&rest, &slips, left, right)
    let most = questions.conceptRange(left).count / Self.conceptsPerSlip + 1
    guard slips.count <= most else { return .different }
    guard !hasNumber(rest, left, right) else { return .different }
    let isSpared =
      rest.left.allSatisfy { isIntensifier($0, in: left) }
      && rest.right.allSatisfy { isIntensifier($0, in: right) }
    guard isSpared, rest.left.count + rest.right.count < 2,
      !profiles.0.verbs.isOther(than: profiles.1.verbs)
    else { return .alike }
    let orders = (
      WordOrder(left, in: questions, slips.ofGrammar, slips.joined),
      WordOrder(right, in: questions, slips.ofGrammar, slips.joined)
    )
    let agreement = OrderAgreement(questions: questions, slips: slips.pairs)
    guard let synonyms = agreement.synonyms(orders.0, orders.1) else { return .alike }
    switch synonyms + slips.guesses + slips.joined.count + rest.left.count + rest.right.count {
    case 0: return .sameWords
    case 1: return .oneWordApart
    default: return .alike
    }
  }

  private func isIntensifier(_ concept: UInt32, in question: Int) -> Bool {
    word(of: concept, in: question).map { questions.traits($0).role == .intensifier } ?? false
  }

  private func rest(of left: Int, _ right: Int) -> Rest {
    var rest = Rest()
    var (place, other) = (questions.conceptRange(left), questions.conceptRange(right))
    while let first = place.first, let second = other.first {
      let (own, its) = (questions.concepts[first], questions.concepts[second])
      if own == its {
        place.removeFirst()
        other.removeFirst()
      } else if own < its {
        rest.left.append(own)
        place.removeFirst()
      } else {
        rest.right.append(its)
        other.removeFirst()
      }
    }
    rest.left += questions.concepts[place]
    rest.right += questions.concepts[other]
    return rest
  }

  /// Takes out of the rest what stands as two words in the other question.
  private func partJoined(_ rest: inout Rest, _ slips: inout Slips, _ left: Int, _ right: Int) {
    func part(_ own: inout [UInt32], _ its: inout [UInt32], _ question: Int, _ other: Int) {
      own.removeAll { concept in
        guard let word = word(of: concept, in: question), questions.lookup.isOutsideDictionary(word)
        else { return false }
        let words = questions.words(of: other)
        let pair = zip(words, words.dropFirst()).first { questions.lookup.isJoined(word, $0, $1) }
        guard let pair else { return false }
        let parts = [pair.0, pair.1]
        var others = its
        for part in parts where questions.traits(part).role.isContent {
          guard let place = others.firstIndex(of: questions.traits(part).concept) else {
            return false
          }
          others.remove(at: place)
        }
        its = others
        slips.joined[word] = parts
        return true
      }
    }
    part(&rest.left, &rest.right, left, right)
    part(&rest.right, &rest.left, right, left)
  }

  /// Takes out of the rest what is a slip of the pen, or one word in one question and two in the other.
  private func pairOff(_ rest: inout Rest, _ slips: inout Slips, _ left: Int, _ right: Int) {
    pairOff(&rest, &slips, left, right, isSlip)
    let sure = slips.pairs.count
    guard rest.left.count == 1, rest.right.count == 1 else { return }
    pairOff(&rest, &slips, left, right, mayBeSlip)
    slips.guesses = slips.pairs.count - sure
  }

  private func pairOff(
    _ rest: inout Rest,
    _ slips: inout Slips,
    _ left: Int,
    _ right: Int,
    _ isSlip: (UInt32, UInt32) -> Bool
  ) {
    rest.left.removeAll { concept in
      guard let word = word(of: concept, in: left),
        let partner = rest.right.firstIndex(where: { other in
          self.word(of: other, in: right).map { isSlip(word, $0) } ?? false
        })
      else { return false }
      slips.pairs.append((concept, rest.right[partner]))
      rest.right.remove(at: partner)
      return true
    }
  }

  /// Whether two words are likely one with a slip in it, though they may be two names: a person is shown what was taken for it.
  private func mayBeSlip(_ left: UInt32, _ right: UInt32) -> Bool {
    let roles = [questions.traits(left).role, questions.traits(right).role]
    guard roles.allSatisfy({ $0.isContent && $0 != .number }),
      roles.contains(where: { $0 == .unknown || $0 == .doubtful })
    else { return false }
    return questions.lookup.mayBeSlips(left, right)
  }

  /// Takes out of the rest what is a slip of a word that says nothing, and that the other question has more often.
  private func pairOffDoubtful(_ rest: inout Rest, _ slips: inout Slips, _ left: Int, _ right: Int)
  {
    func isSlipOfFree(_ concept: UInt32, in question: Int, against other: Int) -> Bool {
      guard let word = word(of: concept, in: question), questions.traits(word).role == .doubtful
      else { return false }
      let words = (questions.words(of: question), questions.words(of: other))
      let partner = words.1.first { candidate in
        !questions.traits(candidate).role.isContent
          && words.1.count { $0 == candidate } > words.0.count { $0 == candidate }
          && questions.lookup.areOneEditApart(word, candidate)
      }
      guard let partner else { return false }
      slips.ofGrammar[word] = partner
      return true
    }
    rest.left.removeAll { isSlipOfFree($0, in: left, against: right) }
    rest.right.removeAll { isSlipOfFree($0, in: right, against: left) }
  }

  /// Whether two words are one word with a slip in it; a word of the dictionary is no slip of another.
  func isSlip(_ left: UInt32, _ right: UInt32) -> Bool {
    let roles = [questions.traits(left).role, questions.traits(right).role]
    guard roles.allSatisfy({ $0.isContent && $0 != .number }),
      roles.contains(where: { $0 == .unknown || $0 == .doubtful })
    else { return false }
    return questions.lookup.areSlips(left, right)
  }

  private func hasNumber(_ rest: Rest, _ left: Int, _ right: Int) -> Bool {
    rest.left.contains { isNumber($0, in: left) } || rest.right.contains { isNumber($0, in: right) }
  }

  private func isNumber(_ concept: UInt32, in question: Int) -> Bool {
    word(of: concept, in: question).map { questions.traits($0).role == .number } ?? false
  }

  /// The first word of a question that stands for a concept.
  private func word(of concept: UInt32, in question: Int) -> UInt32? {
    questions.words(of: question).first { questions.traits($0).concept == concept }
  }
}

/// What a question has of the words that count for nothing by themselves.
private struct Profile {
  var negations = 0
  var prepositions = 0
  var verbs: AuxiliaryForms = []
  /// A bit for each side of a pair of opposites.
  var opposites: UInt32 = 0

  init(_ question: Int, in questions: ComparedQuestions) {
    for word in questions.words(of: question) {
      let traits = questions.traits(word)
      switch traits.role {
      case .negation: negations += 1
      case .preposition: prepositions += 1
      default: break
      }
      verbs.formUnion(traits.verbs)
      if traits.opposite > 0 { opposites |= 1 << UInt32(traits.opposite) }
    }
  }

  /// Whether one has a word of which the other has the opposite instead.
  func isTurnedRound(in other: Profile) -> Bool {
    let (own, its) = (opposites & ~other.opposites, other.opposites & ~opposites)
    let firstSides: UInt32 = 0x5555_5555
    return (own & firstSides) << 1 & its != 0 || (its & firstSides) << 1 & own != 0
  }
}
