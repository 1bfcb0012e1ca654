/// Which of those that ask the same are decided with one of them: the one place of the rule.
///
/// Items form a cluster when their questions are the same but for case, punctuation and white space.
/// A decision on one covers another when it is as true of the other, read without it:
///
/// | verdict | covers |
/// |---|---|
/// | correct | the others, whatever their answers, but those whose answer is the correction: a thumbs down on what counts as right is for a person to look at |
/// | affirm | those with the same answer |
/// | discard, skip | all others: the reason is the question's |
/// | flag | none: what is flagged stands in this record |
///
/// Only items that wait are covered, of which nobody else has a claim, that were not split off, and
/// whose users allow some use where one is made of them. A batch covers nothing but what is marked.
package enum ClusterRule {
  /// The most items that one decision covers; more wait.
  package static let limit = 10_000

  /// Whether a verdict is ever for others than its own item.
  package static func coversOthers(_ verdict: VerdictKind) -> Bool { verdict != .flag }

  /// Whether a decision on one item covers another that asks the same.
  ///
  /// - Parameters:
  ///   - verdict: what is decided.
  ///   - answer: the answer of the item that was looked at.
  ///   - member: the other.
  package static func covers(
    _ verdict: Verdict,
    of answer: String,
    _ member: ClusterMember
  ) -> Bool {
    if member.forbidsEveryUse, verdict.kind.makesUse { return false }
    return switch verdict {
    case .correct(let correction): !isSame(correction, member.answer)
    case .affirm: isSame(answer, member.answer)
    case .discard, .skip: true
    case .flag: false
    }
  }

  /// Whether two answers are the same but for white space at their ends.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    trimmed(left).elementsEqual(trimmed(right))
  }

  private static func trimmed(_ text: String) -> Substring.UTF8View {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.utf8
  }
}

/// An item that asks the same as another, as far as the rule looks at it.
package struct ClusterMember: Hashable, Sendable {
  /// The item.
  package var key: ItemKey
  /// The agent's answer.
  package var answer: String
  /// Whether somebody said that nothing may be made of it.
  package var forbidsEveryUse: Bool

  /// Makes a member.
  package init(key: ItemKey, answer: String, forbidsEveryUse: Bool = false) {
    self.key = key
    self.answer = answer
    self.forbidsEveryUse = forbidsEveryUse
  }
}

/// What is known of those that ask the same as an item.
package struct ClusterStanding: Hashable, Sendable {
  /// How many are looked at to say what a decision would cover; of more only the count is known.
  package static let lookLimit = 100

  /// The other items that wait and may be decided with it, by their keys; the first
  /// ``lookLimit`` at most.
  package var waiting: [ItemKey]
  /// Those of them that have the same answer, which an affirmation covers.
  package var sameAnswer: [ItemKey]
  /// Whether the item was split off, so that it is decided by itself.
  package var isSplit: Bool

  /// Makes a standing; by default there is nobody else.
  package init(waiting: [ItemKey] = [], sameAnswer: [ItemKey] = [], isSplit: Bool = false) {
    self.waiting = waiting
    self.sameAnswer = sameAnswer
    self.isSplit = isSplit
  }

  /// Whether there may be more than were looked at.
  package var isCut: Bool { waiting.count >= Self.lookLimit }

  /// The items that a decision is expected to cover; the store settles it.
  ///
  /// There are more when it ``isCut``.
  package func expected(_ verdict: VerdictKind) -> [ItemKey] {
    switch verdict {
    case .correct, .discard, .skip: waiting
    case .affirm: sameAnswer
    case .flag: []
    }
  }
}

/// How many of those that ask the same a decision covers, counted up to ``ClusterRule/limit``.
package struct ClusterCover: Hashable, Sendable {
  /// The others that wait and may be decided with the item.
  package var waiting: Int
  /// Those of them that have the same answer, which an affirmation covers.
  package var sameAnswer: Int
  /// How many of those that wait are left out of a decision, as they were named.
  package var spared: Int
  /// How many of these have the same answer.
  package var sparedOfSameAnswer: Int

  /// Makes a count.
  package init(waiting: Int = 0, sameAnswer: Int = 0, spared: Int = 0, sparedOfSameAnswer: Int = 0)
  {
    self.waiting = waiting
    self.sameAnswer = sameAnswer
    self.spared = spared
    self.sparedOfSameAnswer = sparedOfSameAnswer
  }

  /// Counts one more.
  ///
  /// - Parameter isSpared: whether a decision leaves it out.
  package mutating func count(_ member: ClusterMember, answer: String, isSpared: Bool) {
    let isSame = ClusterRule.covers(.affirm, of: answer, member)
    waiting += 1
    if isSame { sameAnswer += 1 }
    if isSpared { spared += 1 }
    if isSame, isSpared { sparedOfSameAnswer += 1 }
  }
}

/// One of those that ask the same, for a list of them.
package struct ClusterEntry: Hashable, Sendable {
  /// The item.
  package var key: ItemKey
  /// Its name on the command line.
  package var id: ItemID
  /// Where it stands.
  package var status: ItemStatus
  /// When its answer was given.
  package var time: Timestamp?
  /// The version of the agent that gave it.
  package var agentVersion: String?
  /// Whether the answer is the same as that of the item that was asked about.
  package var hasSameAnswer: Bool
  /// Whether it was split off, so that it is decided by itself.
  package var isSplit: Bool

  /// Makes an entry.
  package init(
    key: ItemKey,
    id: ItemID,
    status: ItemStatus = .open,
    time: Timestamp? = nil,
    agentVersion: String? = nil,
    hasSameAnswer: Bool = false,
    isSplit: Bool = false
  ) {
    self.key = key
    self.id = id
    self.status = status
    self.time = time
    self.agentVersion = agentVersion
    self.hasSameAnswer = hasSameAnswer
    self.isSplit = isSplit
  }
}
