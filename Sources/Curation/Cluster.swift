import ReviewModel
import TextAnalysis

/// The records of one question, or of several in nearly the same words, that say what is right.
struct Cluster: Sendable {
  /// The hash of the normalised question.
  let id: String
  /// The members, sorted by id.
  let members: [Candidate]
  /// What they disagree on, settled or not.
  let conflict: Conflict?
  private let hash: ContentHash
  private let amplification: AmplificationGuard

  /// Makes a cluster.
  ///
  /// - Parameter key: the normalised question that it goes by.
  init(
    _ members: [Candidate],
    key: String,
    hash: ContentHash,
    amplification: AmplificationGuard = AmplificationGuard()
  ) {
    self.amplification = amplification
    self.members = members.count > 1 ? members.sorted { $0.id < $1.id } : members
    self.hash = hash
    id = hash.clusterID(ofQuestion: key)
    let sides = disagreement(of: self.members)
    conflict = sides.isEmpty ? nil : Self.conflict(over: key, sides, among: self.members, hash)
  }

  /// A conflict that somebody settled keeps its name, round whatever question the cluster is put by now.
  private static func conflict(
    over key: String,
    _ sides: [ConflictSide],
    among members: [Candidate],
    _ hash: ContentHash
  ) -> Conflict {
    let settled = members.filter { $0.settlement?.sides == sides }
      .max { latest($0) < latest($1) }
    guard let settled, let settlement = settled.settlement else {
      return Conflict(id: hash.conflictID(ofQuestion: key), questionKey: key, sides: sides)
    }
    return Conflict(id: settlement.conflict, questionKey: settled.clusterKey, sides: sides)
  }

  private static func latest(_ member: Candidate) -> Int64 {
    member.settlement.map { Int64($0.decision.sequence) } ?? .min
  }

  /// What becomes of the cluster.
  enum Outcome: Sendable {
    /// One example speaks for it; the records beside the example's own were merged.
    case example(Example, merged: [Drop])
    /// Its conflict waits for a person.
    case unsettled
    /// All its records were dropped.
    case dropped([Drop])
  }

  /// Whether there is a conflict, and a person has settled it.
  var isSettled: Bool {
    guard let conflict, case .decide(let verdict) = settlement(of: conflict)?.action else {
      return false
    }
    return !verdict.kind.leavesItemWaiting
  }

  func resolve(rules: RuleBook) -> Outcome {
    guard let conflict else { return merged(into: representative(of: withoutEchoes)) }
    guard let decision = settlement(of: conflict), case .decide(let verdict) = decision.action,
      let standing = members.first(where: { $0.interaction.id == conflict.sides[0].interaction })
    else { return .unsettled }
    switch verdict {
    case .correct(let text):
      return settled(text, by: decision, standing: standing, rules: rules)
    case .affirm:
      let against = members.count(where: \.isCorrection)
      return affirmed(standing, by: decision, warnings: [overruled(against)], rules: rules)
    case .discard(let reason):
      return .dropped(members.map { .discarded($0.interaction.id, reason) })
    case .flag, .skip:
      return .unsettled
    }
  }

  /// The decision on the conflict, unless it was made on other sides than these.
  private func settlement(of conflict: Conflict) -> DecisionEvent? {
    let settlements = members.compactMap(\.settlement).filter { $0.sides == conflict.sides }
    return settlements.map(\.decision).max { $0.sequence < $1.sequence }
  }

  /// The text of the reviewer holds, against the newest answer that says something else.
  private func settled(
    _ text: String,
    by decision: DecisionEvent,
    standing: Candidate,
    rules: RuleBook
  ) -> Outcome {
    let key = AgreementKey(text)
    let newestFirst = [standing] + members.sorted { $0.isNewer(than: $1) }
    guard let wrong = newestFirst.first(where: { AgreementKey($0.answer) != key })
    else { return affirmed(standing, by: decision, rules: rules) }
    return judged(wrong, Statement(correction: text, by: decision), rules: rules)
  }

  /// The agent's answer holds, as it does when an answer is affirmed.
  private func affirmed(
    _ standing: Candidate,
    by decision: DecisionEvent,
    warnings: [CurationWarning] = [],
    rules: RuleBook
  ) -> Outcome {
    let statement = Statement(affirming: standing.answer, by: decision)
    return judged(standing, statement, warnings: warnings, rules: rules)
  }

  /// The person saw every side, so the example may be used as the most careful of them allows.
  private func judged(
    _ candidate: Candidate,
    _ statement: Statement,
    warnings: [CurationWarning] = [],
    rules: RuleBook
  ) -> Outcome {
    let consent = members.map(\.consent).min() ?? .none
    var settled = Candidate(candidate, statement: statement, consent: consent)
    switch rules.judge(settled) {
    case .keep(let found):
      settled.warnings = found + warnings
      return merged(into: settled)
    case .drop(let rule, let reason):
      return .dropped(
        members.map { Drop(interaction: $0.interaction.id, rule: rule, reason: reason) }
      )
    }
  }

  private func merged(into chosen: Candidate) -> Outcome {
    let example = example(of: chosen)
    let others = members.filter { $0.id != chosen.id }
    return .example(
      example,
      merged: others.map {
        .merged($0.id, into: example.id, likeness: likeness(of: $0, to: chosen))
      }
    )
  }

