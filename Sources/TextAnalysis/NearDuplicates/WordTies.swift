/// What the prepositions of a question tie to what: `a train from Berlin to Rome` has `from` before Berlin and `to` before Rome.
///
/// Two questions of the same words differ when such words changed places.
struct WordTies {
  /// A preposition, or what may be a slip of one, and the words of content on both sides of it.
  private struct Tie {
    var place: Int
    var word: UInt32
    var before: UInt32?
    var behind: UInt32
  }

  private var ties: [Tie] = []
  /// Where each concept of content stands first.
  private var places: [UInt32: Int] = [:]

  init(_ question: Int, in questions: ComparedQuestions) {
    var before: UInt32?
    var open: [(place: Int, word: UInt32, before: UInt32?)] = []
    for (place, word) in questions.words(of: question).enumerated() {
      let traits = questions.traits(word)
      let mayTie = traits.role == .preposition || traits.role == .doubtful || traits.opposite > 0
      if traits.role.isContent {
        ties += open.map {
          Tie(place: $0.place, word: $0.word, before: $0.before, behind: traits.concept)
        }
        open.removeAll(keepingCapacity: true)
        before = traits.concept
        if places[traits.concept] == nil { places[traits.concept] = place }
      }
      if mayTie { open.append((place, traits.concept, before)) }
    }
  }

  /// Whether what two of the ties lead to changed places.
  func areExchanged(in other: WordTies) -> Bool {
    for tie in ties where !other.has(tie) {
      for its in other.ties where its.word == tie.word && its.behind != tie.behind && !has(its) {
        if stands(its.behind, before: tie.place), other.stands(tie.behind, before: its.place) {
          return true
        }
        if isTied(its.behind, otherwiseThan: tie), other.isTied(tie.behind, otherwiseThan: its) {
          return true
        }
      }
    }
    return hasExchangedEnds(with: other)
  }

  /// Whether `users in Rome … servers in Bonn` became `users in Bonn … servers in Rome`.
  private func hasExchangedEnds(with other: WordTies) -> Bool {
    for tie in ties {
      guard let before = tie.before,
        let its = other.ties.first(where: { $0.word == tie.word && $0.before == before }),
        its.behind != tie.behind,
        let second = ties.first(where: { $0.word == tie.word && $0.behind == its.behind }),
        let end = second.before, end != before,
        other.ties.contains(where: {
          $0.word == tie.word && $0.before == end && $0.behind == tie.behind
        })
      else { continue }
      return true
    }
    return false
  }

  private func has(_ tie: Tie) -> Bool {
    ties.contains { $0.word == tie.word && $0.behind == tie.behind }
  }

  private func stands(_ concept: UInt32, before place: Int) -> Bool {
    places[concept].map { $0 < place } ?? false
  }

  private func isTied(_ concept: UInt32, otherwiseThan tie: Tie) -> Bool {
    ties.contains { $0.behind == concept && $0.word != tie.word }
  }
}
