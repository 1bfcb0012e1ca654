package import ReviewModel
package import TextAnalysis

/// Turns judged records into a draft set: a value that is fed record by record.
///
///     var curator = Curator(policy: policy, hash: hash, dictionary: dictionary)
///     try store.forEachRecordToCurate(counted: { … }) { curator.add($0) }
///     let result = curator.finish()
///
/// Its memory grows with the records that say what is right, not with the store. The order of the
/// records does not matter. Which questions are in conflict does not hang on what the rules of the
/// policy are set to drop, so that trying another one withdraws no conflict that waits for a person.
package struct Curator {
  private let policy: CurationPolicy
  private let judge: RecordJudge
  private let workers: Workers
  private let metaField: String?
  private let hash: ContentHash
  private let dictionary: WordDictionary
  private let amplification: AmplificationGuard
  private let pairDecisions: [PairDecision]
  private var counts = CurationCounts()
  private var consentUnknown = 0
  private var drops: [Drop] = []
  private var clusters: [String: [ClusterMember]] = [:]
  /// How many records ask each question of which redaction hides a part.
  private var redactedQuestions: [String: Int] = [:]
  /// The records that were read and not given to the rules yet.
  private var unjudged: [RecordJudge.Case] = []
  /// The records that the rules are at.
  private var judging: [Later<[RecordJudge.Ruling]>] = []
  /// What the rules said for the first time.
  private var fresh: [FreshVerdict] = []

  /// Makes a curator that has read nothing yet.
  ///
  /// - Parameters:
  ///   - policy: what to keep.
  ///   - hash: the digest that names things.
  ///   - dictionary: which words are ordinary words, not names, by which nearly equal questions are told from others.
  ///   - pairDecisions: what people said of pairs of questions; it holds whatever the rules say.
  ///   - history: what the versions of the agent were trained on.
  ///   - privateValues: finds what redaction would replace now.
  ///   - judge: what the rules' verdicts hang on besides record and policy: the build that judges, and what
  ///     `privateValues` looks for. What was kept by another judge is not taken; nil takes and keeps nothing.
  ///   - workers: who does what can be done beside the reading; the result is the same.
  package init(
    policy: CurationPolicy,
    hash: ContentHash,
    dictionary: WordDictionary,
    pairDecisions: [PairDecision] = [],
    history: TrainingHistory = TrainingHistory(),
    privateValues: PrivateValueFinder = .none,
    judge: String? = nil,
    workers: Workers = .none
  ) {
    self.workers = workers
    self.judge = RecordJudge(
      rules: RuleBook(rules: policy.rules, privateValues: privateValues),
      rulesOfConflicts: RuleBook(rules: policy.rulesOfConflicts, privateValues: .none),
      memory: judge.map { VerdictMemory(policy: policy, judge: $0, hash: hash) }
    )
    self.pairDecisions = pairDecisions
    amplification = AmplificationGuard(history: history, maxDepth: policy.maxDepth)
    self.policy = policy
    metaField = policy.grouping.metaField
    self.hash = hash
    self.dictionary = dictionary
  }

  /// Counts records that nobody has said anything of by which they could go into a set.
  package mutating func passOver(waiting: Int, unjudged: Int) {
    counts.records += waiting + unjudged
    counts.waiting += waiting
    counts.unjudged += unjudged
  }

  /// Takes one record in.
  package mutating func add(_ record: JudgedRecord) {
    counts.records += 1
    switch Judgement(record) {
    case .unjudged:
      counts.unjudged += 1
    case .waiting:
      counts.waiting += 1
    case .discarded(let reason):
      counts.dropped += 1
      drops.append(.discarded(record.interaction.id, reason))
    case .stated(let statement):
      switch record.consent {
      case nil:
        counts.withoutConsent += 1
        consentUnknown += 1
      case .some(.none):
        counts.dropped += 1
        drops.append(.refused(record.interaction.id))
      case let consent?:
        let candidate = Candidate(
          record,
          statement: statement,
          consent: consent,
          metaField: metaField
        )
        unjudged.append(RecordJudge.Case(candidate: candidate, kept: record.verdict))
        if unjudged.count == Self.batch { judgeBatch() }
      }
    }
  }

  /// How many records are given to the rules at once.
  private static let batch = 512

  /// Gives the rules what was read, and takes in what they are done with where more waits than there are workers.
  private mutating func judgeBatch() {
    let batch = unjudged
    unjudged = []
    judging.append(workers.later { [judge] in batch.map(judge.rule) })
    while judging.count > 2 * workers.count { takeIn(judging.removeFirst()) }
  }

  private mutating func takeIn(_ rulings: Later<[RecordJudge.Ruling]>) {
    for ruling in rulings.value() { takeIn(ruling) }
  }

  private mutating func takeIn(_ ruling: RecordJudge.Ruling) {
    var candidate = ruling.candidate
    if let new = ruling.fresh { fresh.append(new) }
    if candidate.asksOfRedacted { redactedQuestions[candidate.questionKey, default: 0] += 1 }
    switch ruling.verdict {
    case .keep(let warnings):
      candidate.warnings = warnings
      clusters[candidate.clusterKey, default: []].append(ClusterMember(candidate: candidate))
    case .drop(let rule, let reason, let isSide):
      let drop = Drop(interaction: candidate.id, rule: rule, reason: reason)
      if isSide {
        clusters[candidate.clusterKey, default: []].append(
          ClusterMember(candidate: candidate, drop: drop)
        )
      } else {
        counts.dropped += 1
        drops.append(drop)
      }
    }
  }

  /// The records by what they ask: by question, or by the first of the questions that are nearly the same.
  private func nearClusters() -> QuestionClusters {
    let isAnyHidden = redactedQuestions.values.contains { $0 > 1 }
    let clusters = isAnyHidden ? clusters.mapValues { $0.map(withWarningOfRedaction) } : clusters
    return policy.mergesNearDuplicates
      ? QuestionOrder(clusters)
        .stars(dictionary: dictionary, decisions: pairDecisions, hash: hash)
      : QuestionClusters(
        clusters: clusters.map { (QuestionOrder.name(of: $0.value), $0.value) },
        doubtful: []
      )
  }

  /// What asks the same of somebody else, as far as can be seen, is not merged, and a person should know why.
  private func withWarningOfRedaction(_ member: ClusterMember) -> ClusterMember {
    guard member.candidate.asksOfRedacted,
      redactedQuestions[member.candidate.questionKey, default: 0] > 1
    else { return member }
    var member = member
    member.candidate.warnings.append(
      CurationWarning(
        rule: "redacted-question",
        finding: "others ask this too, but redaction hides of whom or what, so nothing was merged"
      )
    )
    return member
  }

  /// Ends the reading and makes the set.
  package consuming func finish() -> CurationResult {
    judgeBatch()
    for rulings in judging { takeIn(rulings) }
    judging = []
    var drawn: [DrawnExample] = []
    var conflicts: [Conflict] = []
    var open = 0
    let near = nearClusters()
    let resolved = workers.map(near.clusters) { [hash, amplification, judge] key, members in
      ResolvedCluster(
        members,
        key: key,
        hash: hash,
        amplification: amplification,
        rules: judge.rules
      )
    }
    for cluster in resolved {
      if let example = cluster.drawn { drawn.append(example) }
      if let conflict = cluster.conflict { conflicts.append(conflict) }
      if cluster.isOpen { open += 1 }
      counts.used += cluster.used
      counts.inConflict += cluster.inConflict
      counts.dropped += cluster.drops.count
      drops += cluster.drops
    }
    let selection = select(&drawn)
    let examples = drawn.map(\.example).sorted { $0.id < $1.id }
    drops = drops.sorted(by: \.interaction)
    conflicts.sort { $0.id < $1.id }
    let values = policy.values
    return CurationResult(
      set: CuratedSet(
        id: hash.setID(
          policy: values,
          examples: examples,
          drops: drops,
          counts: counts,
          selection: selection
        ),
        policy: values,
        examples: examples,
        drops: drops,
        counts: counts,
        selection: selection
      ),
      conflicts: conflicts,
      openConflicts: open,
      pairs: PairChoice.items(of: near.doubtful, hash: hash),
      contradictions: near.contradictions,
      consentUnknown: consentUnknown,
      verdicts: fresh.sorted(by: \.verdict.interaction)
    )
  }
}