  /// How near two members' questions are; nil when they have one key.
  private func likeness(of member: Candidate, to chosen: Candidate) -> Likeness? {
    member.clusterKey == chosen.clusterKey ? nil : min(member.likeness, chosen.likeness)
  }

  private func example(of chosen: Candidate) -> Example {
    let own = chosen.interaction
    let kind: ExampleKind = chosen.isCorrection ? .regression : .golden
    let uses = allowedUses(kind, by: chosen.consent)
    var example = Example(
      id: "",
      kind: kind,
      question: own.question,
      answer: own.answer,
      expected: chosen.expected,
      assertions: kind == .regression ? chosen.assertions : [],
      sources: own.sources,
      tags: tags(of: chosen).sortedWithoutRepeats,
      weight: askers,
      cluster: id,
      paraphrases: members.map(\.question).filter { $0 != own.question }
        .sortedWithoutRepeats,
      uses: uses,
      consent: chosen.consent,
      words: kind == .golden ? ExampleWords(agent: own.agent, depth: 1) : .person,
      lineage: lineage(of: chosen),
      warnings: chosen.warnings + disputed(chosen) + apart(from: chosen)
        + (chosen.overrulesCorrection ? [overruled(1)] : [])
    )
    amplification.apply(
      to: &example,
      clusters: clusters
    )
    example.id = hash.exampleID(of: example)
    return example
  }

  /// The clusters of all wordings of the question.
  private var clusters: [String] {
    [id] + Set(members.map(\.clusterKey)).map(hash.clusterID(ofQuestion:))
  }

  /// The members without answers to what their version was trained on, where there are others.
  private var withoutEchoes: [Candidate] {
    guard !amplification.history.isEmpty else { return members }
    let others = members.filter {
      $0.isCorrection || amplification.echo(of: $0.interaction.agent, to: clusters) == nil
    }
    return others.isEmpty ? members : others
  }

  /// The labels of the chosen record and of all that say the same.
  private func tags(of chosen: Candidate) -> [String] {
    guard members.count > 1 else { return chosen.tags }
    let key = AgreementKey(chosen.expected)
    return chosen.tags + members.filter { AgreementKey($0.expected) == key }.flatMap(\.tags)
  }

  /// How many asked: each known user once, each record without a user once.
  private var askers: Int {
    let users = members.map(\.interaction.user)
    return Set(users.compactMap(\.self)).count + users.count { $0 == nil }
  }

  private func lineage(of chosen: Candidate) -> [LineageEntry] {
    let statement = chosen.statement
    let own = LineageEntry(
      interaction: chosen.interaction.id,
      role: statement.role,
      operation: statement.operation
    )
    let others = members.lazy.map(\.id).filter { $0 != chosen.id }
    return [own] + others.map { LineageEntry(interaction: $0, role: .duplicate) }
  }

  /// A thumb of a user does not stand against a reviewer's correction, but a person should know of it.
  private func disputed(_ chosen: Candidate) -> [CurationWarning] {
    guard conflict == nil, chosen.isCorrection, members.count > 1 else { return [] }
    let answer = AgreementKey(chosen.answer)
    let against = members.count { !$0.isCorrection && AgreementKey($0.answer) == answer }
    guard against > 0 else { return [] }
    let finding = "\(against) user(s) called the answer right that is corrected here"
    return [CurationWarning(rule: "disputed", finding: finding)]
  }

  /// What was merged in spite of a word is for a person to read.
  private func apart(from chosen: Candidate) -> [CurationWarning] {
    guard members.contains(where: { likeness(of: $0, to: chosen) == .oneWordApart }) else {
      return []
    }
    let finding = "it speaks for a question with a synonym or one word more; read both"
    return [CurationWarning(rule: "one-word-apart", finding: finding)]
  }

  /// Affirming an answer that people had corrected is rare, and a slip of it would go into training.
  private func overruled(_ corrections: Int) -> CurationWarning {
    CurationWarning(
      rule: "overruled",
      finding: "a reviewer affirmed the answer against \(corrections) correction(s)"
    )
  }
}

/// The member that speaks for a cluster without conflict.
///
/// A reviewer's correction before a user's, and of these the newest; without any, an answer that a reviewer affirmed before one that a user
/// confirmed, of these one that may be trained on, and the newest of them.
private func representative(of members: [Candidate]) -> Candidate {
  func rank(_ candidate: Candidate) -> Int {
    switch candidate.statement.role {
    case .reviewerCorrection: 5
    case .userCorrection: 4
    case .affirmed: candidate.consent == .training ? 3 : 2
    case .confirmed, .duplicate: candidate.consent == .training ? 1 : 0
    }
  }
  return members.dropFirst().reduce(members[0]) { best, next in
    let ranks = (rank(next), rank(best))
    return ranks.0 > ranks.1 || ranks.0 == ranks.1 && next.isNewer(than: best) ? next : best
  }
}

private func allowedUses(_ kind: ExampleKind, by consent: Consent) -> Set<ExampleUse> {
  switch (consent, kind) {
  case (.none, _): []
  case (.eval, _): [.eval]
  case (.training, .golden): [.eval, .sft]
  case (.training, .regression): [.eval, .sft, .preference]
  }
}

extension [String] {
  /// Sorted by UTF-8 bytes, each text once.
  fileprivate var sortedWithoutRepeats: [String] {
    var result: [String] = []
    for text in sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where result.last?.utf8.elementsEqual(text.utf8) != true {
      result.append(text)
    }
    return result
  }
}
