package import ReviewModel
package import TextAnalysis

/// An answer that its user called bad and that nobody has reviewed.
package struct UnreviewedThumb: Hashable, Sendable {
  /// The record.
  package var interaction: InteractionID
  /// The question.
  package var question: String
  /// The agent's answer.
  package var answer: String

  /// Makes one.
  package init(interaction: InteractionID, question: String, answer: String) {
    self.interaction = interaction
    self.question = question
    self.answer = answer
  }
}

/// Collects the unreviewed thumbs down of a store for those who ask for them, record by record.
///
/// One goes in when its user allowed training, the rules of the set's policy pass it, and no reviewer has said
/// anything of it: what is flagged waits for a second person, and a retry is no thumb. Of equal answers to one
/// question one goes in, and none of which an example says whether it is good.
package struct UnreviewedThumbs: Sendable {
  private let rules: RuleBook
  private var known: Set<JudgedAnswer>
  private let examples: [Example]
  /// The questions that the set holds out of training.
  private var held: Set<String>
  private let mergesNearDuplicates: Bool

  /// What goes in, in the order of the records.
  package private(set) var thumbs: [UnreviewedThumb] = []
  /// How many stay out since training on them is not allowed.
  package private(set) var withoutConsent = 0
  /// How many stay out since a rule drops them.
  package private(set) var dropped = 0
  /// How many ask what the set holds out of training.
  package private(set) var heldOut = 0
  /// How many stay out since another row speaks of the same answer.
  package private(set) var repeated = 0

  /// Begins with what the examples of a set say.
  package init(besides set: CuratedSet) {
    // The rules of the set's policy may drop what is right to call bad: only its lengths count here.
    rules = RuleBook(rules: CurationPolicy(lengthsOf: set).rules, privateValues: .none)
    known = []
    held = []
    for example in set.examples {
      for question in example.wordings {
        if example.trainingHold != nil { held.insert(questionKey(of: question)) }
        for text in [example.expected, example.answer] {
          known.insert(JudgedAnswer(questionKey(of: question), text))
        }
      }
    }
    examples = set.examples
    mergesNearDuplicates = set.policy.contains {
      $0.name == CurationPolicy.ruleVersionPrefix + Drop.nearDuplicateRule
    }
  }

  /// Ends the reading: where a set takes questions in nearly the same words for one, so do these.
  package mutating func finish(dictionary: WordDictionary) {
    guard mergesNearDuplicates else { return }
    let wordings = examples.flatMap { example in example.wordings.map { ($0, example) } }
    let stars = QuestionStars(dictionary: dictionary) { take in
      for question in wordings.map(\.0) + thumbs.map(\.question) {
        var key = questionKey(of: question)
        key.withUTF8(take)
      }
    }
    func judged(_ place: Int, _ text: String) -> JudgedAnswer {
      JudgedAnswer(String(stars.centres[place]), text)
    }
    var known: Set<JudgedAnswer> = []
    for (place, wording) in wordings.enumerated() {
      known.insert(judged(place, wording.1.expected))
      known.insert(judged(place, wording.1.answer))
    }
    let heldStars = Set(
      wordings.indices.filter { wordings[$0].1.trainingHold != nil }.map { stars.centres[$0] }
    )
    let all = thumbs.count
    var kept: [UnreviewedThumb] = []
    var heldNow = 0
    for (place, thumb) in thumbs.enumerated() {
      if heldStars.contains(stars.centres[wordings.count + place]) {
        heldNow += 1
        continue
      }
      if known.insert(judged(wordings.count + place, thumb.answer)).inserted { kept.append(thumb) }
    }
    heldOut += heldNow
    repeated += all - kept.count - heldNow
    thumbs = kept
  }

  /// Takes one record in.
  package mutating func add(_ record: JudgedRecord) {
    guard Signal(record.feedback) == .down, record.isUnreviewed else { return }
    guard record.consent == .training else {
      withoutConsent += 1
      return
    }
    let interaction = record.interaction
    let statement = Statement(expected: interaction.answer, role: .confirmed, time: nil)
    guard
      case .keep = rules.judge(Candidate(record, statement: statement, consent: .training))
    else {
      dropped += 1
      return
    }
    guard !held.contains(questionKey(of: interaction.question)) else {
      heldOut += 1
      return
    }
    guard
      known.insert(JudgedAnswer(questionKey(of: interaction.question), interaction.answer))
        .inserted
    else {
      repeated += 1
      return
    }
    thumbs.append(
      UnreviewedThumb(
        interaction: interaction.id,
        question: interaction.question,
        answer: interaction.answer
      )
    )
  }

  /// An answer to a question, each in the form in which it is compared.
  private struct JudgedAnswer: Hashable {
    let question: String
    let answer: AgreementKey

    init(_ question: String, _ answer: String) {
      self.question = question
      self.answer = AgreementKey(answer)
    }
  }
}

extension Example {
  /// Its question in all its wordings.
  fileprivate var wordings: [String] { [question] + paraphrases }
}

extension JudgedRecord {
  /// Whether no reviewer has said anything of it; one who puts it off says nothing.
  fileprivate var isUnreviewed: Bool {
    guard let decision, case .decide(let verdict) = decision.action else { return true }
    return verdict == .skip
  }
}

extension CurationPolicy {
  /// The lengths that a set was made under; the usual ones where it does not say.
  fileprivate init(lengthsOf set: CuratedSet) {
    self.init()
    let policy = CurationPolicy(of: set.policy)
    questionLength = policy.questionLength
    expectedLength = policy.expectedLength
  }
}