extension Curator {
  /// Balances the examples, and keeps those that are held out from training.
  private mutating func select(_ drawn: inout [DrawnExample]) -> SelectionReport {
    var report = SelectionReport()
    drawn.sort { $0.example.id < $1.example.id }
    let left = Balance(policy, hash: hash, dictionary: dictionary).apply(to: &drawn, &report)
    counts.dropped += left.count
    counts.used -= left.count
    drops += left
    let holdout = Holdout(policy)
    if holdout.isOn {
      for place in drawn.indices where holdout.contains(drawn[place].example.cluster, hash: hash) {
        drawn[place].example.hold(.holdout)
      }
      Leakage(dictionary: dictionary, decisions: pairDecisions).apply(to: &drawn, &report)
      for place in drawn.indices where drawn[place].example.trainingHold != nil {
        let id = hash.exampleID(of: drawn[place].example)
        drawn[place].example.id = id
        for index in drawn[place].merged.indices { drawn[place].merged[index].mergedInto = id }
      }
      report.heldOut = drawn.count { $0.example.trainingHold == .holdout }
    }
    drops += drawn.flatMap(\.merged)
    return report
  }
}

extension Array {
  /// The elements by ids; what has the same id stays in its order.
  ///
  /// Only ids are moved about, not elements of many parts.
  fileprivate func sorted(by id: (Element) -> InteractionID) -> [Element] {
    var order: [(id: InteractionID, place: Int)] = indices.map { (id(self[$0]), $0) }
    order.sort { left, right in
      left.id == right.id ? left.place < right.place : left.id < right.id
    }
    return order.map { self[$0.place] }
  }
}

