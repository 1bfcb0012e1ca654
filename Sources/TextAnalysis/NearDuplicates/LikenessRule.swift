/// Says how near two questions are by their words alone: the same two always get the same answer, whatever else was
/// asked.
///
/// Words that say nothing are passed over, and slips of the pen are paired off. Then numbers, versions and negations
/// must be the same; so must names, for which every word outside the dictionary is taken. Two questions with the
/// same content ask the same. One ordinary word that only one of them has lets them pass as one word apart, in a
/// question of at least `leastConcepts`, unless a preposition came with it: `… on Windows` restricts a question. Words that
/// turn a question round (`in` and `out`, `from A to B` and `from B to A`) keep two questions apart.
///
/// Similarity alone is no measure: of questions made from one template with other objects, 20 to 40 % have seven of ten pairs
/// of words in common.
struct LikenessRule {
  /// How much must be asked about for one word to be spared.
  static let leastConcepts = 4
  /// How many words more a question may have, with the one that is spared: a clause restricts it.
  static let mostWordsMore = 3
  /// How many slips are paired off: one for each so many concepts, and one more.
  static let conceptsPerSlip = 4

  let questions: ComparedQuestions

  /// The concepts that only one of two questions has.
  private struct Rest {
    var left: [UInt32] = []
    var right: [UInt32] = []
  }

  /// How near two questions are.
  func likeness(of left: Int, and right: Int) -> Likeness {
    let profiles = (Profile(left, in: questions), Profile(right, in: questions))
    guard profiles.0.negations == profiles.1.negations,
      !profiles.0.isTurnedRound(in: profiles.1)
    else { return .different }
    var rest = rest(of: left, right)
    guard rest.left.count + rest.right.count <= 12 else { return .different }
    var slips = 0
    pairOff(&rest, &slips, left, right)
    pairOffDoubtful(&rest, &slips, left, right)
    let most = questions.conceptRange(left).count / Self.conceptsPerSlip + 1
    guard slips <= most else { return .different }
    guard !hasNumber(rest, left, right) else { return .different }
    guard rest.left.count + rest.right.count < 2 else { return .alike }
    let isExchanged = WordTies(left, in: questions).areExchanged(in: WordTies(right, in: questions))
    switch rest.left.count + rest.right.count {
    case 0:
      if isExchanged { return .alike }
      return usesSynonyms(left, right) ? .oneWordApart : .sameWords
    case 1:
      let isLonger = rest.left.count == 1
      let (long, short) = isLonger ? (left, right) : (right, left)
      let concept = isLonger ? rest.left[0] : rest.right[0]
      let counts = isLonger ? profiles : (profiles.1, profiles.0)
      guard !isExchanged, questions.conceptRange(short).count >= Self.leastConcepts,
        word(of: concept, in: long).map({ isSpared($0) }) == true,
        counts.0.prepositions <= counts.1.prepositions,
        questions.words(of: long).count - questions.words(of: short).count <= Self.mostWordsMore
      else { return .alike }
      return .oneWordApart
    default:
      return .alike
    }
  }

  private func isSpared(_ word: UInt32) -> Bool { questions.traits(word).role == .ordinary }

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

  /// Takes out of the rest what is a slip of the pen, or one word in one question and two in the other.
  private func pairOff(_ rest: inout Rest, _ slips: inout Int, _ left: Int, _ right: Int) {
    rest.left.removeAll { concept in
      guard let word = word(of: concept, in: left),
        let partner = rest.right.firstIndex(where: { other in
          self.word(of: other, in: right).map { isSlip(word, $0) } ?? false
        })
      else { return false }
      rest.right.remove(at: partner)
      slips += 1
      return true
    }
  }

  /// Takes out of the rest what is a slip of a word that says nothing, and that the other question has more often.
  private func pairOffDoubtful(_ rest: inout Rest, _ slips: inout Int, _ left: Int, _ right: Int) {
    func isSlipOfFree(_ concept: UInt32, in question: Int, against other: Int) -> Bool {
      guard let word = word(of: concept, in: question), questions.traits(word).role == .doubtful
      else { return false }
      let words = (questions.words(of: question), questions.words(of: other))
      let partner = words.1.first { candidate in
        !questions.traits(candidate).role.isContent
          && words.1.count { $0 == candidate } > words.0.count { $0 == candidate }
          && questions.lookup.areOneEditApart(word, candidate)
      }
      if partner != nil { slips += 1 }
      return partner != nil
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

  /// Whether a word stands for its concept by a synonym that the other question has not.
  private func usesSynonyms(_ left: Int, _ right: Int) -> Bool {
    for word in questions.words(of: left) where questions.traits(word).role == .ordinary {
      let concept = questions.traits(word).concept
      guard let other = self.word(of: concept, in: right), other != word else { continue }
      if !questions.lookup.haveOneStem(word, other) { return true }
    }
    return false
  }
}

/// What a question has of the words that count for nothing by themselves.
private struct Profile {
  var negations = 0
  var prepositions = 0
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