/// What a curator made.
package struct CurationResult: Hashable, Sendable {
  /// The draft.
  package var set: CuratedSet
  /// Every question whose statements do not agree, settled ones included.
  package var conflicts: [Conflict]
  /// How many of the conflicts wait for a person.
  package var openConflicts: Int
  /// The pairs of questions in nearly the same words that a person is asked about.
  package var pairs: [Conflict]
  /// What people said of pairs of questions that cannot all hold.
  package var contradictions: [PairContradiction]
  /// How many judged records were left out because neither they nor the store speak of consent.
  package var consentUnknown: Int
  /// What the rules said of records that nothing was kept of, or that have changed.
  package var verdicts: [FreshVerdict]
  /// How often texts of records had been erased or replaced when they were read, by the store's count.
  package var revision: Int64 = 0

  /// Makes a result.
  package init(
    set: CuratedSet,
    conflicts: [Conflict],
    openConflicts: Int,
    pairs: [Conflict] = [],
    contradictions: [PairContradiction] = [],
    consentUnknown: Int,
    verdicts: [FreshVerdict] = []
  ) {
    self.verdicts = verdicts
    self.contradictions = contradictions
    self.pairs = pairs
    self.set = set
    self.conflicts = conflicts
    self.openConflicts = openConflicts
    self.consentUnknown = consentUnknown
  }
}

extension Drop {
  /// The rule of what a reviewer discarded.
  package static let discardedRule = "discarded"
  /// The rule of what no use is allowed of.
  package static let consentRule = "consent"
  /// The rule of what was merged into the example of its cluster.
  package static let duplicateRule = "duplicate"
  /// The rule of what was merged into an example whose question is in nearly the same words.
  package static let nearDuplicateRule = "near-duplicate"

  static func discarded(_ interaction: InteractionID, _ reason: ReasonCode) -> Drop {
    Drop(interaction: interaction, rule: discardedRule, reason: reason.rawValue)
  }

  static func refused(_ interaction: InteractionID) -> Drop {
    Drop(interaction: interaction, rule: consentRule, reason: "no use of it is allowed")
  }

  /// A record that was merged into an example of the same question, or of one that is as near as that.
  static func merged(
    _ interaction: InteractionID,
    into example: ExampleID,
    likeness: Likeness?
  ) -> Drop {
    Drop(
      interaction: interaction,
      rule: likeness == nil ? duplicateRule : nearDuplicateRule,
      reason: reason(of: likeness),
      mergedInto: example
    )
  }

  private static func reason(of likeness: Likeness?) -> String {
    switch likeness {
    case nil: "the same question as another record"
    case .oneWordApart: "nearly the wording of another record's question, one word or synonym apart"
    default: "nearly the wording of another record's question"
    }
  }
}
